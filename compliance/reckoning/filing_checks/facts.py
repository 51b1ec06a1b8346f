"""The facts of a filing that the checks weigh; one that is not given never blocks."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.reckoning.exclusions import Exclusion
    from compliance.reckoning.stays import Stay


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingFacts:
    """技能実習2号 as it was done."""

    occupation: str
    months_completed: int
    passed_practical: bool = False
    evaluation_report: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsFacts:
    """The terms of the contract that is filed. Yen and hours; rates in percent."""

    monthly_pay: int | None = None
    comparable_monthly_pay: int | None = None
    hourly_pay: float | None = None
    regional_minimum_hourly: int | None = None
    weekly_hours: float | None = None
    regular_weekly_hours: float | None = None
    weekly_days: float | None = None
    yearly_days: int | None = None
    rent_in_contract: int | None = None
    rent_in_plan: int | None = None
    overtime_percent: int | None = None
    overtime_above_60_hours_percent: int | None = None
    statutory_holiday_percent: int | None = None
    night_percent: int | None = None
    suspension_allowance_percent: int | None = None
    annual_leave_days: int | None = None
    support_costs_charged: bool | None = None
    initial_housing_costs_charged: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportFacts:
    """Who carries out the support. `scope` is all, part or none (the employer itself)."""

    scope: str
    registration_number: str = ""
    registered_on: date | None = None
    expires_on: date | None = None
    is_registered: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """The residence card in use at filing, as printed."""

    number: str = ""
    status: str = ""
    permitted_on: date | None = None
    permission_kind: str = "unknown"
    period_months: int | None = None
    expires_on: date | None = None
    previous_expiry: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingFacts:
    """One filing: `application_type` is coe, change or extension; `status_to` the status applied for.

    `dates` holds the days on the papers by name, `issued_on` when each paper was issued, by its slug.
    """

    application_type: str
    accepted_on: date
    field: str
    status_to: str = "ssw1"
    preparation: bool = False
    already_ssw1_in_field: bool | None = None
    council_member: bool | None = None
    jaim_member: bool | None = None
    contract_on: date | None = None
    separation_on: date | None = None
    had_separation: bool | None = None
    missing_on: date | None = None
    had_missing: bool | None = None
    missing_by_employers_fault: bool | None = None
    care_staff: int | None = None
    ssw1_in_care: int | None = None
    full_time_staff: int | None = None
    ssw1_in_construction: int | None = None
    guidance_on: date | None = None
    guidance_done: bool | None = None
    guidance_mode: str | None = None
    guidance_hours: float | None = None
    guidance_language: str | None = None
    worker_languages: tuple[str, ...] = ()
    skills_tests_passed: tuple[str, ...] | None = None
    field_language_tests_passed: tuple[str, ...] = ()
    second_tests_passed: tuple[str, ...] | None = None
    training: TrainingFacts | None = None
    language_level: str | None = None
    stays: tuple[Stay, ...] | None = None
    stay_history_complete: bool = False
    exclusions: tuple[Exclusion, ...] = ()
    asks_beyond_cap: bool = False
    asked_months: int | None = None
    terms: TermsFacts | None = None
    dates: Mapping[str, date] = dataclasses.field(default_factory=dict)
    issued_on: Mapping[str, date] = dataclasses.field(default_factory=dict)
    support: SupportFacts | None = None
    card: CardFacts | None = None

    @property
    def is_new_to_employer(self) -> bool:
        """Whether a contract, guidance and tests go with this filing: an extension repeats none of them."""
        return self.application_type != "extension"

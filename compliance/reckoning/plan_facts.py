"""What a support plan says, as far as the law looks at it, and what a check of it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .findings import Finding, finding
from .plan_rows import edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from compliance.rulebook import Rule

NO_DELEGATION: Final = "none"
PART: Final = "part"
ALL: Final = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One row of part IV as filled in; `methods` holds the boxes chosen and what is written beside each."""

    key: str
    will_do: bool | None = None
    timing: str = ""
    reason: str = ""
    content: str = ""
    is_entrusted: bool = False
    person: str = ""
    address: str = ""
    methods: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLanguage:
    language: str = ""
    interpreter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HousingFacts:
    """住居の概要. `stays_by_wish`: in a training home, by the worker's own wish; the bedroom counts there."""

    secured_at: str = ""
    occupants: int | None = None
    room_m2: Decimal | float | None = None
    bedroom_m2: Decimal | float | None = None
    stays_by_wish: bool = False
    is_rent_charged: bool | None = None
    monthly_rent: int | None = None
    ownership: str = ""
    rent_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityFacts:
    """One municipality whose measures were looked up."""

    name: str = ""
    checked_on: date | None = None
    method: str = ""
    method_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """A plan and what it is compared with. `contract_rent` is the deduction in the contract, None if unknown.

    `languages` goes by obligation: pre_arrival_guidance, life_orientation, consultation, periodic_interview.
    `home` is None where the worker lives in the municipality of the workplace.
    """

    status: str = "ssw1"
    author: str = ""
    language: str = ""
    created_on: date | None = None
    contract_concluded_on: date | None = None
    starts_on: date | None = None
    application_on: date | None = None
    signed_on: date | None = None
    delegation: str = NO_DELEGATION
    delegate: str = "unregistered"
    own_office_given: bool = False
    support_body_given: bool = False
    support_body_registered_on: date | None = None
    support_body_expires_on: date | None = None
    manager: str = ""
    manager_department: str = ""
    worker_department: str = ""
    officer_count: int | None = None
    is_neutral: bool | None = None
    is_proper: bool | None = None
    rows: tuple[PlannedRow, ...] = ()
    languages: Mapping[str, PlannedLanguage] = field(default_factory=dict)
    staff_languages: tuple[str, ...] = ()
    worker_languages: tuple[str, ...] = ()
    guidance_hours: Decimal | float | None = None
    orientation_hours: Decimal | float | None = None
    consultation_days: tuple[str, ...] = ()
    consultation_methods: Mapping[str, str] = field(default_factory=dict)
    emergency_methods: Mapping[str, str] = field(default_factory=dict)
    housing: HousingFacts = field(default_factory=HousingFacts)
    contract_rent: int | None = None
    is_municipality_checked: bool | None = None
    workplace: MunicipalityFacts = field(default_factory=MunicipalityFacts)
    home: MunicipalityFacts | None = None
    interview_choice: str = ""
    already_in_japan: bool = False
    same_site: bool = False
    placement_licensed: bool | None = None
    field_code: str = ""

    def row(self, key: str) -> PlannedRow | None:
        return next((row for row in self.rows if row.key == key), None)


PlanFinding = Finding


def found(code: str, *, row: str, field: str = "", on: date, because: tuple[Rule, ...] = ()) -> PlanFinding:
    """A finding about a plan; where no other rule is named it rests on the form."""
    return finding(
        code,
        checks="support/plan_checks",
        row=row,
        field=field,
        on=on,
        because=because or (edition("support/plan_form", on),),
    )


def finding_codes(on: date) -> tuple[str, ...]:
    return tuple(edition("support/plan_checks", on).value)

"""定期届出の事実: who was enrolled when, what was paid month by month, how support stood on 31 March."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

_ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A time as SSW at this employer under one status; `to_on` None means it continues."""

    status: str
    from_on: date
    to_on: date | None = None

    def __post_init__(self) -> None:
        if self.to_on is not None and self.to_on < self.from_on:
            raise ImpossibleFacts("enrolments", f"it ends ({self.to_on}) before it begins ({self.from_on}).")


@dataclass(frozen=True, slots=True, kw_only=True)
class PayrollMonth:
    """One worker's month: days, hours, yen. `cash` is all fixed pay of the month, overtime pay included;
    `partial` overrides what the enrolment says about a month begun or ended midway.
    """

    year: int
    month: int
    status: str
    days: int = 0
    regular_hours: Decimal = _ZERO
    overtime_hours: Decimal = _ZERO
    cash: int = 0
    overtime_pay: int = 0
    commuting: int = 0
    attendance: int = 0
    family: int = 0
    bonus: int = 0
    food: int = 0
    housing: int = 0
    tax_and_insurance: int = 0
    other_deductions: int = 0
    partial: bool | None = None

    def __post_init__(self) -> None:
        named = self.overtime_pay + self.commuting + self.attendance + self.family
        if named > self.cash:
            raise ImpossibleFacts(
                "cash",
                f"{self.year}-{self.month:02}: the named parts ({named}) exceed the pay ({self.cash}).",
            )

    @property
    def base_pay(self) -> int:
        """What is left of the pay without overtime, commuting, attendance and family allowances."""
        return self.cash - self.overtime_pay - self.commuting - self.attendance - self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedWorker:
    """One worker with everything the report asks. `site` and support are as on the snapshot day, or the
    worker's last. `last_year` is the payroll of the year before, for the rate of raise.
    """

    ref: Any
    name: str
    field: str
    site: str
    enrolments: tuple[Enrolment, ...]
    payroll: tuple[PayrollMonth, ...] = ()
    last_year: tuple[PayrollMonth, ...] = ()
    nationality: str = ""
    birth_date: date | None = None
    sex: str = ""
    card_number: str = ""
    pays_by_transfer: bool | None = None
    support_body: str = ""
    support_officer: str = ""
    support_phone: str = ""
    special_report_not_filed: bool = False
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Exact sums over the months that count, and how many those are."""

    months: int = 0
    days: int = 0
    regular_hours: Decimal = _ZERO
    overtime_hours: Decimal = _ZERO
    cash: int = 0
    overtime_pay: int = 0
    commuting: int = 0
    attendance: int = 0
    family: int = 0
    food: int = 0
    housing: int = 0
    tax_and_insurance: int = 0
    other_deductions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Averages:
    """Item 4 for one status, rounded as the form asks; None where nothing counts. `sums` are exact."""

    status: str
    persons: int
    days: int | None
    regular_hours: int | None
    overtime_hours: int | None
    cash: int | None
    overtime_pay: int | None
    commuting: int | None
    attendance: int | None
    family: int | None
    bonus: int | None
    food: int | None
    housing: int | None
    tax_and_insurance: int | None
    other_deductions: int | None
    raise_rate: Decimal | None
    bonus_total: int
    raise_rate_persons: int
    sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLine:
    """A worker's line on annex 1."""

    number: int
    worker: ReportedWorker
    status: str
    activity_days: int
    pay_total: int
    is_entrusted: bool
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSheet:
    """Annex 1 of one site; `pages` are its lines, as many a page as the form holds."""

    site: str
    pages: tuple[tuple[WorkerLine, ...], ...]

    @property
    def lines(self) -> tuple[WorkerLine, ...]:
        return tuple(line for page in self.pages for line in page)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPayroll:
    """A month somebody was enrolled in and no payroll is entered for."""

    worker: ReportedWorker
    year: int
    month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualFigures:
    """Form 3-6 with its annexes, as figures."""

    fiscal_year: int
    period_from: date
    period_to: date
    total: int
    ssw1: int
    ssw2: int
    main_field: str
    field_count: int
    averages: dict[str, Averages]
    sites: tuple[SiteSheet, ...]
    is_self_support_only: bool
    support_bodies: tuple[str, ...]
    missing: tuple[MissingPayroll, ...]
    because: tuple[Rule, ...]
    warnings: tuple[str, ...]

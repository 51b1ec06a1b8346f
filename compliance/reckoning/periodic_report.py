"""定期届出: the report on all workers, every quarter until spring 2025, every fiscal year since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from compliance.common.dates import ONE_DAY, end_of_period_days, fiscal_year_range, quarter_range
from compliance.common.text import nfkc
from compliance.rulebook import RuleNotInForce, history, rule

from .closed_days import open_day_on_or_before, rolled
from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from compliance.rulebook import Rule

CLOSED_LAST_DAY_UNSETTLED: Final = "closed_last_day_unsettled"
_QUARTER: Final = re.compile(r"(?P<year>\d{4})-?[Qq](?P<number>[1-4])")
_CADENCE: Final = "notifications/periodic_cadence"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicReport:
    """One report: the period it covers and the window in which it is filed."""

    official_form: str
    official_forms: tuple[str, ...]
    period_from: date
    period_to: date
    opens_on: date
    last_day: date
    due_on: date
    safe_on: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inclusion:
    included: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def periodic_report(*, fiscal_year: int | None = None, quarter: str | None = None) -> PeriodicReport:
    """The report of a fiscal year, or of a calendar quarter ("2025Q1")."""
    if (fiscal_year is None) == (quarter is None):
        raise ImpossibleFacts("fiscal_year", "give fiscal_year or quarter, one of the two.")
    return quarterly_report(quarter) if quarter is not None else annual_report(fiscal_year or 0)


def annual_report(fiscal_year: int) -> PeriodicReport:
    """Immigration Act 19-18(2) since the yearly rule: in the window after the fiscal year has ended."""
    # The fiscal year is the yearly rule's own notion, so its first month comes from its first version.
    first_month = history("notifications/annual_report").versions[0].value["fiscal_year_first_month"]
    try:
        period_from, period_to = fiscal_year_range(fiscal_year, first_month=first_month)
    except ValueError:
        raise ImpossibleFacts("fiscal_year", f"{fiscal_year} is no year.") from None
    cadence = _covering("fiscal_year", str(fiscal_year), period_to, "yearly")
    law = rule("notifications/annual_report", on=period_to)
    (open_month, open_day), (close_month, close_day) = law.value["opens"], law.value["closes"]
    last_day = date(period_to.year, close_month, close_day)
    due_on, moved_by = rolled(last_day, under="calendar/roll_annual_report")
    return PeriodicReport(
        official_form=law.value["forms"][0],
        official_forms=law.value["forms"],
        period_from=period_from,
        period_to=period_to,
        opens_on=date(period_to.year, open_month, open_day),
        last_day=last_day,
        due_on=due_on,
        safe_on=open_day_on_or_before(last_day),
        because=(law, cadence, *moved_by),
        warnings=(CLOSED_LAST_DAY_UNSETTLED,) if due_on != last_day else (),
    )


def quarterly_report(quarter: str) -> PeriodicReport:
    """Immigration Act 19-18(2) under the quarterly rule: days after the first day of the next quarter."""
    match = _QUARTER.fullmatch(nfkc(quarter))
    if not match:
        raise ImpossibleFacts("quarter", f"{quarter!r} is no quarter; write it like 2025Q1.")
    try:
        period_from, period_to = quarter_range(int(match["year"]), int(match["number"]))
    except (ValueError, OverflowError):
        raise ImpossibleFacts("quarter", f"{quarter!r} lies outside the calendar.") from None
    cadence = _covering("quarter", quarter, period_to, "quarterly")
    law = rule("notifications/quarterly_report", on=period_to)
    opens_on = period_to + ONE_DAY
    last_day = end_of_period_days(opens_on, law.value["days_after_first_day_of_next_quarter"])
    due_on, moved_by = rolled(last_day, under="calendar/roll_notifications")
    return PeriodicReport(
        official_form=law.value["forms"][0],
        official_forms=law.value["forms"],
        period_from=period_from,
        period_to=period_to,
        opens_on=opens_on,
        last_day=last_day,
        due_on=due_on,
        safe_on=open_day_on_or_before(last_day),
        because=(law, cadence, rule("calendar/first_day_excluded", on=opens_on), *moved_by),
    )


def periodic_report_includes(
    *, fiscal_year: int, employed_from: date, employed_to: date | None = None
) -> Inclusion:
    """Anyone with a contract on even one day of the period is in the report."""
    if employed_to is not None and employed_to < employed_from:
        raise ImpossibleFacts("employed_to", "the contract ends before it begins (employed_from).")
    report = annual_report(fiscal_year)
    first = max(employed_from, report.period_from)
    last = report.period_to if employed_to is None else min(employed_to, report.period_to)
    needed = rule("notifications/annual_report", on=report.period_to)
    days = (last - first + ONE_DAY).days
    return Inclusion(
        included=days >= needed.value["includes_anyone_employed_for_days"], because=report.because[:2]
    )


def _covering(fact: str, asked: str, period_to: date, cadence: str) -> Rule:
    """The rule in force at the end of the period, if it is of that cadence."""
    try:
        law = rule(_CADENCE, on=period_to)
    except RuleNotInForce as refused:
        raise ImpossibleFacts(fact, f"{asked}: {refused}") from None
    if law.value != cadence:
        raise ImpossibleFacts(
            fact,
            f"{asked}: no {cadence} report covers it; {_CADENCE} says {law.value} for periods ending "
            f"from {law.effective_from}"
            + (f" until before {law.effective_to}." if law.effective_to else "."),
        )
    return law

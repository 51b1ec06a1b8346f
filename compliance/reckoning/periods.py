"""期間の計算: what a period of days or months gives by the Civil Code, and the day to plan for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.common.dates import add_months, end_of_period_days, end_of_period_months
from compliance.rulebook import rule

from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

MONTH_END_UNCONFIRMED: Final = "month_end_count_unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The end of a period: `last_day` by the Code, `safe_on` the earlier of the Code's and naive count."""

    last_day: date
    safe_on: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def add_period(*, from_on: date, months: int | None = None, days: int | None = None) -> Period:
    """The last day of a period that begins after `from_on`: Civil Code 140 and, for months, 143."""
    if (months is None) == (days is None):
        raise ImpossibleFacts("months", "give months or days, one of the two.")
    first_day_excluded = rule("calendar/first_day_excluded", on=from_on)
    if days is not None:
        if days < 0:
            raise ImpossibleFacts("days", f"{days} is less than none.")
        last = end_of_period_days(from_on, days)
        return Period(last_day=last, safe_on=last, because=(first_day_excluded,))
    assert months is not None  # noqa: S101 - told above
    if months < 0:
        raise ImpossibleFacts("months", f"{months} is less than none.")
    by_calendar = rule("calendar/months_by_calendar", on=from_on)
    last, naive = end_of_period_months(from_on, months), add_months(from_on, months)
    unconfirmed = last != naive and not by_calendar.value["month_end_practice_confirmed"]
    return Period(
        last_day=last,
        safe_on=min(last, naive),
        because=(first_day_excluded, by_calendar),
        warnings=(MONTH_END_UNCONFIRMED,) if unconfirmed else (),
    )

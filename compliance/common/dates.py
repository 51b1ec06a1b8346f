"""Japanese legal date arithmetic: periods, closed days, fiscal years. Pure; holds no number of any law."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import jpholiday

ONE_DAY: Final = timedelta(days=1)
MONTHS_A_YEAR: Final = 12


def last_day_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    index = year * MONTHS_A_YEAR + (month - 1) + months
    return index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1


def end_of_period_months(base: date, months: int) -> date:
    """Last day of a period of months after `base`: Civil Code 140 (first day excluded), 143 (the calendar).

    The count starts on the day after `base`. Started on the first of a month it fills whole months; otherwise
    it ends on the day before the corresponding day, or on the month's last day where there is none.
    """
    start = base + ONE_DAY
    year, month = _shift_month(start.year, start.month, months)
    if start.day == 1:
        return date(year, month, 1) - ONE_DAY
    if start.day <= monthrange(year, month)[1]:
        return date(year, month, start.day) - ONE_DAY
    return last_day_of_month(year, month)


def end_of_period_days(base: date, days: int) -> date:
    """Last day of a period of days after `base`: Civil Code 140 (first day excluded)."""
    return base + timedelta(days=days)


def add_months(day: date, months: int) -> date:
    """The same day of the month some months on, or the month's last day where it is shorter.

    How people count by hand, not the Civil Code; the earlier of the two counts is the day to plan for.
    """
    year, month = _shift_month(day.year, day.month, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def subtract_months(day: date, months: int) -> date:
    """Counting back: the same day some months before, or the month's last day where it is shorter."""
    return add_months(day, -months)


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Which days offices are closed; the ranges come from the rulebook (law on holidays of state offices)."""

    iso_weekdays: frozenset[int]
    national_holidays: bool
    year_end_from: tuple[int, int]  # month, day
    year_end_to: tuple[int, int]


@lru_cache(maxsize=4096)
def is_national_holiday(day: date) -> bool:
    """A holiday of the law on national holidays, substitute and in-between holidays included."""
    return bool(jpholiday.is_holiday(day))


def is_closed_day(day: date, closed: ClosedDays) -> bool:
    """Closed under art. 1 of the law on holidays of state offices."""
    if day.isoweekday() in closed.iso_weekdays:
        return True
    if (day.month, day.day) >= closed.year_end_from or (day.month, day.day) <= closed.year_end_to:
        return True
    return closed.national_holidays and is_national_holiday(day)


def roll_forward(day: date, closed: ClosedDays) -> date:
    """The day itself if offices are open, else the next open day (art. 2 of the law on holidays)."""
    while is_closed_day(day, closed):
        day += ONE_DAY
    return day


def previous_open_day(day: date, closed: ClosedDays) -> date:
    """The day itself if offices are open, else the last open day before it: the day to plan for."""
    while is_closed_day(day, closed):
        day -= ONE_DAY
    return day


def fiscal_year(day: date, *, first_month: int = 4) -> int:
    """The year in which the fiscal year of `day` began."""
    return day.year if day.month >= first_month else day.year - 1


def fiscal_year_range(year: int, *, first_month: int = 4) -> tuple[date, date]:
    """First and last day of the fiscal year that begins in `year`."""
    return date(year, first_month, 1), date(year + 1, first_month, 1) - ONE_DAY


def quarter(day: date) -> int:
    """The calendar quarter, 1 to 4."""
    return (day.month - 1) // 3 + 1


def quarter_range(year: int, number: int) -> tuple[date, date]:
    """First and last day of a calendar quarter."""
    if number not in {1, 2, 3, 4}:
        raise ValueError(f"A year has quarters 1 to 4, not {number}.")
    first = date(year, 3 * number - 2, 1)
    return first, end_of_period_months(first - ONE_DAY, 3)

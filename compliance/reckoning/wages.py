"""賃金の計算: hourly bases and averages in whole numbers and decimals, never floats."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from compliance.common.dates import MONTHS_A_YEAR

from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Iterable

MINUTES_AN_HOUR: Final = 60


def rounded(figure: Decimal, *, decimals: int = 0) -> Decimal:
    """四捨五入: halves away from zero."""
    return figure.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def average(total: Decimal | int, count: int) -> Decimal | None:
    """The exact average; None of nothing."""
    return None if count == 0 else Decimal(total) / Decimal(count)


def hourly_base(*, pay: int, without: Iterable[int], hours: Decimal) -> Decimal:
    """Pay less what does not belong to the base, by the hours worked for it."""
    if hours <= 0:
        raise ImpossibleFacts("hours", "an hourly base needs hours above zero.")
    return Decimal(pay - sum(without)) / hours


def monthly_hours(*, yearly_minutes: int) -> Decimal:
    """所定労働時間: a month's share of the year's regular hours."""
    return Decimal(yearly_minutes) / Decimal(MINUTES_AN_HOUR) / Decimal(MONTHS_A_YEAR)


def hourly_wage(*, monthly_yen: int, yearly_minutes: int) -> Decimal:
    """A monthly wage by the hour, as minimum wages and comparisons are reckoned."""
    return hourly_base(pay=monthly_yen, without=(), hours=monthly_hours(yearly_minutes=yearly_minutes))

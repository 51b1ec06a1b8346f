"""在留の通算: stays as half-open intervals, merged, clipped and measured in months and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from compliance.common.dates import ONE_DAY, end_of_period_months

from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FOREVER: Final = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A stay with a status of residence; `to_on` None means it continues."""

    status: str
    from_on: date
    to_on: date | None = None
    kind: str | None = None

    def __post_init__(self) -> None:
        if self.to_on is not None and self.to_on < self.from_on:
            raise ImpossibleFacts(
                "stays", f"a stay ends (to_on {self.to_on}) before it begins (from_on {self.from_on})."
            )


@dataclass(frozen=True, slots=True)
class Interval:
    """A counted stay: the day it began is excluded, the day it ended included (Civil Code 140)."""

    after: date
    until: date

    @property
    def days(self) -> int:
        return max((self.until - self.after).days, 0)

    def clipped(self, day: date) -> Interval:
        return Interval(self.after, max(self.after, min(self.until, day)))


@dataclass(frozen=True, slots=True)
class Length:
    """A length by the calendar: whole months, and the days left over."""

    months: int = 0
    days: int = 0

    def __add__(self, other: Length) -> Length:
        return Length(self.months + other.months, self.days + other.days)

    def carried(self, days_a_month: int) -> Length:
        """The same length with enough days made into months."""
        return Length(self.months + self.days // days_a_month, self.days % days_a_month)

    def exceeds(self, months: int) -> bool:
        return self.months > months or (self.months == months and self.days > 0)


def is_counted(stay: Stay, counted: Iterable[Mapping[str, str]]) -> bool:
    """Whether the stay is one of those counted; an entry that names a kind counts that kind alone."""
    return any(
        stay.status == entry["status"] and ("kind" not in entry or stay.kind == entry["kind"])
        for entry in counted
    )


def merged(stays: Iterable[Stay]) -> tuple[Interval, ...]:
    """The stays as intervals; one that begins by the day after another ends continues it."""
    result: list[Interval] = []
    for stay in sorted(stays, key=lambda stay: stay.from_on):
        until = FOREVER if stay.to_on is None else stay.to_on
        last = result[-1] if result else None
        if last and (last.until == FOREVER or stay.from_on <= last.until + ONE_DAY):
            result[-1] = Interval(last.after, max(last.until, until))
        else:
            result.append(Interval(stay.from_on, until))
    return tuple(result)


def length_of(interval: Interval) -> Length:
    """Whole months (Civil Code 143), then days."""
    months = (
        (interval.until.year - interval.after.year) * 12 + interval.until.month - interval.after.month + 1
    )
    while months > 0 and end_of_period_months(interval.after, months) > interval.until:
        months -= 1
    end = end_of_period_months(interval.after, months) if months > 0 else interval.after
    return Length(max(months, 0), max((interval.until - end).days, 0))


def total_length(intervals: Sequence[Interval]) -> Length:
    return sum((length_of(interval) for interval in intervals), Length())


def total_days(intervals: Sequence[Interval]) -> int:
    return sum(interval.days for interval in intervals)


def shortened(intervals: Sequence[Interval], days: int) -> tuple[Interval, ...]:
    """The intervals with that many days taken off their end, last interval first."""
    kept: list[Interval] = []
    for interval in reversed(intervals):
        taken = min(days, interval.days)
        days -= taken
        kept.append(Interval(interval.after, date.fromordinal(interval.until.toordinal() - taken)))
    return tuple(reversed(kept))

"""通算在留期間: how much of the cap on SSW (i) is used, and on which day it is reached."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from compliance.common.dates import ONE_DAY, add_months, end_of_period_months
from compliance.rulebook import RuleNotInForce, UnknownRule, history, rule

from .closed_days import open_day_on_or_before
from .exclusions import Exclusion, leave_exclusion
from .facts import ImpossibleFacts
from .periods import add_period
from .stays import (
    FOREVER,
    Interval,
    Length,
    Stay,
    is_counted,
    length_of,
    merged,
    shortened,
    total_length,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compliance.rulebook import Rule

MONTHS_A_YEAR: Final = 12
CONFIRM_WITH_RECORDS: Final = "confirm_with_records"
NOT_STAYING: Final = "no_counted_stay_on_that_day"
UNKNOWN_KIND: Final = "stay_kind_unknown"
EXCLUSION_PENDING: Final = "exclusion_not_yet_approved"
EXCLUSION_NOT_ALLOWED: Final = "exclusion_not_allowed"
CAP_REACHED: Final = "cap_reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalStay:
    """What is used on the day, and the day the cap is reached; None where there is no cap.

    `cap_on_if_approved` is the cap if every exclusion asked for were granted.
    """

    years: int
    months: int
    days: int
    cap_on: date | None
    cap_on_if_approved: date | None
    safe_on: date | None
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()

    @property
    def used(self) -> Length:
        return Length(self.years * MONTHS_A_YEAR + self.months, self.days)


@dataclass(slots=True)
class _Excluded:
    """Exclusions after judging: intervals granted, intervals still asked for, and why."""

    approved: list[Interval] = field(default_factory=list)
    pending: list[Interval] = field(default_factory=list)
    because: list[Rule] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def total_stay(*, stays: Sequence[Stay], on: date, exclusions: Sequence[Exclusion] = ()) -> TotalStay:
    """Ordinance on landing criteria, SSW (i): all fields and employers together, until the cap.

    An unbroken stay begun on D reaches it when the period after D has passed (Civil Code 140, 143). Broken
    stays are added by the calendar and in days; the earlier cap is given, to be confirmed with the records.
    Approved exclusions move it by as many days.
    """
    law = rule("residence/total_stay_cap", on=on)
    counting = rule("residence/total_stay_counted", on=on)
    counted = _counted(stays, counting)
    excluded = _judged(exclusions, on)
    timeline = counted
    because, warnings = [law, counting], list(excluded.warnings)
    if any(stay.kind not in {None, *counting.value["known_kinds"]} for stay in stays):
        warnings.append(UNKNOWN_KIND)
    uncapped = not counted or _has_uncapped_status(stays, on)
    if uncapped:
        because.append(rule("residence/second_status_cap", on=on))
    elif all(interval.until < on for interval in counted):
        timeline = (*counted, Interval(on, FOREVER))
        warnings.append(NOT_STAYING)
    because += excluded.because
    broken = rule("residence/total_stay_broken", on=on) if len(timeline) > 1 else None
    if broken:
        because.append(broken)
        warnings.append(CONFIRM_WITH_RECORDS)
    used = _used(
        counted, excluded.approved, on, days_a_month=broken.value["days_a_month"] if broken else None
    )
    cap_on = if_approved = safe_on = None
    if not uncapped:
        cap_on, if_approved, safe_on = _caps(timeline, excluded, law)
        if len(timeline) == 1:
            counted_so = add_period(from_on=timeline[0].after, months=law.value["months"])
            because += counted_so.because
            warnings += counted_so.warnings
        if cap_on <= on:
            warnings.append(CAP_REACHED)
    return TotalStay(
        years=used.months // MONTHS_A_YEAR,
        months=used.months % MONTHS_A_YEAR,
        days=used.days,
        cap_on=cap_on,
        cap_on_if_approved=if_approved,
        safe_on=safe_on,
        because=tuple(because),
        warnings=tuple(dict.fromkeys(warnings)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CapByCount:
    """The day a cap is reached, by the calendar and in days; for an unbroken stay the calendar counts."""

    by_calendar: date
    in_days: date
    is_broken: bool

    @property
    def on(self) -> date:
        return min(self.by_calendar, self.in_days) if self.is_broken else self.by_calendar


def cap_by_count(
    *, stays: Sequence[Stay], on: date, months: int, days: int, exclusions: Sequence[Exclusion] = ()
) -> CapByCount | None:
    """Both ways of adding, with approved exclusions; None where no counted stay is known."""
    counted = _counted(stays, rule("residence/total_stay_counted", on=on))
    if not counted:
        return None
    ended = all(interval.until < on for interval in counted)
    timeline = (*counted, Interval(on, FOREVER)) if ended else counted
    running = (*timeline[:-1], Interval(timeline[-1].after, FOREVER))
    approved = _judged(exclusions, on).approved
    return CapByCount(
        by_calendar=_moved_by(approved, running, _reached_by_calendar(timeline, months)),
        in_days=_moved_by(approved, running, _reached_in_days(timeline, days)),
        is_broken=len(timeline) > 1,
    )


def _counted(stays: Sequence[Stay], counting: Rule) -> tuple[Interval, ...]:
    """The stays the rule counts, merged; refuses a status we do not know, or one before it existed."""
    for stay in stays:
        try:
            periods = history(f"periods_of_stay/{stay.status}")
        except UnknownRule:
            raise ImpossibleFacts("stays", f"{stay.status!r} is no status of residence we know.") from None
        if not is_counted(stay, counting.value["counted"]):
            continue
        try:
            periods.at(stay.from_on)
        except RuleNotInForce as refused:
            raise ImpossibleFacts("stays", f"{stay.status} on {stay.from_on}: {refused}") from None
    return merged(stay for stay in stays if is_counted(stay, counting.value["counted"]))


def _has_uncapped_status(stays: Iterable[Stay], on: date) -> bool:
    """Whether the person holds SSW (ii) on the day."""
    return any(stay.status == "ssw2" and stay.from_on <= on <= (stay.to_on or FOREVER) for stay in stays)


def _judged(exclusions: Sequence[Exclusion], on: date) -> _Excluded:
    result = _Excluded()
    for asked in sorted(exclusions, key=lambda asked: asked.from_on):
        judged = leave_exclusion(
            kind=asked.kind, from_on=asked.from_on, to_on=asked.to_on, applied_on=asked.applied_on or on
        )
        result.because += judged.because
        result.warnings += judged.warnings
        interval = Interval(asked.from_on - ONE_DAY, asked.to_on)
        if not judged.excludable:
            result.warnings.append(EXCLUSION_NOT_ALLOWED)
        elif asked.approved:
            result.approved.append(interval)
        else:
            result.pending.append(interval)
            result.warnings.append(EXCLUSION_PENDING)
    return result


def _used(
    counted: Sequence[Interval], approved: Sequence[Interval], on: date, *, days_a_month: int | None
) -> Length:
    begun = tuple(interval.clipped(on) for interval in counted if interval.after <= on)
    excluded = sum(_overlap(leave, begun).days for leave in _disjoint(approved))
    used = total_length(shortened(begun, excluded))
    return used.carried(days_a_month) if days_a_month else used


def _caps(timeline: Sequence[Interval], excluded: _Excluded, law: Rule) -> tuple[date, date, date]:
    """The cap, the cap if all that is asked were granted, and the day to plan for."""
    months, days = law.value["months"], law.value["days"]
    if len(timeline) == 1:
        reached = end_of_period_months(timeline[0].after, months)
        careful = min(reached, add_months(timeline[0].after, months))
    else:
        reached = careful = min(_reached_by_calendar(timeline, months), _reached_in_days(timeline, days))
    running = (*timeline[:-1], Interval(timeline[-1].after, FOREVER))
    return (
        _moved_by(excluded.approved, running, reached),
        _moved_by([*excluded.approved, *excluded.pending], running, reached),
        open_day_on_or_before(_moved_by(excluded.approved, running, careful)),
    )


def _reached_in_days(timeline: Sequence[Interval], days: int) -> date:
    for interval in timeline[:-1]:
        if interval.days >= days:
            return interval.after + timedelta(days=days)
        days -= interval.days
    return timeline[-1].after + timedelta(days=days)


def _reached_by_calendar(timeline: Sequence[Interval], months: int) -> date:
    so_far = Length()
    for interval in timeline:
        left = max(months - so_far.months, 0)
        reached = end_of_period_months(interval.after, left) if left else interval.after
        reached = max(reached - timedelta(days=so_far.days), interval.after)
        if reached <= interval.until:
            return reached
        so_far += length_of(interval)
    return reached


def _moved_by(leaves: Sequence[Interval], running: Sequence[Interval], cap_on: date) -> date:
    """The clock stands still during excluded leave that begins before the cap."""
    for leave in _disjoint(leaves):
        overlap = _overlap(leave, running)
        if leave.after < cap_on:
            cap_on += overlap
    return cap_on


def _disjoint(leaves: Sequence[Interval]) -> tuple[Interval, ...]:
    result: list[Interval] = []
    for leave in sorted(leaves, key=lambda leave: leave.after):
        if result and leave.after <= result[-1].until:
            result[-1] = Interval(result[-1].after, max(result[-1].until, leave.until))
        else:
            result.append(leave)
    return tuple(result)


def _overlap(leave: Interval, intervals: Iterable[Interval]) -> timedelta:
    """How many days of the leave fall into the intervals."""
    days = sum(
        Interval(max(leave.after, interval.after), min(leave.until, interval.until)).days
        for interval in intervals
    )
    return timedelta(days=days)

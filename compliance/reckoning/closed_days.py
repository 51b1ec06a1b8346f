"""休日: when state offices are closed, and how that moves a day. The law on holidays of state offices."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compliance.common.dates import ClosedDays, previous_open_day, roll_forward
from compliance.rulebook import rule

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule


@lru_cache(maxsize=8)
def _closed_days(closed: Rule) -> ClosedDays:
    year_end = closed.value["year_end"]
    return ClosedDays(
        iso_weekdays=frozenset(closed.value["iso_weekdays"]),
        national_holidays=closed.value["national_holidays"],
        year_end_from=(year_end["from"][0], year_end["from"][1]),
        year_end_to=(year_end["to"][0], year_end["to"][1]),
    )


def closed_days(*, on: date) -> ClosedDays:
    """Which days are closed, art. 1."""
    return _closed_days(rule("calendar/closed_days", on=on))


def open_day_on_or_before(day: date) -> date:
    """The day to plan for when `day` is the last: the last open day not after it."""
    return previous_open_day(day, closed_days(on=day))


def rolled(day: date, *, under: str) -> tuple[date, tuple[Rule, ...]]:
    """`day` moved to the next open day where the rule `under` says so (art. 2), and the rules used."""
    moves = rule(under, on=day)
    if not moves.value:
        return day, (moves,)
    moved = roll_forward(day, closed_days(on=day))
    if moved == day:
        return day, ()
    return moved, (moves, rule("calendar/closed_days", on=day))

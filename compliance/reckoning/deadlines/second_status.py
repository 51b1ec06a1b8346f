"""What the way to SSW (ii) puts a day on: the window for the certificate of the manufacturing test."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from compliance.reckoning.closed_days import open_day_on_or_before
from compliance.rulebook import history, rule

from .catalogue import all_in_force, due

if TYPE_CHECKING:
    from datetime import date

    from compliance.reckoning.due import Due
    from compliance.rulebook import Rule

MANUFACTURING_WINDOW: Final = "ssw2_manufacturing_window"
NOT_ANNOUNCED: Final = "window_not_announced"
AS_ENTERED: Final = "window_as_entered"
UNCONFIRMED: Final = "window_unconfirmed"
_ROUNDS: Final = "second_status/manufacturing_certificate_window"
_LOOK_UP: Final = "second_status/manufacturing_window_lookup"


def manufacturing_window_deadlines(
    *, on: date, opens_on: date | None = None, closes_on: date | None = None
) -> list[Due]:
    """D46: the last day of the first round that closes on the day or later.

    A window a person entered stands above what the rulebook knows.  Each round is announced by itself: of a
    round that is not announced the day is only the one by which to look it up, and says so.
    """
    if closes_on is not None:
        return all_in_force(lambda: [_closing(opens_on, closes_on, _newest(), AS_ENTERED)])
    known = _round_after(on)
    if known is None:
        return all_in_force(lambda: [_look_up(on)])
    window = known.value["round"]
    doubts = () if known.is_confirmed else (UNCONFIRMED,)
    return all_in_force(lambda: [_closing(window["opens"], window["closes"], known, *doubts)])


def _closing(opens_on: date | None, closes_on: date, law: Rule, *warnings: str) -> Due:
    return due(
        MANUFACTURING_WINDOW,
        last_day=closes_on,
        safe_on=open_day_on_or_before(closes_on),
        opens_on=opens_on,
        because=(law,),
        warnings=warnings,
    )


def _look_up(on: date) -> Due:
    policy = rule(_LOOK_UP, on=on)
    last = on + timedelta(days=policy.value["within"])
    return due(
        MANUFACTURING_WINDOW,
        last_day=last,
        safe_on=open_day_on_or_before(last),
        because=(_newest(), policy),
        warnings=(NOT_ANNOUNCED,),
    )


def _newest() -> Rule:
    return history(_ROUNDS).versions[-1]


def _round_after(on: date) -> Rule | None:
    """The round to come, or the one that runs; a version of the rule for each."""
    rounds = [version for version in history(_ROUNDS) if version.value and version.value.get("round")]
    return next((version for version in rounds if version.value["round"]["closes"] >= on), None)

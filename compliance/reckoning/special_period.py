"""特例期間: staying on while an application filed in time is still undecided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.common.dates import roll_forward
from compliance.rulebook import rule

from .closed_days import closed_days, open_day_on_or_before
from .facts import ImpossibleFacts
from .periods import add_period

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule


FILED_ON_NEXT_OPEN_DAY: Final = "filed_on_next_open_day_unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialPeriod:
    """Whether the special period applies, and at the end of which day it ends; no days where it does not."""

    applies: bool
    ends_on: date | None
    safe_on: date | None
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def special_period(
    *,
    expires_on: date,
    applied_on: date,
    period_days: int | None = None,
    decided_on: date | None = None,
) -> SpecialPeriod:
    """Immigration Act 20(6), for extensions by 21(4).

    Filed by the expiry and undecided then: until the decision, or the end of the day on which two months have
    passed since the expiry, whichever is earlier. Not for periods of thirty days or less.
    """
    if decided_on is not None and decided_on < applied_on:
        raise ImpossibleFacts("decided_on", "the decision cannot come before the application (applied_on).")
    law = rule("residence/special_period", on=expires_on)
    too_short = period_days is not None and period_days <= law.value["not_for_periods_up_to_days"]
    decided_in_time = decided_on is not None and decided_on <= expires_on
    if too_short or decided_in_time or applied_on > expires_on:
        return _does_not_apply(law, () if too_short else _filed_a_little_late(expires_on, applied_on))
    end = add_period(from_on=expires_on, months=law.value["months"])
    if decided_on is not None and decided_on <= end.last_day:
        return SpecialPeriod(
            applies=True,
            ends_on=decided_on,
            safe_on=min(decided_on, open_day_on_or_before(end.safe_on)),
            because=(law, *end.because),
        )
    return SpecialPeriod(
        applies=True,
        ends_on=end.last_day,
        safe_on=open_day_on_or_before(end.safe_on),
        because=(law, *end.because),
        warnings=end.warnings,
    )


def _filed_a_little_late(expires_on: date, applied_on: date) -> tuple[Rule, ...]:
    """The rule to warn of where the stay ended on a closed day and the filing came on the next open one."""
    next_open_day = roll_forward(expires_on, closed_days(on=expires_on))
    if expires_on < applied_on <= next_open_day:
        return (rule("calendar/roll_period_of_stay", on=expires_on),)
    return ()


def _does_not_apply(law: Rule, closed_day: tuple[Rule, ...]) -> SpecialPeriod:
    return SpecialPeriod(
        applies=False,
        ends_on=None,
        safe_on=None,
        because=(law, *closed_day),
        warnings=(FILED_ON_NEXT_OPEN_DAY,) if closed_day else (),
    )

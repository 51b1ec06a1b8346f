"""移行準備の特定活動: designated activities for those who cannot assemble their SSW (i) papers in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

from .closed_days import open_day_on_or_before
from .facts import ImpossibleFacts
from .periods import add_period
from .total_stay import total_stay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.rulebook import Rule

    from .stays import Stay

SHORT_BALANCE: Final = "short_balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionPreparation:
    eligible: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionPreparationEnd:
    """When the granted period ends; `extensions` is how often it can be extended, for good reasons only."""

    last_day: date
    safe_on: date
    extensions: int
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def transition_preparation(*, stays: Sequence[Stay], on: date) -> TransitionPreparation:
    """The agency's special measure: not where the total stay exceeds its limit; more balance is advised.

    `on` is the day of application. Warns when less is left of the cap than recommended.
    """
    measure = rule("residence/transition_preparation", accepted_on=on)
    used = total_stay(stays=stays, on=on)
    limit, balance = measure.value["total_stay_at_most_months"], measure.value["recommended_balance_months"]
    if limit is None:
        raise ImpossibleFacts(
            "on", f"{measure.id}: no limit on the total stay is known before the next version."
        )
    cap = rule("residence/total_stay_cap", on=on)
    short = used.used.exceeds(cap.value["months"] - balance)
    return TransitionPreparation(
        eligible=not used.used.exceeds(limit),
        because=(measure, *used.because),
        warnings=(*((SHORT_BALANCE,) if short else ()), *used.warnings),
    )


def transition_preparation_end(
    *, permitted_on: date, accepted_on: date | None = None
) -> TransitionPreparationEnd:
    """The period granted, by the day the application was accepted (else by the permission's)."""
    measure = rule("residence/transition_preparation", accepted_on=accepted_on or permitted_on)
    end = add_period(from_on=permitted_on, months=measure.value["months"])
    return TransitionPreparationEnd(
        last_day=end.last_day,
        safe_on=open_day_on_or_before(end.safe_on),
        extensions=measure.value["extensions"],
        because=(measure, *end.because),
        warnings=end.warnings,
    )

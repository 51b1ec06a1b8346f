"""通算在留期間 on the worker's page: reckoned where the history is complete, else an upper bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compliance.desk import meaning, wording
from compliance.reckoning import stays as past
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.total_stay import total_stay
from compliance.rulebook import RuleNotInForce, UnknownRule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.residence.models import ResidenceCard
    from compliance.workers.models import Stay, Worker

SOON_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class FiveYears:
    """What is used, and when the limit is reached; ``is_bound``: at the latest, the history being open."""

    years: int
    months: int
    days: int
    cap_on: date | None
    left: str
    tag: str
    is_bound: bool
    problem: str
    because: list[dict[str, Any]]


def five_years(
    worker: Worker, stays: Sequence[Stay], card: ResidenceCard | None, *, on: date
) -> FiveYears | None:
    """The reckoning from the stays on file; without any, from the permission of the card in use."""
    known = [
        past.Stay(status=stay.status, from_on=stay.from_on, to_on=stay.to_on, kind=stay.kind or None)
        for stay in stays
    ]
    if not known:
        known = _from_card(card)
    if not known:
        return None
    complete = worker.stay_history_complete_on is not None
    try:
        used = total_stay(stays=known, on=on)
    except (ImpossibleFacts, RuleNotInForce, UnknownRule) as problem:
        return FiveYears(
            years=0,
            months=0,
            days=0,
            cap_on=None,
            left="",
            tag="",
            is_bound=not complete,
            problem=str(problem),
            because=[],
        )
    shown = meaning.meaning_of_day(used.cap_on, on=on, soon_days=SOON_DAYS)
    return FiveYears(
        years=used.years,
        months=used.months,
        days=used.days,
        cap_on=used.cap_on,
        left=meaning.days_left(used.cap_on, on=on) if used.cap_on else "",
        tag=shown.tag() if shown else "",
        is_bound=not complete,
        problem="",
        because=wording.because([rule.as_because() for rule in used.because]),
    )


def _from_card(card: ResidenceCard | None) -> list[past.Stay]:
    if card is None or not card.status or card.permitted_on is None:
        return []
    return [past.Stay(status=card.status, from_on=card.permitted_on)]

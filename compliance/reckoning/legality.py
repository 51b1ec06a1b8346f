"""就労の適法性: may this person work here on a day, under what, and what proves it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from compliance.common.dates import ONE_DAY
from compliance.rulebook import RuleNotInForce, rule

from .facts import ImpossibleFacts
from .legality_facts import (
    Answer,
    ApplicationFact,
    CardFact,
    ContractFact,
    Evidence,
    Judged,
    LapseCheckFact,
    LegalityFacts,
    PermitFact,
    Span,
    resting_on,
    worst,
)
from .legality_scope import scope
from .legality_standing import standing
from .period_of_stay import EXTENSION, longest_period_months, period_of_stay_end
from .periods import add_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .legality_standing import Standing

__all__ = [
    "Answer",
    "ApplicationFact",
    "CardFact",
    "ContractFact",
    "Evidence",
    "LapseCheckFact",
    "LegalityFacts",
    "PermitFact",
    "Span",
    "may_work",
    "timeline",
]

BEYOND_CAP: Final = "total_stay_cap_passed"
COMPUTED_EXPIRY_DIFFERS: Final = "printed_expiry_differs_from_count"
PERIOD_TOO_LONG: Final = "period_longer_than_law_allows"


def may_work(facts: LegalityFacts, on: date, *, field: str = "", employer: str = "") -> Answer:
    """Whether the person may do this field's work for this employer on the day.

    Without `field` and `employer` the contract in force says which. The printed card is the truth; what
    the count gives is a cross-check that warns.
    """
    stays = standing(facts, on)
    found = [stays.judged]
    field_here, employer_ok = field, None
    if stays.card is not None and stays.basis != "none":
        work = scope(facts, stays.card, on, field=field, employer=employer)
        field_here, employer_ok = work.field, work.employer_ok
        found += [*work.judged, _cap(facts, stays.card, on), _cross_check(facts, stays.card)]
    return _answer(on, stays, found, field=field_here, employer_ok=employer_ok)


def timeline(
    facts: LegalityFacts, from_on: date, to_on: date, *, field: str = "", employer: str = ""
) -> tuple[Span, ...]:
    """The answer for every day from the first to the last, days with the same answer joined."""
    if to_on < from_on:
        raise ImpossibleFacts("to_on", f"the timeline ends ({to_on}) before it begins (from_on {from_on}).")
    starts = sorted({from_on, *(day for day in _turns(facts) if from_on < day <= to_on)})
    spans: list[Span] = []
    for index, start in enumerate(starts):
        end = starts[index + 1] - ONE_DAY if index + 1 < len(starts) else to_on
        answer = may_work(facts, start, field=field, employer=employer)
        if spans and spans[-1].answer.is_like(answer):
            spans[-1] = Span(from_on=spans[-1].from_on, to_on=end, answer=spans[-1].answer)
        else:
            spans.append(Span(from_on=start, to_on=end, answer=answer))
    return tuple(spans)


def _answer(
    on: date, stays: Standing, found: list[Judged], *, field: str, employer_ok: bool | None
) -> Answer:
    return Answer(
        on=on,
        allowed=worst(each.allowed for each in found),
        status=stays.card.status if stays.card and stays.basis != "none" else "",
        basis=stays.basis,
        until=stays.until,
        card=stays.card,
        field=field,
        employer_ok=employer_ok,
        evidence=tuple(each for judged in found for each in judged.evidence),
        reasons=tuple(dict.fromkeys(code for judged in found for code in judged.reasons)),
        warnings=tuple(dict.fromkeys(code for judged in found for code in judged.warnings)),
        because=tuple(dict.fromkeys(used for judged in found for used in judged.because)),
    )


def _cap(facts: LegalityFacts, card: CardFact, on: date) -> Judged:
    """Past the five years no stay is accepted, whatever the card says; the count itself may be doubtful."""
    if card.status != "ssw1" or facts.total_stay_cap_on is None or on <= facts.total_stay_cap_on:
        return Judged()
    return Judged(
        allowed="unclear", reasons=(BEYOND_CAP,), because=resting_on("residence/total_stay_cap", on=on)
    )


def _cross_check(facts: LegalityFacts, card: CardFact) -> Judged:
    """The printed end against the count, and the period against the longest the law knows."""
    if card.permitted_on is None or card.period_months is None or card.expires_on is None:
        return Judged()
    warnings = []
    try:
        longest = longest_period_months(status=card.status, permitted_on=card.permitted_on)
        if longest is not None and card.period_months > longest:
            warnings.append(PERIOD_TOO_LONG)
        counted = _counted_end(facts, card)
    except (ImpossibleFacts, RuleNotInForce):
        return Judged()
    if counted is not None and counted != card.expires_on:
        warnings.append(COMPUTED_EXPIRY_DIFFERS)
    because = (rule("residence/period_of_stay_count", permitted_on=card.permitted_on),) if warnings else ()
    return Judged(warnings=tuple(warnings), because=because)


def _counted_end(facts: LegalityFacts, card: CardFact) -> date | None:
    assert card.permitted_on is not None  # noqa: S101 - asked for by the caller
    assert card.period_months is not None  # noqa: S101
    basis = card.permission_kind
    if basis not in rule("residence/period_of_stay_count", permitted_on=card.permitted_on).value:
        return None
    previous = None
    if basis == EXTENSION:
        earlier = [
            each.expires_on
            for each in facts.cards
            if each is not card
            and not each.voided
            and each.expires_on is not None
            and card.expires_on is not None
            and each.expires_on < card.expires_on
        ]
        if not earlier:
            return None
        previous = max(earlier)
    return period_of_stay_end(
        basis=basis,
        permitted_on=card.permitted_on,
        months=card.period_months,
        previous_expiry=previous,
    ).expires_on


def _end_of_special_period(expires_on: date) -> Iterator[date]:
    for law in resting_on("residence/special_period", on=expires_on):
        yield add_period(from_on=expires_on, months=law.value["months"]).last_day + ONE_DAY


def _turns(facts: LegalityFacts) -> Iterator[date]:
    """Every day on which the answer can become another."""
    for card in facts.cards:
        yield from (day for day in (card.permitted_on, card.issued_on) if day)
        if card.expires_on is not None and card.expires_on.year < date.max.year:
            yield card.expires_on + ONE_DAY
            yield from _end_of_special_period(card.expires_on)
    for application in facts.applications:
        yield application.applied_on
        if application.decided_on:
            yield from (application.decided_on, application.decided_on + ONE_DAY)
    for check in facts.lapse_checks:
        yield check.checked_on
    for contract in facts.contracts:
        yield contract.starts_on
        yield from (day + ONE_DAY for day in (contract.ends_on, contract.ended_on) if day)
    for permit in facts.permits:
        yield permit.from_on
        if permit.to_on:
            yield permit.to_on + ONE_DAY
    if facts.total_stay_cap_on:
        yield facts.total_stay_cap_on + ONE_DAY

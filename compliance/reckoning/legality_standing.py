"""Under what a person stays on a day: a card, the special period after it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from .legality_facts import Basis, CardFact, Evidence, Judged, resting_on
from .special_period import special_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .legality_facts import ApplicationFact, LapseCheckFact, LegalityFacts
    from .special_period import SpecialPeriod

NO_CARD: Final = "no_card_recorded"
NOT_YET_PERMITTED: Final = "before_the_permission"
EARLIER_CARD_MISSING: Final = "earlier_card_not_recorded"
CARD_EXPIRED: Final = "card_expired_without_application"
APPLIED_TOO_LATE: Final = "applied_after_expiry"
NO_SPECIAL_PERIOD: Final = "no_special_period_for_short_stay"
SPECIAL_PERIOD_OVER: Final = "special_period_over"
REFUSED: Final = "application_refused_or_withdrawn"
NEW_CARD_MISSING: Final = "permission_given_but_card_not_recorded"
DECIDED_THAT_DAY: Final = "decided_on_that_very_day"
CARD_LAPSED: Final = "card_reported_lapsed"
LAPSE_UNCLEAR: Final = "lapse_check_unclear"
BEGIN_UNKNOWN: Final = "day_of_permission_not_recorded"
RECEIPT_MISSING: Final = "application_receipt_missing"
LAPSE_CHECK_MISSING: Final = "lapse_check_missing"
_BEGINS: Final = frozenset({"landing", "change"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The card that counts, on what basis and until when, and what was found about it."""

    basis: Basis
    card: CardFact | None
    until: date | None
    judged: Judged


def standing(facts: LegalityFacts, on: date) -> Standing:
    """The card in force; else, after its end, the special period of an application filed in time."""
    cards = [card for card in facts.cards if not card.voided]
    in_force = [card for card in cards if _begin(card) <= on and (card.expires_on or date.max) >= on]
    if in_force:
        card = max(in_force, key=_begin)
        return Standing(basis="card", card=card, until=card.expires_on, judged=_on_card(facts, card, on))
    expired = [card for card in cards if card.expires_on is not None and card.expires_on < on]
    if not expired:
        return _before(cards)
    return _after(max(expired, key=lambda card: (card.expires_on, _begin(card))), facts, on)


def _before(cards: Sequence[CardFact]) -> Standing:
    """Before any card on file: nothing yet, unless the first one continued a stay that is not on file."""
    if not cards:
        return _nothing(None, NO_CARD, unclear=True)
    continued = min(cards, key=_begin).permission_kind not in _BEGINS
    return _nothing(None, EARLIER_CARD_MISSING if continued else NOT_YET_PERMITTED, unclear=continued)


def _begin(card: CardFact) -> date:
    return card.begins_on or date.min


def _nothing(
    card: CardFact | None, reason: str, *, unclear: bool = False, judged: Judged | None = None
) -> Standing:
    found = judged or Judged()
    return Standing(
        basis="none",
        card=card,
        until=None,
        judged=Judged(
            allowed="unclear" if unclear else "no",
            reasons=(reason,),
            warnings=found.warnings,
            evidence=found.evidence or (Evidence(kind="card", present=card is not None),),
            because=found.because,
        ),
    )


def _on_card(facts: LegalityFacts, card: CardFact, on: date) -> Judged:
    warnings = () if card.begins_on else (BEGIN_UNKNOWN,)
    lapse = _latest_check(facts.lapse_checks, card, on, since=None)
    evidence = (Evidence(kind="card", present=True, on=card.begins_on), _lapse_evidence(lapse))
    return _with_lapse(
        lapse,
        Judged(
            warnings=warnings, evidence=evidence, because=resting_on("residence/extension_last_day", on=on)
        ),
    )


def _after(card: CardFact, facts: LegalityFacts, on: date) -> Standing:
    assert card.expires_on is not None  # noqa: S101 - only cards with an end can have expired
    applied = [each for each in facts.applications if _begin(card) <= each.applied_on <= on]
    if not applied:
        law = resting_on("residence/extension_last_day", on=card.expires_on)
        return _nothing(card, CARD_EXPIRED, judged=Judged(because=law))
    application = max(applied, key=lambda each: (each.applied_on <= _end(card), each.applied_on))
    period = special_period(
        expires_on=card.expires_on,
        applied_on=application.applied_on,
        period_days=card.period_days,
        decided_on=application.decided_on,
    )
    judged = Judged(warnings=period.warnings, because=period.because)
    if period.applies and period.ends_on is not None and on <= period.ends_on:
        return _special(card, application, facts, period, on)
    reason = _why_not(card, application, period)
    return _nothing(card, reason, unclear=reason == NEW_CARD_MISSING, judged=judged)


def _end(card: CardFact) -> date:
    return card.expires_on or date.max


def _why_not(card: CardFact, application: ApplicationFact, period: SpecialPeriod) -> str:
    """Why nothing carries the stay past the card's end."""
    if application.applied_on > _end(card):
        return APPLIED_TOO_LATE
    if application.decided_on is not None:
        return NEW_CARD_MISSING if application.result == "granted" else REFUSED
    return SPECIAL_PERIOD_OVER if period.applies else NO_SPECIAL_PERIOD


def _special(
    card: CardFact, application: ApplicationFact, facts: LegalityFacts, period: SpecialPeriod, on: date
) -> Standing:
    """Work under the old terms goes on; the card does not show it, so receipt and lapse check do."""
    lapse = _latest_check(facts.lapse_checks, card, on, since=application.applied_on)
    warnings = list(period.warnings)
    if not application.receipt:
        warnings.append(RECEIPT_MISSING)
    if lapse is None:
        warnings.append(LAPSE_CHECK_MISSING)
    decided_today = application.decided_on == on
    judged = Judged(
        allowed="unclear" if decided_today else "yes",
        reasons=(DECIDED_THAT_DAY,) if decided_today else (),
        warnings=tuple(warnings),
        evidence=(
            Evidence(kind="card", present=True, on=card.begins_on),
            Evidence(
                kind="application_receipt", present=bool(application.receipt), on=application.applied_on
            ),
            _lapse_evidence(lapse),
        ),
        because=(*period.because, *resting_on("residence/lapse_check", on=on)),
    )
    return Standing(
        basis="special_period", card=card, until=period.ends_on, judged=_with_lapse(lapse, judged)
    )


def _latest_check(
    checks: Iterable[LapseCheckFact], card: CardFact, on: date, *, since: date | None
) -> LapseCheckFact | None:
    of_card = [
        check
        for check in checks
        if check.checked_on <= on
        and check.card_ref in {None, card.ref}
        and check.checked_on >= (since or _begin(card))
    ]
    return max(of_card, key=lambda check: check.checked_on, default=None)


def _lapse_evidence(check: LapseCheckFact | None) -> Evidence:
    return Evidence(kind="lapse_check", present=check is not None, on=check.checked_on if check else None)


def _with_lapse(check: LapseCheckFact | None, judged: Judged) -> Judged:
    """The agency's answer that the card has lapsed stands above what is printed on it."""
    if check is None or check.result == "not_lapsed":
        return judged
    lapsed = check.result == "lapsed"
    return Judged(
        allowed="no" if lapsed else judged.allowed,
        reasons=(*judged.reasons, *((CARD_LAPSED,) if lapsed else ())),
        warnings=(*judged.warnings, *(() if lapsed else (LAPSE_UNCLEAR,))),
        evidence=judged.evidence,
        because=(*judged.because, *resting_on("residence/lapse_check", on=check.checked_on)),
    )

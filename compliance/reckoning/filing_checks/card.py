"""The residence card: form of its number, a period the law knows, and still valid at filing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.cards import residence_card_number
from compliance.reckoning.extension import extension_window
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.period_of_stay import longest_period_months, period_of_stay_end
from compliance.rulebook import RuleNotInForce, rule

from .findings import Finding, blocked, in_order, lacking, not_asked, warned

if TYPE_CHECKING:
    from datetime import date

    from .facts import CardFacts, FilingFacts

CHECK: Final = "card"
NUMBER_MALFORMED: Final = "card_number_malformed"
PERIOD_TOO_LONG: Final = "card_period_longer_than_possible"
EXPIRY_DIFFERS: Final = "card_expiry_differs_from_count"
EXPIRED: Final = "card_expired_before_filing"
TOO_EARLY: Final = "extension_not_yet_open"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    if facts.application_type == "coe":
        return not_asked(CHECK)
    card = facts.card
    if card is None or card.expires_on is None:
        return lacking(CHECK, "card")
    found = [*_number(card, facts.accepted_on), *_period(card), *_window(card.expires_on, card, facts)]
    return tuple(found) or in_order(CHECK, (rule("residence/card_number", on=facts.accepted_on),))


def _number(card: CardFacts, on: date) -> list[Finding]:
    if not card.number:
        return list(lacking(CHECK, "card_number"))
    number = residence_card_number(number=card.number, on=on)
    return [] if number.valid else [blocked(CHECK, NUMBER_MALFORMED, *number.because, subject="number")]


def _period(card: CardFacts) -> list[Finding]:
    """The printed expiry stands; a period beyond the longest known is an error of entry."""
    if card.permitted_on is None or card.period_months is None or not card.status:
        return []
    periods = "periods_of_stay/" + card.status
    try:
        longest = longest_period_months(status=card.status, permitted_on=card.permitted_on)
        law = rule(periods, permitted_on=card.permitted_on)
        counted = period_of_stay_end(
            basis=card.permission_kind,
            permitted_on=card.permitted_on,
            months=card.period_months,
            previous_expiry=card.previous_expiry,
        )
    except (ImpossibleFacts, RuleNotInForce):
        return []
    found = []
    if longest is not None and card.period_months > longest:
        found.append(blocked(CHECK, PERIOD_TOO_LONG, law, subject="period_months"))
    if counted.expires_on != card.expires_on:
        found.append(warned(CHECK, EXPIRY_DIFFERS, *counted.because, subject="expires_on"))
    return found


def _window(expires_on: date, card: CardFacts, facts: FilingFacts) -> list[Finding]:
    window = extension_window(expires_on=expires_on, period_months=card.period_months)
    if facts.accepted_on > expires_on:
        return [blocked(CHECK, EXPIRED, window.because[0], subject="expires_on")]
    if facts.application_type == "extension" and facts.accepted_on < window.opens_on:
        return [warned(CHECK, TOO_EARLY, *window.because, subject="accepted_on")]
    return []

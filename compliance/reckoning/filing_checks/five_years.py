"""通算在留期間: what is left of the five years, and whether the period asked for fits into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.periods import add_period
from compliance.reckoning.total_stay import CAP_REACHED, CONFIRM_WITH_RECORDS, NOT_STAYING, total_stay
from compliance.reckoning.transition_preparation import SHORT_BALANCE, transition_preparation
from compliance.rulebook import rule

from .findings import Finding, blocked, in_order, lacking, not_asked, warned

if TYPE_CHECKING:
    from compliance.reckoning.total_stay import TotalStay

    from .facts import FilingFacts

CHECK: Final = "five_years"
CAP_IN_THE_WAY: Final = "five_years_used_up"
BEYOND_CAP: Final = "asked_period_beyond_five_years"
HISTORY_OPEN: Final = "stay_history_not_declared_complete"
PREPARATION_TOO_LATE: Final = "preparation_after_its_limit"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    """Doubtful sums (broken stays, a history not declared complete) warn, never block."""
    cap = rule("residence/total_stay_cap", on=facts.accepted_on)
    if facts.status_to == "ssw2":
        return not_asked(CHECK, (rule("residence/second_status_cap", on=facts.accepted_on),))
    if facts.stays is None:
        return lacking(CHECK, "stays", because=(cap,))
    found = [] if facts.stay_history_complete else [warned(CHECK, HISTORY_OPEN, cap)]
    if facts.preparation:
        found += _preparation(facts)
    else:
        used = total_stay(stays=facts.stays, on=facts.accepted_on, exclusions=facts.exclusions)
        found += _balance(facts, used)
        found += [
            warned(CHECK, code, *used.because)
            for code in used.warnings
            if code not in {CAP_REACHED, NOT_STAYING}
        ]
    return tuple(found) or in_order(CHECK, (cap,))


def _balance(facts: FilingFacts, used: TotalStay) -> list[Finding]:
    if used.cap_on is None or facts.asks_beyond_cap:
        return []
    if CAP_REACHED in used.warnings:
        doubtful = CONFIRM_WITH_RECORDS in used.warnings
        return [
            warned(CHECK, CAP_IN_THE_WAY, *used.because)
            if doubtful
            else blocked(CHECK, CAP_IN_THE_WAY, *used.because)
        ]
    if facts.asked_months is None:
        return []
    base = facts.card.expires_on if facts.application_type == "extension" and facts.card else None
    asked = add_period(from_on=base or facts.accepted_on, months=facts.asked_months)
    return [warned(CHECK, BEYOND_CAP, *used.because)] if asked.last_day > used.cap_on else []


def _preparation(facts: FilingFacts) -> list[Finding]:
    found = transition_preparation(stays=facts.stays or (), on=facts.accepted_on)
    if not found.eligible:
        return [blocked(CHECK, PREPARATION_TOO_LATE, *found.because)]
    return [warned(CHECK, code, *found.because) for code in found.warnings if code == SHORT_BALANCE]

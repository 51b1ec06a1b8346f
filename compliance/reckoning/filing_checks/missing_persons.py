"""行方不明: nobody gone missing by the employer's fault within the window before the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.common.dates import subtract_months
from compliance.rulebook import rule

from .findings import Finding, blocked, in_order, lacking, warned

if TYPE_CHECKING:
    from .facts import FilingFacts

CHECK: Final = "missing_persons"
MISSING_PERSON: Final = "missing_person_within_window"
FAULT_UNKNOWN: Final = "missing_person_fault_not_examined"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    """The anniversary lies in the window; one missing without the employer's fault does not count."""
    window = rule("employer/missing_lookback", contract_on=facts.contract_on or facts.accepted_on)
    if facts.missing_on is None:
        known_to_be_none = facts.had_missing is False
        return (
            in_order(CHECK, (window,))
            if known_to_be_none
            else lacking(CHECK, "had_missing", because=(window,))
        )
    if facts.contract_on is None:
        return lacking(CHECK, "contract_on", because=(window,))
    if facts.missing_on < subtract_months(facts.contract_on, window.value["months"]):
        return in_order(CHECK, (window,))
    if facts.missing_by_employers_fault is None:
        return (warned(CHECK, FAULT_UNKNOWN, window),)
    if facts.missing_by_employers_fault:
        return (blocked(CHECK, MISSING_PERSON, window),)
    return in_order(CHECK, (window,))

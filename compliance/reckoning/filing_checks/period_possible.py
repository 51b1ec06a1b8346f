"""Whether the period of stay asked for can be granted with the status at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.period_of_stay import period_of_stay_valid

from .findings import Finding, blocked, in_order, lacking, not_asked, warned

if TYPE_CHECKING:
    from .facts import FilingFacts

CHECK: Final = "period_possible"
IMPOSSIBLE: Final = "period_cannot_be_granted"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    """By the regulations' table of the day; the agency still decides which of them it grants."""
    if facts.preparation:
        return not_asked(CHECK)
    if facts.asked_months is None:
        return lacking(CHECK, "asked_months")
    valid = period_of_stay_valid(
        status=facts.status_to, permitted_on=facts.accepted_on, months=facts.asked_months
    )
    if not valid.valid:
        return (blocked(CHECK, IMPOSSIBLE, *valid.because),)
    found = tuple(warned(CHECK, code, *valid.because) for code in valid.warnings)
    return found or in_order(CHECK, valid.because)

"""非自発的離職: nobody doing the same work separated within the window before the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.filing import separation
from compliance.rulebook import rule

from .findings import Finding, in_order, lacking, of_examined

if TYPE_CHECKING:
    from .facts import FilingFacts

CHECK: Final = "separations"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    if facts.separation_on is not None:
        return of_examined(
            CHECK, separation(separation_on=facts.separation_on, contract_on=facts.contract_on)
        )
    window = rule("employer/separation_lookback", contract_on=facts.contract_on or facts.accepted_on)
    if facts.had_separation is None:
        return lacking(CHECK, "had_separation", because=(window,))
    if facts.had_separation:
        return lacking(CHECK, "separation_on", because=(window,))
    return in_order(CHECK, (window,))

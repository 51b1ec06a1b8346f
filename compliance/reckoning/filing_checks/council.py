"""Whether the employer is a member of the field's council, or on JAIM's roster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.council import council_membership

from .findings import Finding, lacking, of_examined

if TYPE_CHECKING:
    from .facts import FilingFacts

CHECK: Final = "council"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    examined = council_membership(
        field=facts.field,
        accepted_on=facts.accepted_on,
        council_member=facts.council_member,
        jaim_member=facts.jaim_member,
    )
    if facts.council_member is None and not examined.because:
        return lacking(CHECK, "council_member")
    return of_examined(CHECK, examined)

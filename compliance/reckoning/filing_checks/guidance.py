"""事前ガイダンス: given before filing, long enough, in a language the worker understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.obligations import owes_support
from compliance.reckoning.support_record import support_record
from compliance.rulebook import rule

from .findings import Finding, blocked, in_order, lacking, not_asked, warned

if TYPE_CHECKING:
    from .facts import FilingFacts

CHECK: Final = "guidance"
NOT_GIVEN: Final = "guidance_not_given"
AFTER_FILING: Final = "guidance_after_filing"
SAME_DAY: Final = "guidance_on_the_day_of_filing"
_OBLIGATION: Final = "pre_arrival_guidance"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    """Ordinance on standards 3(1)(i)イ: after the contract, before the application."""
    duty = rule("deadlines/guidance_before_filing", on=facts.accepted_on)
    if not facts.is_new_to_employer or not owes_support(facts.status_to, on=facts.accepted_on):
        return not_asked(CHECK, (duty,))
    if facts.guidance_done is False:
        return (blocked(CHECK, NOT_GIVEN, duty),)
    if facts.guidance_on is None:
        return lacking(CHECK, "guidance_on", because=(duty,))
    if facts.guidance_on > facts.accepted_on:
        return (blocked(CHECK, AFTER_FILING, duty),)
    record = support_record(
        obligation=_OBLIGATION,
        performed_by="employer",
        on=facts.guidance_on,
        mode=facts.guidance_mode,
        hours=facts.guidance_hours,
        language=facts.guidance_language,
        worker_languages=facts.worker_languages,
    )
    found = [warned(CHECK, SAME_DAY, duty)] if facts.guidance_on == facts.accepted_on else []
    found += [
        warned(CHECK, code, *record.because)
        if code in record.warnings
        else blocked(CHECK, code, *record.because)
        for code in record.findings
    ]
    return tuple(found) or in_order(CHECK, (duty, *record.because))

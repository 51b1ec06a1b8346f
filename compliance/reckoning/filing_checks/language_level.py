"""The level of Japanese, unless technical intern training waives the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.examined import Examined
from compliance.reckoning.filing import LANGUAGE_EXTRA_TEST, language
from compliance.rulebook import rule

from .findings import Finding, in_order, lacking, not_asked, of_examined, warned
from .tests_or_exemption import exemption_of

if TYPE_CHECKING:
    from .facts import FilingFacts

CHECK: Final = "language_level"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    if not facts.is_new_to_employer or facts.status_to != "ssw1" or facts.preparation:
        return not_asked(CHECK)
    exemption = exemption_of(facts)
    if exemption and exemption.language_test_exempt:
        codes = [code for code in exemption.warnings if "language" in code]
        found = tuple(warned(CHECK, code, *exemption.because) for code in codes)
        return found or in_order(CHECK, exemption.because)
    if facts.language_level is None:
        law = rule("fields/language_level", on=facts.accepted_on)
        return lacking(CHECK, "language_level", because=(law,))
    examined = language(
        procedure=facts.application_type,
        field=facts.field,
        accepted_on=facts.accepted_on,
        level=facts.language_level,
    )
    if facts.field in facts.field_language_tests_passed:
        left = tuple(code for code in examined.warnings if code != LANGUAGE_EXTRA_TEST)
        examined = Examined(blocking=examined.blocking, warnings=left, because=examined.because)
    return of_examined(CHECK, examined)

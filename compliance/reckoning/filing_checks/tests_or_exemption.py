"""The skills test of the field passed, or an exemption after technical intern training (ii)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.exemption import technical_intern_exemption
from compliance.rulebook import rule

from .findings import Finding, blocked, in_order, lacking, not_asked, warned

if TYPE_CHECKING:
    from compliance.reckoning.exemption import Exemption
    from compliance.rulebook import Rule

    from .facts import FilingFacts

CHECK: Final = "tests_or_exemption"
NO_TEST: Final = "skills_test_neither_passed_nor_exempt"
NO_SECOND_TEST: Final = "second_status_test_not_passed"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    """Proven on certificate and change; an extension asks for no test again."""
    if not facts.is_new_to_employer or facts.preparation:
        return not_asked(CHECK)
    if facts.status_to == "ssw2":
        return _second_status(facts)
    law = rule("eligibility/skills_test", accepted_on=facts.accepted_on)
    if facts.skills_tests_passed and facts.field in facts.skills_tests_passed:
        return in_order(CHECK, (law,))
    exemption = exemption_of(facts)
    if exemption is not None:
        return _exempt(exemption, law)
    if facts.skills_tests_passed is None:
        return lacking(CHECK, "skills_tests_passed", "training", because=(law,))
    return (blocked(CHECK, NO_TEST, law),)


def _exempt(exemption: Exemption, law: Rule) -> tuple[Finding, ...]:
    if exemption.skills_test_exempt:
        warnings = tuple(warned(CHECK, code, *exemption.because) for code in exemption.warnings)
        return warnings or in_order(CHECK, (law, *exemption.because))
    if any(used.id == "fields/industry_table" and used.value["superseded"] for used in exemption.because):
        # The table of occupations is an old edition: what it does not list may have been added since.
        return tuple(warned(CHECK, code, *exemption.because) for code in (NO_TEST, *exemption.warnings))
    return (blocked(CHECK, NO_TEST, law, *exemption.because),)


def exemption_of(facts: FilingFacts) -> Exemption | None:
    """What technical intern training exempts from; None where none is recorded."""
    if facts.training is None:
        return None
    return technical_intern_exemption(
        occupation=facts.training.occupation,
        field=facts.field,
        on=facts.accepted_on,
        months_completed=facts.training.months_completed,
        passed_practical=facts.training.passed_practical,
        evaluation_report=facts.training.evaluation_report,
    )


def _second_status(facts: FilingFacts) -> tuple[Finding, ...]:
    law = rule("second_status/conditions", accepted_on=facts.accepted_on)
    if facts.second_tests_passed is None:
        return lacking(CHECK, "second_tests_passed", because=(law,))
    if facts.field in facts.second_tests_passed:
        return in_order(CHECK, (law,))
    return (blocked(CHECK, NO_SECOND_TEST, law),)

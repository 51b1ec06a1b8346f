"""The skills test of the field is passed, or falls away after technical intern training."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checks.papers import SECOND_STATUS, training_of
from compliance.workers.models import Qualification

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "tests_or_exemption"
TITLE: Final = _("Test passed or exempt")
PLACE: Final = "worker"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """Tests and training as entered with the worker; nothing entered is nothing known."""
    tests = [one for one in facts.qualifications if one.kind == Qualification.Kind.SKILLS_TEST]
    passed = tuple(one.field for one in tests if one.field and one.passed_on and one.passed_on <= facts.day)
    is_second = facts.status_to == SECOND_STATUS
    return {
        "skills_tests_passed": passed if tests and not is_second else None,
        "second_tests_passed": passed if tests and is_second else None,
        "training": training_of(facts),
    }

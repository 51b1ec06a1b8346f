"""The level of Japanese, unless training waives the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checks.papers import training_of
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.filing import language_rank
from compliance.rulebook import RuleNotInForce
from compliance.workers.models import Qualification

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "language_level"
TITLE: Final = _("Level of Japanese")
PLACE: Final = "worker"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """The best test entered, unless somebody says otherwise."""
    tests = [one for one in facts.qualifications if one.kind == Qualification.Kind.JAPANESE_TEST]
    return {
        "language_level": facts.answers.get("language_level") or _best(tests, facts),
        "field_language_tests_passed": tuple(one.field for one in tests if one.field and one.passed_on),
        "training": training_of(facts),
    }


def _best(tests: list[Qualification], facts: CaseFacts) -> str | None:
    """A level that is on no ladder is none: the check then asks for it."""
    known = []
    for one in tests:
        try:
            known.append((language_rank(one.level, on=facts.day), one.level))
        except (ImpossibleFacts, RuleNotInForce):
            continue
    return max(known)[1] if known else None

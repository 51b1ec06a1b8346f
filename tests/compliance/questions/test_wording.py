"""Every code a reckoning can return has words, and every label its Japanese."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.utils import translation

import compliance.reckoning
from compliance.questions.codes import CODES
from compliance.questions.labels import ANSWERS
from compliance.questions.registry import questions
from compliance.questions.wording import CONFIDENCE, periods_in_words, plain, value_in_words, word
from compliance.rulebook import all_rules
from compliance.rulebook.model import GRADES

RECKONING = Path(compliance.reckoning.__file__).parent
NO_CODES = {"periodic_interview", "by_months_granted"}


def _codes_of_the_reckoning() -> set[str]:
    found = set()
    for path in RECKONING.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant):
                text = node.value.value
                if isinstance(text, str) and "_" in text and "/" not in text:
                    found.add(text)
    return found - NO_CODES


def test_every_code_has_words() -> None:
    assert _codes_of_the_reckoning() <= set(CODES)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_labels_are_written_out(lang: str) -> None:
    with translation.override(lang):
        assert all(str(text) for text in [*CODES.values(), *ANSWERS.values(), *CONFIDENCE.values()])
        assert all(question.schema()["title"] for question in questions().values())


def test_grades_have_words() -> None:
    assert set(CONFIDENCE) == set(GRADES)


@pytest.mark.parametrize("lang", ["ja", "en", "vi"])
def test_every_value_of_the_rulebook_can_be_read_out(lang: str) -> None:
    with translation.override(lang):
        assert all(value_in_words(version, lang) for found in all_rules() for version in found)


def test_slugs_become_names() -> None:
    with translation.override("ja"):
        assert word("food_svc") == "外食業"
        assert word("ssw1") == "特定技能1号"
        assert word("life_orientation") == "生活オリエンテーションの実施"
        assert plain({"ja": "対面", "en": "in person"}, "ja") == "対面"
        assert periods_in_words({"months": (60, 36, 12, 3)}) == "5年, 3年, 1年, 3か月"
    with translation.override("en"):
        assert periods_in_words({"up_to_months": 51}) == "designated, up to 4 years 3 months"

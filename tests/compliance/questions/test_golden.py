"""The law by table: each case of golden/*.yaml, asked through the command's own batch."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from compliance.questions.batch import answer_lines
from compliance.questions.registry import questions
from compliance.rulebook.strict_yaml import read_yaml

TABLES = sorted((Path(__file__).parent / "golden").glob("*.yaml"))
WITHOUT_RULE = {"residence_card_number"}


def _cases() -> list[Any]:
    return [
        pytest.param(question, case, id=f"{question}: {case['fact']}")
        for table in TABLES
        for question, cases in read_yaml(table).items()
        for case in cases
    ]


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    return [_json(item) for item in value] if isinstance(value, list) else value


def _holds(answer: Any, expected: Any) -> bool:
    """Every key named must be equal; lists are compared as sets of the same size."""
    if isinstance(expected, dict):
        return all(key in answer and _holds(answer[key], value) for key, value in expected.items())
    if isinstance(expected, list):
        left = list(answer)
        for value in expected:
            match = next((item for item in left if _holds(item, value)), None)
            if match is None:
                return False
            left.remove(match)
        return not left
    return bool(answer == expected)


def _ask(question: str, given: Any) -> dict[str, Any]:
    line = json.dumps({"id": "it", "question": question, "input": _json(given)}).encode()
    ((reply, _answered),) = answer_lines([line], lang="en")
    return dict(json.loads(reply))


@pytest.mark.parametrize(("question", "case"), _cases())
def test_the_law_by_table(question: str, case: dict[str, Any]) -> None:
    reply = _ask(question, case["given"])
    if "error" in case:
        assert case["error"] in reply["error"]
        return
    assert "error" not in reply, reply
    assert _holds(reply["answer"], _json(case["answer"])), reply["answer"]
    assert reply["because"] or question in WITHOUT_RULE
    if case.get("warns"):
        assert reply["warnings"]
    if case.get("quiet"):
        assert not reply["warnings"], reply["warnings"]


def test_every_question_has_a_table() -> None:
    asked = {question for table in TABLES for question in read_yaml(table)}
    assert asked == set(questions())

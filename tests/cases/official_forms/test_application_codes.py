"""The code lists of the applications, compared with lists kept apart from the rulebook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compliance.rulebook import rule

pytestmark = pytest.mark.once

FOLDER = Path(__file__).parent / "lists"
ON = date(2026, 11, 23)


def listed(name):
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {
        number: (ja, en)
        for number, ja, en in (line.split("\t") for line in lines if not line.startswith("#"))
    }


@pytest.mark.parametrize(
    ("name", "slug", "number"),
    [("industries", "industry_codes", 47), ("occupations", "occupation_codes", 113)],
)
def test_every_code_of_the_official_list_is_there_with_its_words(name, slug, number):
    known = rule(f"official_forms/{slug}", filed_on=ON).value
    assert {code: (entry["ja"], entry["en"]) for code, entry in known.items()} == listed(name)
    assert len(known) == number


def test_the_occupations_open_to_specified_skilled_workers_are_those_the_form_names():
    known = rule("official_forms/occupation_codes", filed_on=ON).value
    shut = {int(code) for code, entry in known.items() if entry.get("for_ssw") is False}
    assert shut == {44, 51, 52, 53, 54, *range(82, 100)}

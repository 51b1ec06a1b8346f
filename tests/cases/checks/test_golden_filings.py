"""Every filing of the golden table is answered by the checks of a case as by `explain`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.answers import question, stored
from cases.checks import run_checks
from cases.models import Case
from compliance.reckoning.filing_checks.findings import FACTS_MISSING, NOT_IN_FORCE
from compliance.rulebook.strict_yaml import read_yaml

GOLDEN = Path(__file__).parents[2] / "compliance" / "questions" / "golden" / "fields.yaml"
FILINGS = read_yaml(GOLDEN)["filing_check"]
# What the golden table leaves out stands in the facts of every case; such checks are not asked there.
ASKED_THERE = {"field_suspension", "council", "separations", "headcounts", "language_level"}


def case_of(given: dict[str, Any], organization, worker) -> Case:
    facts = {k: v for k, v in given.items() if k not in {"procedure", "field", "accepted_on"}}
    answers = {name: stored(question(name), value) for name, value in facts.items()}
    slug = {"coe": "coe", "change": "change_of_employer", "extension": "extension"}[given["procedure"]]
    return Case(
        organization=organization,
        worker=worker,
        kind="application",
        procedure=slug,
        application_type=given["procedure"],
        field=given["field"],
        title=slug,
        opened_on=date(2026, 11, 23),
        answers=answers,
    )


@pytest.mark.parametrize("filing", FILINGS, ids=[filing["fact"] for filing in FILINGS])
def test_a_case_is_checked_as_the_question_is_answered(filing, yamada, django_db_blocker):
    given = filing["given"]
    if filing.get("error") == "language_level":
        with pytest.raises(ValidationError, match="N4"):
            case_of(given, yamada, None)
        return
    case = case_of(given, yamada, None)
    found = [one.finding for one in run_checks(case, on=given["accepted_on"])]
    found = [one for one in found if one.check in ASKED_THERE]
    blocking = {one.code for one in found if one.blocks}
    if "error" in filing:
        assert "field_not_listed" in blocking or NOT_IN_FORCE in {one.code for one in found}
        return
    assert (not blocking) == filing["answer"]["allowed"]
    if "blocking" in filing["answer"]:
        assert blocking == set(filing["answer"]["blocking"])
    doubts = {one.code for one in found if one.severity == "warn"} - {FACTS_MISSING}
    if filing.get("warns"):
        # What the question only warns of because a fact is missing, a case asks for by name.
        assert doubts or any(one.code == FACTS_MISSING for one in found)
    if filing.get("quiet"):
        assert not doubts

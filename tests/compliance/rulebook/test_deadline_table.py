"""The catalogue of deadlines, and the page that tells people about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from compliance.rulebook import all_rules
from compliance.rulebook.deadline_table import with_table

PAGE = Path(__file__).parents[3] / "docs" / "deadlines.md"
KINDS = [pytest.param(found.versions[-1], id=found.id) for found in all_rules("deadlines/")]


def test_the_page_is_as_the_catalogue():
    assert with_table(PAGE.read_text(encoding="utf-8")) == PAGE.read_text(encoding="utf-8")


def test_the_check_fails_where_the_page_is_behind(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    page = PAGE.read_text(encoding="utf-8").replace("`card_expiry`", "`card_ending`")
    (tmp_path / "docs" / "deadlines.md").write_text(page, encoding="utf-8")
    with pytest.raises(CommandError, match="deadline_table --write"):
        call_command("deadline_table", "--check")
    call_command("deadline_table", "--write")
    call_command("deadline_table", "--check")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_whole(kind):
    value = kind.value
    assert value["severity"] in {"critical", "high", "medium", "low", "info"}
    assert value["responsible"] in {"organization", "support_body", "worker"}
    assert set(value["tell"]) <= {"organization", "support_body", "worker"}
    assert "organization" in value["tell"], "the employer is always told"
    assert list(value["steps"]) == sorted(set(value["steps"]), reverse=True)
    assert 1 <= value["legal_harm"] <= 5
    assert set(kind.title) == {"ja", "en", "vi"}
    assert set(value["what_to_do"]) == {"ja", "en", "vi"}
    assert value["state"] in {"posted", "check", "waiting"}
    assert (value["waits_for"] is not None) == (value["state"] == "waiting")


def test_a_card_reminds_as_the_contract_says():
    card = next(found for found in all_rules("deadlines/card_expiry")).versions[-1].value
    assert card["steps"] == (120, 90, 60, 30, 14, 7, 1, 0)
    assert card["overdue_every_days"] == 7

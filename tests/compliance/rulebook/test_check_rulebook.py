"""manage.py check_rulebook lists what wants a look, and fails only on files it cannot read."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from compliance.rulebook.management.commands import check_rulebook

FILE = """\
title: {ja: 試し, en: Trial}
changes_over_by: on
values:
  2019-04-01: {value: 1, source: {title: 民法}, confidence: %s, checked_on: 2026-05-27}
"""


@pytest.fixture
def listed(capsys):
    def ask(*arguments):
        call_command("check_rulebook", *arguments)
        return capsys.readouterr().out

    return ask


def test_unconfirmed_values_are_listed(listed):
    found = json.loads(listed("--json"))
    by_rule = {each["rule"]: each for each in found}
    assert by_rule["penalties/illegal_work_promotion"]["confidence"] == "U"
    assert by_rule["penalties/illegal_work_promotion"]["unconfirmed"] is True
    assert "residence/special_period" not in by_rule
    assert {each["confidence"] for each in found if each["unconfirmed"]} <= {"S", "K", "D", "U"}


def test_a_check_grows_old_after_180_days(listed):
    # employer/support_costs was checked on 2026-05-13, which is 180 days before 2026-11-09.
    assert "employer/support_costs" not in listed("--on", "2026-11-09")
    assert "employer/support_costs" in listed("--on", "2026-11-10")


def test_values_already_replaced_are_not_listed(listed):
    found = json.loads(listed("--json", "--on", "2027-06-01"))
    fees = [each for each in found if each["rule"] == "fees/permanent_residence"]
    assert [each["effective_from"] for each in fees] == ["2026-10-01"]


def test_a_broken_file_is_an_error_that_names_it(tmp_path, monkeypatch):
    (tmp_path / "trial.yaml").write_text(FILE % "X", encoding="utf-8")
    monkeypatch.setattr(check_rulebook, "DATA_DIRECTORY", tmp_path)
    with pytest.raises(CommandError, match=r"trial\.yaml \(rule trial\): .*confidence 'X' is unknown"):
        call_command("check_rulebook")


def test_a_day_that_is_none_is_an_error():
    with pytest.raises(CommandError, match="YYYY-MM-DD"):
        call_command("check_rulebook", "--on", "tomorrow")

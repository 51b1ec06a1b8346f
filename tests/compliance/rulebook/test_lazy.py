"""A rule's file is read when it is asked for, so that one that is faulty stops nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.rulebook import Rulebook, RulebookError

GOOD = """\
title: {ja: 期間, en: Period}
changes_over_by: "on"
values:
  2019-04-01: {value: 3, source: {title: 法律}, confidence: O, checked_on: 2026-11-22}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("title: [", encoding="utf-8")
    return tmp_path


def test_a_faulty_file_stops_no_other(folder):
    rulebook = Rulebook.of(folder)

    assert rulebook.history("good").at(date(2026, 11, 23)).value == 3
    with pytest.raises(RulebookError) as refused:
        rulebook.history("bad")
    assert "bad.yaml" in str(refused.value)


def test_reading_everything_names_every_fault(folder):
    with pytest.raises(RulebookError) as refused:
        Rulebook.read(folder)
    assert len(refused.value.problems) == 1

"""The rulebook refuses what it cannot mean, and says where and how to mend it."""

from __future__ import annotations

import json
import pickle
import time
from datetime import date

import pytest

from compliance.rulebook import (
    Rulebook,
    RulebookError,
    RuleNotInForce,
    UnknownRule,
    WrongDate,
    all_rules,
    history,
    reading_from,
    rule,
)

WHOLE = """\
title: {ja: 試しの規則, en: A rule for trial}
changes_over_by: on
values:
  2019-04-01:
    value: {months: 3, forms: ["3-1"]}
    source: {title: 民法, article: 第143条}
    confidence: K
    checked_on: 2026-11-22
  2025-04-01:
    value: 4
    source: {kind: secondary}
    confidence: S2
    checked_on: 2026-11-22
  2026-04-01:
    value: null
    source: {kind: secondary}
    confidence: S2
    checked_on: 2026-11-22
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "trial" / "rule.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return Rulebook.read(tmp_path)

    return read_text


def test_a_rule_changes_on_its_day_and_not_before(read):
    found = read(WHOLE).history("trial/rule")
    assert found.at(date(2025, 3, 31)).value == {"months": 3, "forms": ("3-1",)}
    assert found.at(date(2025, 4, 1)).value == 4
    assert found.at(date(2025, 3, 31)).effective_to == date(2025, 4, 1)
    assert found.at(date(2025, 4, 1)).effective_from == date(2025, 4, 1)


def test_a_rule_that_ended_says_so(read):
    with pytest.raises(
        RuleNotInForce, match=r"trial/rule: not in force on 2026-04-01; it ended on 2026-04-01"
    ):
        read(WHOLE).history("trial/rule").at(date(2026, 4, 1))


def test_a_rule_not_yet_begun_says_when_it_begins(read):
    with pytest.raises(RuleNotInForce, match=r"trial/rule: .*first value is dated 2019-04-01"):
        read(WHOLE).history("trial/rule").at(date(2019, 3, 31))


def test_a_bare_on_is_the_word(read):
    assert read(WHOLE).history("trial/rule").changes_over_by == "on"


def test_a_value_is_nobodys_to_change(read):
    value = read(WHOLE).history("trial/rule").versions[0].value
    with pytest.raises(TypeError):
        value["months"] = 5
    with pytest.raises(AttributeError):
        value["forms"].append("3-2")
    assert json.dumps(value) == '{"months": 3, "forms": ["3-1"]}'
    assert pickle.loads(pickle.dumps(value)) == {"months": 3, "forms": ("3-1",)}


def test_sources_read_as_law_or_as_unconfirmed(read):
    first, second, _ended = read(WHOLE).history("trial/rule")
    assert first.source.label("ja") == "民法 第143条"
    assert second.source.label("ja") == "二次資料（未確認）"
    assert second.source.label("en") == "secondary source, unconfirmed"
    assert first.as_because() == {
        "rule": "trial/rule",
        "value": {"months": 3, "forms": ("3-1",)},
        "effective_from": "2019-04-01",
        "source": "民法 第143条",
        "confidence": "K",
    }


@pytest.mark.parametrize(
    ("wrong", "right", "complaint"),
    [
        ("title: {ja: 試しの規則, en: A rule for trial}\n", "", "the rule lacks title; add it"),
        (", en: A rule for trial", "", "title lacks en"),
        (
            "changes_over_by: on",
            "changes_over_by: today",
            "changes_over_by 'today' is unknown; use one of on,",
        ),
        ("    confidence: K\n", "", "value of 2019-04-01 lacks confidence"),
        ("confidence: K", "confidence: A", "confidence 'A' is unknown; use one of O, O*"),
        ("    source: {title: 民法, article: 第143条}\n", "", "value of 2019-04-01 lacks source"),
        ("{title: 民法, article: 第143条}", "{article: 第143条}", "the source has no title"),
        ("{title: 民法, article: 第143条}", "{kind: rumour}", "source kind 'rumour' is unknown"),
        (
            "{title: 民法, article: 第143条}",
            "{kind: secondary, title: blog}",
            "a secondary source is not named",
        ),
        (
            "source: {kind: secondary}\n    confidence: S2",
            "source: {kind: secondary}\n    confidence: O",
            "name it",
        ),
        ("    checked_on: 2026-11-22\n  2025", "  2025", "value of 2019-04-01 lacks checked_on"),
        (
            "checked_on: 2026-11-22",
            "checked_on: yesterday",
            "'yesterday', which is no date; write it as YYYY",
        ),
        (
            "    value: 4\n",
            "    value: 4\n    valu: 5\n",
            "value of 2025-04-01 has the unknown key valu; remove it",
        ),
        ("values:", "unknown: 1\nvalues:", "the rule has the unknown key unknown"),
        ("2025-04-01:", "2019-04-01:", "line 9: the key 2019-04-01 is given twice; keep one of them"),
        ("2019-04-01:", "2027-04-01:", "values are not in order of date; sort them"),
        ("  2025-04-01:", "  April:", "'April', which is no date"),
        ('value: {months: 3, forms: ["3-1"]}', "value: null", "ends a rule that never began"),
        ("value: 4", "value: no", "line 10: write true or false, or quote"),
        ("value: 4", "value: 0123", "0123 would be read as another number; quote it"),
        ("value: 4", "value: [4", "mend the YAML there"),
        ("value: {months: 3,", "value: {months: 3, months: 4,", "the key months is given twice"),
    ],
)
def test_what_is_wrong_is_named_with_file_rule_and_remedy(read, wrong, right, complaint):
    assert wrong in WHOLE
    with pytest.raises(RulebookError) as refused:
        read(WHOLE.replace(wrong, right, 1))
    (problem,) = refused.value.problems
    assert "trial/rule.yaml (rule trial/rule): " in problem
    assert complaint in problem


def test_everything_wrong_is_listed_at_once(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("title: 1", encoding="utf-8")
    with pytest.raises(RulebookError) as refused:
        Rulebook.read(tmp_path)
    assert len(refused.value.problems) == 2


def test_the_wrong_kind_of_date_is_refused():
    with pytest.raises(WrongDate, match="fees/coe: changes over by accepted_on, not filed_on"):
        rule("fees/coe", filed_on=date(2026, 1, 1))
    with pytest.raises(WrongDate, match="exactly one date, accepted_on"):
        rule("fees/coe", accepted_on=date(2026, 1, 1), on=date(2026, 1, 1))
    with pytest.raises(WrongDate, match="exactly one date"):
        rule("fees/coe")


def test_a_rule_nobody_wrote_is_unknown():
    with pytest.raises(UnknownRule, match="no rule 'fees/tea'"):
        rule("fees/tea", accepted_on=date(2026, 1, 1))
    with pytest.raises(UnknownRule):
        history("fees/tea")


def test_a_change_of_law_can_be_tried_out(tmp_path):
    path = tmp_path / "interviews" / "interval.yaml"
    path.parent.mkdir()
    path.write_text(WHOLE.replace("value: 4", "value: 6").replace("試しの規則", "間隔"), encoding="utf-8")
    before = rule("interviews/interval", on=date(2025, 6, 1)).value
    with reading_from(tmp_path):
        assert rule("interviews/interval", on=date(2025, 6, 1)).value == 6
    assert rule("interviews/interval", on=date(2025, 6, 1)).value == before == 3


def test_rules_are_found_by_the_start_of_their_name():
    codes = {found.versions[-1].value["code"] for found in all_rules("deadlines/")}
    assert {code for code in codes if code.startswith("D")} == {f"D{number:02}" for number in range(1, 49)}
    assert {code for code in codes if code.startswith("S")} == {f"S{number:02}" for number in range(1, 16)}


def test_ten_thousand_questions_take_less_than_a_second():
    rule("fees/coe", accepted_on=date(2026, 1, 1))
    began = time.perf_counter()
    for _ in range(10_000):
        rule("fees/coe", accepted_on=date(2026, 1, 1))
    assert time.perf_counter() - began < 1

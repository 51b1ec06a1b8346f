"""The obligations of support as data: every numbering, and all that each asks for."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.obligations import (
    duty_sheet,
    duty_sheets,
    obligation_slugs,
    obligations,
    planned_obligation,
)

TODAY = date(2026, 11, 25)
SHEETS = {sheet.obligation.slug: sheet for sheet in duty_sheets(TODAY)}


def test_ten_in_the_ordinance_nine_on_the_form_nine_in_the_source():
    found = obligations(TODAY)
    assert [each.ordinance for each in found] == list("イロハニホヘトチリヌ")
    assert sorted({each.form_heading for each in found}) == [str(number) for number in range(1, 10)]
    assert sorted({number for each in found for number in each.source_text}) == [
        str(number) for number in range(1, 10)
    ]
    assert [each.slug for each in found] == list(obligation_slugs())


def test_the_source_text_lacks_the_periodic_interview_alone():
    assert [each.slug for each in obligations(TODAY) if not each.source_text] == ["periodic_interview"]


def test_an_understood_language_is_owed_for_1_4_6_7_and_interviews():
    owed = {slug for slug, sheet in SHEETS.items() if sheet.language_duty}
    assert owed == {
        "pre_arrival_guidance",
        "life_orientation",
        "consultation",
        "accompaniment",
        "periodic_interview",
    }
    numbers = {number for slug in owed for number in SHEETS[slug].obligation.source_text}
    assert numbers == {"1", "4", "6", "7"}


@pytest.mark.parametrize(
    ("slug", "standard", "minimum"), [("pre_arrival_guidance", 3, 1), ("life_orientation", 8, 4)]
)
def test_guidance_and_orientation_have_hours(slug, standard, minimum):
    hours = SHEETS[slug].hours
    assert (hours.standard, hours.minimum) == (standard, minimum)


def test_the_others_have_no_hours():
    assert {slug for slug, sheet in SHEETS.items() if sheet.hours} == {
        "pre_arrival_guidance",
        "life_orientation",
    }


@pytest.mark.parametrize(
    ("slug", "modes", "conditional"),
    [
        ("pre_arrival_guidance", ("in_person", "video"), ()),
        ("airport_transfer", ("in_person",), ()),
        ("life_orientation", ("in_person", "video", "recording"), ()),
        ("periodic_interview", ("in_person",), ("video",)),
        ("interaction", (), ()),
    ],
)
def test_the_ways_it_may_be_given(slug, modes, conditional):
    assert (SHEETS[slug].modes, SHEETS[slug].conditional_modes) == (modes, conditional)


def test_before_april_2025_interviews_were_in_person_alone():
    assert duty_sheet("periodic_interview", on=date(2025, 3, 31)).conditional_modes == ()


def test_the_forms_that_prove_it():
    assert {slug: sheet.evidence_forms for slug, sheet in SHEETS.items() if sheet.evidence_forms} == {
        "pre_arrival_guidance": ("5-9",),
        "life_orientation": ("5-8",),
        "consultation": ("5-4",),
        "job_change": ("5-12",),
        "periodic_interview": ("5-5", "5-6"),
    }


def test_all_is_entrusted_to_support_bodies_alone_and_never_passed_on():
    for sheet in SHEETS.values():
        assert sheet.delegates["all"] == ("rso",)
        assert sheet.delegates["part"] == ("rso", "unregistered")
        assert not sheet.may_be_redelegated
        assert sheet.retention_months == 12
    assert duty_sheet("housing", on=date(2027, 4, 1)).delegates["part"] == ("rso",)


@pytest.mark.parametrize("slug", obligation_slugs())
def test_a_sheet_is_whole_in_three_languages_and_says_why(slug):
    sheet = SHEETS[slug]
    for lang in ("ja", "en", "vi"):
        assert sheet.obligation.in_language(lang)
        assert sheet.content_in(lang)
        assert sheet.timing_in(lang)
        assert sheet.optional[lang]
    assert sheet.content["vi"] != sheet.content["en"]
    rules = [used.id for used in sheet.because]
    assert rules[0] == "support/obligations"
    assert {"support/delegation", "support/redelegation", "records/retention"} <= set(rules)


def test_what_is_no_obligation_is_named():
    with pytest.raises(ImpossibleFacts, match="'tea' is no obligation"):
        duty_sheet("tea", on=TODAY)


def test_an_eleventh_is_drafted_for_april_2027():
    assert planned_obligation(date(2027, 3, 31)) is None
    texts, used = planned_obligation(date(2027, 4, 1))
    assert "特定技能2号" in texts["ja"]
    assert used.confidence == "S"

"""The rows, boxes and choices of form 1-17, as data."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reckoning.plan_rows import (
    draft_days,
    guidance_topics,
    orientation_topics,
    plan_choices,
    plan_row,
    plan_rows,
    row_items,
    row_keys,
    row_methods,
)

CREATED = date(2026, 11, 20)


def test_the_form_has_thirty_four_rows_under_nine_headings():
    rows = plan_rows(CREATED)
    assert len(rows) == 34
    assert [row.key for row in rows] == list(row_keys())
    assert sorted({row.heading for row in rows}) == [str(number) for number in range(1, 10)]
    assert [row.key for row in rows if row.preset] == [
        "departure_transfer",
        "consultation",
        "interview_report",
    ]
    assert len([row for row in rows if row.free_entry]) == 10


@pytest.mark.parametrize("row", plan_rows(CREATED), ids=lambda row: row.key)
def test_a_row_is_named_and_carries_the_forms_own_words(row):
    assert {row.in_language(lang) for lang in ("ja", "en", "vi")} == {row.ja, row.en, row.vi}
    assert len(row_items(row.key, on=CREATED)) == len(row.letters)
    assert [method.slug for method in row_methods(row, on=CREATED)] == list(row.boxes)
    if not row.free_entry and not row.preset:
        assert row.usual_timing["ja"]


def test_the_topics_are_ten_and_six():
    assert [topic.letter for topic in guidance_topics(CREATED)] == list("abcdefghij")
    assert [topic.letter for topic in orientation_topics(CREATED)] == list("abcdef")


def test_the_choices_are_those_of_the_form():
    assert [day.slug for day in plan_choices("consultation_days", on=CREATED)][-3:] == [
        "saturday",
        "sunday",
        "holiday",
    ]
    assert [one.in_language("ja") for one in plan_choices("interview_choice", on=CREATED)] == [
        "対面とオンラインの併用",
        "対面のみ",
    ]
    assert plan_row("interview", on=CREATED).boxes == ("in_person", "in_person_and_online", "radio")


def test_a_draft_proposes_its_days():
    days = draft_days(
        starts_on=date(2027, 1, 12),
        contract_concluded_on=date(2026, 11, 2),
        application_on=date(2026, 11, 24),
        on=CREATED,
    )
    assert (days.created_on, days.guidance_on, days.orientation_on) == (
        date(2026, 11, 23),
        date(2026, 11, 12),
        date(2027, 1, 26),
    )
    assert draft_days(starts_on=date(2027, 1, 12), on=CREATED).created_on == date(2027, 1, 9)

"""Filling a form whose layout is data: values, conditions, and what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from cases.official_forms.model import Lack, Missing, Place
from tests.cases.official_forms.sample import SESSION, filled


def lacks(form):
    return {(lack.key, lack.lack) for lack in form.missing}


def test_everything_known_leaves_nothing_missing():
    form = filled()
    assert form.is_complete
    assert form["wage"].value == "215,000"
    assert form["birth_date"].day == date(1998, 1, 22)
    assert form["has_problem"].value == "yes"
    assert form["modes"].flags == ("meeting", "other")
    assert form.rows_of("sessions")[1]["content"].value == "相談体制の説明"
    assert form.rows[1].cells[0].key == "sessions_2_held_on"


def test_a_blank_is_missing_with_the_place_where_it_is_entered():
    form = filled(address="", sex=None)
    assert lacks(form) == {("address", Lack.BLANK), ("sex", Lack.UNANSWERED)}
    assert {lack.place for lack in form.missing} == {Place.WORKER}


def test_what_another_answer_asks_for_is_required_only_then():
    assert lacks(filled(problem=None)) == {("problem", Lack.BLANK)}
    assert lacks(filled(problem=None, has_problem=False)) == set()


def test_what_belongs_to_an_answer_that_was_not_given_is_not_printed():
    form = filled(modes=("online",))
    assert form["other_mode"].value == ""
    assert form.is_complete


def test_one_of_two_telephones_is_enough():
    assert lacks(filled(phone=None)) == {("phone", Lack.BLANK)}
    assert lacks(filled(phone=None, mobile="080-3333-4444")) == set()


def test_a_required_list_without_records_is_missing_and_a_blank_in_a_record_names_its_line():
    assert lacks(filled(rows={})) == {("sessions", Lack.BLANK)}
    (lack,) = filled(rows={"sessions": (SESSION, SESSION | {"hours": None})}).missing
    assert (lack.key, lack.row) == ("sessions_2_hours", 2)


def test_a_signature_is_never_missing_and_never_printed():
    assert filled()["signature"].is_blank
    assert filled(signature="NGUYEN")["signature"].is_blank


def test_a_character_no_font_has_is_named_with_its_box():
    (lack,) = filled(address="東京都𓀀区").missing
    assert (lack.key, lack.lack, lack.detail) == ("address", Lack.UNDRAWABLE, "𓀀")


def test_what_only_the_collector_knows_stands_instead_of_the_blank():
    from cases.official_forms.filling import fill
    from tests.cases.official_forms.sample import ROWS, VALUES, sample_edition

    form = sample_edition()
    said = Missing(key="sex", label=form.label("sex"), place=Place.WORKER, lack=Lack.CONTRADICTED)
    found = fill(form, VALUES | {"sex": None}, ROWS, subject="", missing=(said,))
    assert lacks(found) == {("sex", Lack.CONTRADICTED)}


@pytest.mark.parametrize(
    ("changes", "error", "says"),
    [
        ({"nationality": "VN"}, KeyError, "no field nationality"),
        ({"birth_date": "1998-01-22"}, TypeError, "birth_date is of kind date"),
        ({"sex": "x"}, ValueError, "sex is x; it is one of"),
        ({"wage": True}, TypeError, "wage is of kind yen"),
        ({"modes": ("phone",)}, ValueError, "modes is phone"),
    ],
)
def test_a_value_of_another_kind_is_a_clear_error(changes, error, says):
    with pytest.raises(error, match=says):
        filled(**changes)


def test_a_language_the_edition_has_not_is_refused():
    with pytest.raises(ValueError, match="is not printed in 'en'"):
        filled(language="en")


def test_numbers_are_masked_wherever_they_are_shown():
    assert filled()["card_number"].shown.endswith("53ER")
    assert "PF4590" not in filled()["card_number"].shown

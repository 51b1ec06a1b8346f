"""The application for extension as data: what is printed, what is missing, what is answered for nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.official_forms.extension_of_stay import ExtensionFacts, Relative, fill
from cases.official_forms.model import Kind, Lack, Place
from compliance.rulebook import RuleNotInForce

FILED_ON = date(2026, 11, 23)


def lacks(facts):
    return {(lack.key, lack.lack) for lack in fill(facts, filed_on=FILED_ON).missing}


def test_everything_known_leaves_nothing_missing(complete_facts):
    filled = fill(complete_facts, filed_on=FILED_ON)
    assert filled.is_complete
    assert filled.missing == ()
    assert filled["nationality"].value == "ベトナム"
    assert filled["family_name"].value == "NGUYEN"
    assert filled["birth_date"].day == date(1998, 1, 22)
    assert filled["sex"].value == "female"
    assert filled["is_married"].value == "no"
    assert filled["card_number"].value == "PF45909953ER"
    assert filled["desired_period"].value == "1年"
    assert filled.rows[0]["nationality"].value == "ベトナム"
    assert filled.rows[0]["lives_together"].value == "no"


def test_an_unknown_box_stays_blank_and_says_where_it_is_entered(complete_facts):
    filled = fill(replace(complete_facts, occupation="", passport_number=""), filed_on=FILED_ON)
    assert filled["occupation"].value == ""
    places = {lack.key: lack.place for lack in filled.missing}
    assert places == {"occupation": Place.WORKER, "passport_number": Place.PASSPORT}
    assert not filled.is_complete


def test_knowing_nothing_names_every_required_box():
    assert {key for key, _ in lacks(ExtensionFacts())} == {
        "nationality", "birth_date", "name", "sex", "is_married", "occupation", "home_address", "address",
        "phone", "passport_number", "passport_expires_on", "status", "period", "expires_on", "card_number",
        "desired_period", "reason", "has_criminal_record", "has_family_in_japan",
    }  # fmt: skip


@pytest.mark.parametrize("declaration", ["has_criminal_record", "has_family_in_japan", "is_married"])
def test_a_declaration_nobody_made_is_not_made_for_them(complete_facts, declaration):
    filled = fill(replace(complete_facts, **{declaration: None}, relatives=()), filed_on=FILED_ON)
    assert filled[declaration].value == ""
    assert (declaration, Lack.UNANSWERED) in {(lack.key, lack.lack) for lack in filled.missing}


def test_relatives_on_record_do_not_answer_the_question_either(complete_facts):
    filled = fill(replace(complete_facts, has_family_in_japan=None), filed_on=FILED_ON)
    assert filled["has_family_in_japan"].value == ""


def test_no_family_declared_but_relatives_entered_is_a_contradiction(complete_facts):
    facts = replace(complete_facts, has_family_in_japan=False)
    assert lacks(facts) == {("has_family_in_japan", Lack.CONTRADICTED)}
    assert fill(facts, filed_on=FILED_ON)["has_family_in_japan"].value == ""


def test_family_declared_needs_at_least_one_relative(complete_facts):
    assert lacks(replace(complete_facts, relatives=())) == {("relatives", Lack.BLANK)}


def test_a_relative_half_known_is_missing_by_line(complete_facts):
    facts = replace(
        complete_facts, relatives=(*complete_facts.relatives, Relative(relation="友人", name="TRAN"))
    )
    missing = {lack.key: lack.row for lack in fill(facts, filed_on=FILED_ON).missing}
    assert missing == {
        "relative_2_birth_date": 2,
        "relative_2_nationality": 2,
        "relative_2_lives_together": 2,
    }


def test_a_punishment_needs_its_detail_and_no_punishment_prints_none(complete_facts):
    assert lacks(replace(complete_facts, has_criminal_record=True)) == {
        ("criminal_record_detail", Lack.BLANK)
    }
    left_over = replace(complete_facts, has_criminal_record=False, criminal_record_detail="罰金")
    assert fill(left_over, filed_on=FILED_ON)["criminal_record_detail"].value == ""


def test_either_telephone_is_enough(complete_facts):
    assert lacks(replace(complete_facts, phone="03-0000-0001", mobile="")) == set()
    assert lacks(replace(complete_facts, phone="", mobile="")) == {("phone", Lack.BLANK)}


def test_a_name_nobody_divided_is_printed_whole(complete_facts):
    filled = fill(replace(complete_facts, family_name="", given_names=""), filed_on=FILED_ON)
    assert filled["name"].value == "NGUYEN THI LAN"
    assert filled["family_name"].value == filled["given_names"].value == ""
    assert filled.is_complete
    assert "name_not_divided" in filled.warnings


def test_a_single_name_is_enough(complete_facts):
    filled = fill(replace(complete_facts, family_name="", given_names="SUKARNO"), filed_on=FILED_ON)
    assert filled.is_complete
    assert filled["name"].value == ""


def test_vietnamese_typed_in_pieces_is_joined(complete_facts):
    filled = fill(replace(complete_facts, family_name="NGUYE\u0302\u0303N"), filed_on=FILED_ON)
    assert filled["family_name"].value == "NGUYỄN"


def test_a_nationality_without_a_japanese_name_is_said_to_be_unknown(complete_facts):
    assert lacks(replace(complete_facts, nationality="XX")) == {("nationality", Lack.UNKNOWN_NATIONALITY)}


def test_a_character_no_font_has_is_named_with_its_box(complete_facts):
    filled = fill(replace(complete_facts, address="東京都𓀀区"), filed_on=FILED_ON)
    (lack,) = filled.missing
    assert (lack.key, lack.lack, lack.detail) == ("address", Lack.UNDRAWABLE, "𓀀")


def test_a_stay_or_passport_already_over_is_warned_of(complete_facts):
    facts = replace(complete_facts, expires_on=date(2026, 11, 22), passport_expires_on=date(2026, 11, 22))
    assert set(fill(facts, filed_on=FILED_ON).warnings) == {
        "period_of_stay_has_ended",
        "passport_has_expired",
    }
    on_the_last_day = replace(complete_facts, expires_on=FILED_ON, passport_expires_on=FILED_ON)
    assert fill(on_the_last_day, filed_on=FILED_ON).warnings == ()


def test_numbers_are_masked_wherever_they_are_shown(complete_facts):
    filled = fill(complete_facts, filed_on=FILED_ON)
    shown = [box.shown for box in filled.all_fields()]
    assert not {"PF45909953ER", "P1090518", "CD87654321EF"} & set(shown)
    assert filled["card_number"].shown.endswith("53ER")


def test_every_box_knows_its_item_and_both_labels(complete_facts):
    filled = fill(complete_facts, filed_on=FILED_ON)
    for box in filled.all_fields():
        assert box.label.ja
        assert box.label.en
        assert box.label.item
        assert box.kind in Kind
    items = {box.label.item.partition("(")[0] for box in filled.all_fields()}
    assert items == {str(number) for number in range(1, 17)}


def test_nothing_on_the_form_is_a_signature_or_a_date_of_signing(complete_facts):
    assert not [box.key for box in fill(complete_facts, filed_on=FILED_ON).all_fields() if "sign" in box.key]


def test_a_filing_before_the_first_edition_is_refused(complete_facts):
    with pytest.raises(RuleNotInForce, match="2025-04-01"):
        fill(complete_facts, filed_on=date(2025, 3, 31))

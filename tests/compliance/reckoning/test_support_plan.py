"""A support plan, looked at by every rule of the form: what it lacks, what contradicts, what to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from compliance.reckoning.plan_facts import finding_codes
from compliance.reckoning.plan_rows import row_keys
from compliance.reckoning.support_plan import (
    BLOCK,
    LANGUAGE_PARTS,
    WARN,
    MunicipalityFacts,
    PlanFacts,
    PlannedLanguage,
    may_be_agreed,
    plan_findings,
)
from tests.compliance.reckoning import plan_mistakes_in_frame, plan_mistakes_in_parts, plan_mistakes_in_rows
from tests.compliance.reckoning.plans import CREATED, ENTRUSTED_ALL, WHOLE, home, with_row

WRONG = [*plan_mistakes_in_frame.MISTAKES, *plan_mistakes_in_rows.MISTAKES, *plan_mistakes_in_parts.MISTAKES]
ELSEWHERE = {"delegation_not_allowed", "delegation_unconfirmed", "online_not_yet_allowed"}


def codes(plan, severity=None):
    found = plan_findings(plan, on=CREATED)
    return [(one.code, one.row) for one in found if severity in {None, one.severity}]


@pytest.mark.parametrize("plan", [WHOLE, ENTRUSTED_ALL])
def test_a_whole_plan_has_nothing_against_it(plan):
    assert codes(plan) == []


@pytest.mark.parametrize(("plan", "code", "row", "severity"), [pytest.param(*w[1:], id=w[0]) for w in WRONG])
def test_one_thing_wrong_is_found_and_nothing_else(plan, code, row, severity):
    found = plan_findings(plan, on=CREATED)
    assert [(one.code, one.row, one.severity) for one in found] == [(code, row, severity)]
    assert may_be_agreed(found) is (severity == WARN)
    assert found[0].because
    assert found[0].field
    assert found[0].in_language("ja") != found[0].in_language("en")


def test_every_finding_the_rulebook_words_can_be_found():
    assert {code for _name, _plan, code, _row, _severity in WRONG} | ELSEWHERE == set(finding_codes(CREATED))


def test_an_empty_plan_lacks_every_row():
    found = plan_findings(PlanFacts(), on=CREATED)
    undecided = [one.row for one in found if one.code == "row_undecided"]
    assert undecided == list(row_keys())
    assert not may_be_agreed(found)


def test_pick_up_may_be_left_out_for_one_already_in_japan():
    changing = replace(
        with_row("arrival_transfer", will_do=False, reason="既に在留中のため"), already_in_japan=True
    )
    assert codes(changing) == []


def test_a_row_the_form_times_itself_needs_no_timing():
    assert codes(with_row("departure_transfer", timing="")) == []


def test_an_interpreter_speaks_for_the_staff():
    assert (
        codes(
            replace(
                WHOLE,
                staff_languages=("ja",),
                languages={
                    part: PlannedLanguage(language="vi", interpreter="通訳会社 グエン")
                    for part in LANGUAGE_PARTS
                },
            )
        )
        == []
    )


def test_the_same_employer_needs_fewer_hours():
    again = replace(WHOLE, same_site=True, guidance_hours=Decimal(1), orientation_hours=Decimal(4))
    assert codes(again) == []


def test_a_training_home_kept_by_wish_is_measured_by_its_bedroom():
    assert codes(home(room_m2=Decimal(10), bedroom_m2=Decimal(9), stays_by_wish=True)) == []
    assert codes(home(bedroom_m2=Decimal(8), stays_by_wish=True)) == [("room_below_standard", "housing")]


def test_radio_is_for_fishing_boats():
    assert codes(replace(with_row("interview", methods={"radio": ""}), field_code="fishery")) == []


def test_a_part_goes_to_anybody_until_2027_and_to_support_bodies_from_then():
    part = with_row(
        "bank_account", plan=replace(WHOLE, delegation="part"), is_entrusted=True, address="東京都港区"
    )
    assert codes(part) == []
    later = replace(
        part,
        created_on=date(2027, 4, 2),
        application_on=date(2027, 4, 5),
        starts_on=date(2027, 6, 1),
        signed_on=date(2027, 4, 3),
    )
    assert codes(later) == [("delegation_not_allowed", "delegation")]
    assert codes(replace(later, delegate="rso")) == [("delegation_unconfirmed", "delegation")]


def test_all_of_it_goes_to_a_support_body_alone():
    to_anybody = replace(ENTRUSTED_ALL, support_body_given=False, delegate="unregistered")
    assert ("delegation_not_allowed", "delegation") in codes(to_anybody, BLOCK)


def test_before_april_2025_no_interview_online_and_no_municipal_measures():
    old = replace(
        with_row("interview", methods={"in_person_and_online": ""}),
        created_on=date(2025, 3, 20),
        contract_concluded_on=date(2025, 3, 1),
        application_on=date(2025, 3, 25),
        signed_on=date(2025, 3, 21),
        starts_on=date(2025, 5, 1),
        is_municipality_checked=None,
        workplace=MunicipalityFacts(),
    )
    assert codes(old) == [("online_not_yet_allowed", "interview")]

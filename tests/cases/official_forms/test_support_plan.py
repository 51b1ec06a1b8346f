"""Form 1-17: every box from the plan, and nothing that nobody said."""

from __future__ import annotations

from datetime import date

import pytest

from cases.official_forms.model import Place
from cases.official_forms.support_plan import collect
from support_plans.services.plans import change_draft, draft_plan
from tests.support_plans.planning import agreed_plan, staff_of

FILED_ON = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(lan, kita):
    staff_of(kita)
    return agreed_plan(lan)


def test_the_plan_fills_its_boxes(plan):
    filled = collect(plan, filed_on=FILED_ON)

    said = {box.key: box.value for box in filled.fields}
    assert said["name"] == "NGUYEN THI LAN"
    assert said["nationality"] == "ベトナム"
    assert (said["organization_postal_1"], said["organization_postal_2"]) == ("144", "0052")
    assert (said["organization_phone_1"], said["organization_phone_3"]) == ("03", "0001")
    assert (said["body_number_1"], said["body_number_2"]) == ("19", "000123")
    assert said["body_manager"] == "近藤 勇"
    assert said["interview_person"] == "木村 花子（主任）"
    assert said["guidance_will"] == "yes"
    assert filled["guidance_ways"].flags == ("in_person",)
    assert said["housing_company_reason"] == "借上げ社宅を提供するため"
    assert said["departure_airport"] == "成田"
    assert said["guidance_language"] == "ベトナム"
    assert said["monday_from"] == "9"
    assert said["consultation_phone_2"] == "1111"
    assert said["room_ok"] == "yes"
    assert said["bedroom_ok"] == ""
    assert said["workplace_municipality"] == "大田区"
    assert said["home_place"] == "same"


def test_all_entrusted_fills_part_three_and_never_part_two_four(plan):
    said = {box.key: box.value for box in collect(plan, filed_on=FILED_ON).fields}

    assert said["body_name"] == "きた支援センター"
    assert said["own_manager"] == ""
    assert said["is_neutral"] == ""
    assert said["is_proper"] == "yes"


def test_an_agreed_plan_lacks_only_what_the_registry_does_not_know(plan):
    missing = {(lack.key, lack.place) for lack in collect(plan, filed_on=FILED_ON).missing}

    assert ("organization_kana", Place.ORGANIZATION) in missing
    assert ("body_address", Place.SUPPORT_BODY) in missing
    assert not {key for key, place in missing if place is Place.PLAN and not key.endswith("_person")}


def test_what_nobody_said_stays_blank_and_is_missing(lan, kita):
    staff_of(kita)
    filled = collect(draft_plan(worker=lan, by="tests"), filed_on=FILED_ON)

    assert filled["is_proper"].value == ""
    assert filled["interview_choice"].value == ""
    missing = {lack.key for lack in filled.missing}
    assert {"is_proper", "housing_lease_will", "author", "is_municipality_checked"} <= missing
    assert "interview_choice" not in missing
    assert "choice_group_empty" in filled.warnings or "row_undecided" in filled.warnings


def test_half_hours_keep_their_minutes(lan, kita):
    staff_of(kita)
    plan = draft_plan(worker=lan, by="tests")
    change_draft(plan=plan, by="tests", facts={"consultation_hours": {"monday": ["08:30", "17:00"]}})

    said = {box.key: box.value for box in collect(plan, filed_on=FILED_ON).fields}
    assert (said["monday_from"], said["monday_to"]) == ("8:30", "17")

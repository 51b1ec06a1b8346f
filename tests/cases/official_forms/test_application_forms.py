"""The applications V: every box from the registry, and nothing that nobody said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cases import services
from cases.official_forms.application import collect_case
from cases.official_forms.model import Lack, Place
from compliance.employment.condition_services import note_recruitment, set_conditions
from compliance.organizations import eligibility_services
from compliance.workers.history_services import add_job, declare
from tests.support_plans.planning import agreed_plan, staff_of

FILED_ON = date(2026, 11, 23)
BY = "tests"
pytestmark = pytest.mark.django_db


@pytest.fixture
def extension(lan, kita, aoki):
    staff_of(kita)
    agreed_plan(lan)
    case = services.open_case(organization=lan.organization, procedure="extension", worker=lan, by=aoki)
    services.answer_for_case(
        case=case,
        answers={"desired_months": 12, "application_reason": "引き続き同じ店で働くため。"},
        by=aoki,
    )
    contract = lan.contracts.get(superseded_at=None)
    set_conditions(
        contract=contract,
        occupation_code="32",
        weekly_minutes=2_400,
        monthly_minutes=10_410,
        is_same_as_regular_workers=True,
        wage_kind="monthly",
        base_wage=205_000,
        hourly_wage=1_182,
        engagement="direct",
        treats_foreigners_differently=False,
        rows={"deductions": [{"kind": "tax", "yen": 4_000}, {"kind": "housing", "yen": 20_000}]},
        by=BY,
    )
    note_recruitment(
        worker=lan, used_agency=False, foreign_fees=[{"payee": "Công ty ABC", "yen": 300_000}], by=BY
    )
    declare(worker=lan, has_deposit=False, agreed_to_foreign_fees=True, by=BY)
    eligibility_services.declare(
        organization=lan.organization, key="labour_tax_violation", answer=False, by=BY
    )
    for year in range(2012, 2023):
        add_job(
            worker=lan,
            employer=f"勤務先{year}",
            joined_on=date(year, 4, 1),
            left_on=date(year + 1, 3, 31),
            by=BY,
        )
    return case


def said(case, slug="extension_of_stay_v"):
    filled = collect_case(slug, case, filed_on=FILED_ON)
    return filled, {box.key: box.value for box in filled.fields}


def test_the_seven_sheets_say_what_the_registry_knows(extension):
    filled, values = said(extension)

    assert values["family_name"] + values["name"]
    assert values["desired_period"] == "1年"
    assert values["reason"] == "引き続き同じ店で働くため。"
    assert values["aims_at"] == "ssw1"
    assert values["occupation_code"] == "32"
    assert values["weekly_hours"] == "40"
    assert values["monthly_hours"] == "173.5"
    assert values["monthly_pay"] == "205,000"
    assert values["hourly_pay"] == "1,182"
    assert values["hours_equal"] == "yes"
    assert values["is_dispatch"] == "no"
    assert values["has_foreign_fees"] == "yes"
    assert values["foreign_fee"] == "300,000"
    assert values["agreed_foreign_fees"] == "yes"
    assert values["has_regular_costs"] == "yes"
    assert values["labour_tax_violation"] == "no"
    assert values["body_name"] == "きた支援センター"
    assert filled["body_registered_on"].day is None or filled["body_registered_on"].day.year >= 2019


def test_the_answers_about_support_come_from_the_agreed_plan(extension):
    _filled, values = said(extension)

    assert values["is_entrusted"] == "yes"
    assert values["plan_orientation"] == "yes"
    assert values["plan_consultation"] == "yes"
    assert values["plan_interview"] == "yes"
    assert values["manager_name"] == ""


def test_what_nobody_answered_is_missing_and_never_no(extension):
    filled, values = said(extension)
    missing = {lack.key: lack for lack in filled.missing}

    assert values["organized_crime"] == ""
    assert missing["organized_crime"].lack is Lack.UNANSWERED
    assert missing["organized_crime"].place is Place.ORGANIZATION
    assert values["agreed_regular_costs"] == ""
    assert missing["agreed_regular_costs"].place is Place.WORKER
    assert values["has_site_paper"] == ""
    assert missing["has_site_paper"].place is Place.SITE
    assert missing["pay_method"].place is Place.CONTRACT
    assert "statutory_agent" not in missing


def test_jobs_beyond_the_tenth_stand_on_a_sheet_of_their_own(extension):
    filled, _values = said(extension)

    assert len(filled.rows_of("jobs")) == 10
    (more,) = filled.rows_of("more_jobs")
    assert (more["employer"].value, more["joined_year"].value) == ("勤務先2022", "2022")


def test_the_total_stay_is_left_open_until_the_history_is_declared_complete(extension, lan):
    lan.stay_history_complete_on = None
    lan.save()
    filled, values = said(extension)

    assert values["stay_years"] == ""
    assert "total_stay_uncertain" in filled.warnings
    assert "stay_years" in {lack.key for lack in filled.missing}


def test_a_change_to_the_second_status_asks_nothing_about_support(lan, aoki):
    case = services.open_case(
        organization=lan.organization, procedure="ssw1_to_ssw2", worker=lan, by=aoki, field="food_svc"
    )
    filled, values = said(case, "change_of_status")
    missing = {lack.key for lack in filled.missing}

    assert values["aims_at"] == "ssw2"
    assert values["desired_status"] == "特定技能2号"
    assert not {"is_entrusted", "plan_information", "body_name", "manager_name", "stay_years"} & missing
    assert "birth_place" in missing


def test_it_costs_the_same_number_of_questions_however_many_jobs(extension, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        said(extension)


def test_hours_are_written_without_empty_decimals():
    from cases.official_forms.application_contract import written_hours

    assert (written_hours(Decimal(40)), written_hours(Decimal("160.50")), written_hours(None)) == (
        "40",
        "160.5",
        "",
    )

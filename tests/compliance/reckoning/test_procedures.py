"""Procedures as data: their steps, deadlines, fees, and the papers each asks for."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from compliance.reckoning.deadlines import deadline_kind
from compliance.reckoning.documents import (
    DocumentFacts,
    document,
    document_slugs,
    documents_needed,
    reason_text,
)
from compliance.reckoning.fees import PROCEDURES as FEES
from compliance.reckoning.procedures import (
    procedure,
    procedure_slugs,
    procedures,
    step_day,
    steps_for,
    typical_duration,
)
from compliance.rulebook import RuleNotInForce, UnknownRule, history

TODAY = date(2026, 11, 25)
ALL = [pytest.param(found, id=found.slug) for found in procedures(TODAY)]


def needed(slug, on=TODAY, **facts):
    found = documents_needed(procedure(slug, on), DocumentFacts(**facts), on)
    return {paper.slug: paper for paper in found}


def conditions_in(value):
    if isinstance(value, dict):
        if "fact" in value:
            yield value["fact"]
        for inner in value.values():
            yield from conditions_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from conditions_in(inner)


def test_the_procedures_of_the_office_are_there():
    assert set(procedure_slugs()) == {
        "coe",
        "change_from_student",
        "change_from_technical_intern",
        "change_of_employer",
        "change_of_field",
        "ssw1_to_ssw2",
        "transition_preparation",
        "second_status_preparation",
        "driver_preparation",
        "extension",
        "other_activities",
        "ssw2_manufacturing_exam",
        "second_status_experience_certificate",
        "engineer",
        "highly_skilled",
        "special_highly_skilled",
        "permanent_residence",
        "arrival",
        "end_of_employment",
    }


@pytest.mark.parametrize("found", ALL)
def test_a_procedure_is_whole(found):
    assert set(found.title) == {"ja", "en", "vi"}
    assert [step.order for step in found.steps] == list(range(1, len(found.steps) + 1))
    assert len({step.slug for step in found.steps}) == len(found.steps)
    assert {step.who for step in found.steps} <= {"employer", "worker", "support_body", "we", "agency"}
    assert all(step.ja and step.en and step.vi for step in found.steps)
    assert found.fee is None or found.fee in FEES
    assert set(found.documents) <= set(document_slugs())
    assert all(history(rule_id) for rule_id in found.rules)
    named = {*found.deadlines, *(step.due.deadline for step in found.steps if step.due and step.due.deadline)}
    assert all(deadline_kind(kind, on=TODAY) for kind in named)
    before = {step.due.before_step for step in found.steps if step.due and step.due.before_step}
    assert before <= {step.slug for step in found.steps}


def test_every_condition_names_a_fact_that_can_be_given():
    given = {each.name for each in fields(DocumentFacts)}
    for found in procedures(TODAY):
        assert set(conditions_in([step.conditions for step in found.steps])) <= given
    for slug in document_slugs():
        paper = document(slug, TODAY)
        assert set(conditions_in([paper.applies_when, paper.omit_when])) <= given
        assert all(reason_text(each["reason"], "ja") for each in paper.omit_when)


def test_an_address_is_notified_within_fourteen_days_of_settling():
    step = procedure("arrival", TODAY).step("notify_address")
    found = step_day(step, event_on=date(2026, 11, 8))
    assert (found.last_day, found.safe_on) == (date(2026, 11, 22), date(2026, 11, 20))
    assert found.because[0].id == "notifications/worker_period"


def test_work_is_to_start_within_a_month_of_the_permission():
    step = procedure("change_from_student", TODAY).step("start_work")
    assert step_day(step, event_on=date(2026, 11, 10)).last_day == date(2026, 12, 10)


def test_construction_alone_reports_to_the_ministry():
    arrival = procedure("arrival", TODAY)
    assert "acceptance_report" in {step.slug for step in steps_for(arrival, {"field": "constr"}, TODAY)}
    assert "acceptance_report" not in {step.slug for step in steps_for(arrival, {"field": "care"}, TODAY)}


def test_a_resignation_needs_no_notice_of_difficulty():
    ending = procedure("end_of_employment", TODAY)
    resigned = {step.slug for step in steps_for(ending, {"end_reason": "worker_resigned"}, TODAY)}
    missing = {step.slug for step in steps_for(ending, {"end_reason": "missing"}, TODAY)}
    assert "notify_difficulty" not in resigned
    assert "notify_difficulty" in missing


def test_the_usual_duration_comes_from_its_rule():
    found, because = typical_duration(procedure("coe", TODAY), TODAY)
    assert found == {"months": (1, 3)}
    assert [used.id for used in because] == ["procedures/processing_time"]


def test_an_extension_asks_for_no_papers_on_the_employer():
    papers = needed("extension")
    assert "organization_overview" not in papers
    assert "support_plan" not in papers
    assert "field_pledge_employer" in papers


def test_an_employer_that_accepted_somebody_this_fiscal_year_leaves_its_papers_out():
    papers = needed("change_from_student", ssw_accepted_in_fiscal_year=True)
    assert {
        papers[slug].status for slug in ("pay_explanation", "employment_background", "company_registry")
    } == {"omittable"}
    assert papers["company_registry"].reason == "accepted_in_fiscal_year"
    assert papers["employment_contract"].status == "required"


def test_a_listed_company_filing_online_gives_one_proof_and_the_pledge():
    papers = needed(
        "change_from_student",
        ssw_accepted_in_fiscal_year=False,
        track_record="listed_company",
        uses_online_systems=True,
        had_guidance_or_order=False,
        employer_kind="corporation",
    )
    assert papers["listing_proof"].status == "required"
    assert papers["omission_pledge"].status == "required"
    assert papers["company_registry"].status == "not_needed"
    assert papers["pay_explanation"].reason == "proven_track_record"


def test_a_guidance_letter_takes_the_track_record_away():
    papers = needed(
        "change_from_student",
        ssw_accepted_in_fiscal_year=False,
        track_record="listed_company",
        uses_online_systems=True,
        had_guidance_or_order=True,
        employer_kind="corporation",
    )
    assert papers["company_registry"].status == "required"
    assert papers["proprietor_resident_record"].status == "not_needed"
    assert papers["omission_pledge"].status == "not_needed"


def test_the_insured_of_an_employer_need_no_papers_on_national_insurance():
    papers = needed("extension", lives_in_japan=True, health_insurance="employees", pension="employees")
    assert papers["national_health_insurance_payment"].status == "not_needed"
    assert papers["pension_record"].status == "not_needed"
    papers = needed("extension", lives_in_japan=True, health_insurance="national", pension="national")
    assert papers["national_health_insurance_payment"].status == "required"


def test_tax_papers_filed_within_a_year_may_be_left_out_and_older_ones_not():
    filed = {"resident_tax_payment": date(2025, 11, 25), "resident_tax_assessment": date(2025, 11, 24)}
    papers = needed("extension", lives_in_japan=True, filed_before=filed)
    assert papers["resident_tax_payment"].status == "omittable"
    assert papers["resident_tax_payment"].filed_on == date(2025, 11, 25)
    assert papers["resident_tax_assessment"].status == "required"


@pytest.mark.parametrize(
    ("nationality", "on", "status"),
    [
        ("VN", date(2026, 11, 25), "required"),
        ("TH", date(2026, 3, 31), "required"),
        ("TH", date(2026, 4, 1), "not_needed"),
        ("ID", date(2026, 11, 25), "not_needed"),
    ],
)
def test_the_home_countrys_procedure_by_nationality_and_day(nationality, on, status):
    paper = needed("change_from_student", on, nationality=nationality)["bilateral_procedure"]
    assert paper.status == status
    assert "procedures/bilateral_nationalities" in {used.id for used in paper.because}


def test_what_is_not_known_is_asked_for_and_says_which_fact_decides():
    paper = needed("change_from_student")["annual_calendar"]
    assert (paper.status, paper.reason, paper.unknown) == (
        "required",
        "not_known",
        ("one_year_variable_hours",),
    )


def test_numbers_are_those_of_the_list_in_use():
    assert needed("change_from_student", date(2025, 9, 30))["support_plan"].number == "18"
    assert needed("change_from_student", date(2026, 4, 1))["support_plan"].number == "9"
    assert needed("coe", date(2026, 4, 1))["support_plan"].number == "10"
    assert needed("extension", date(2026, 4, 1))["pension_record"].number == "11"
    assert needed("change_from_student", date(2024, 7, 1))["support_plan"].number is None


def test_ssw2_has_no_support_plan_and_a_former_intern_states_the_passing_on():
    papers = needed("ssw1_to_ssw2", was_technical_intern=True)
    assert papers["support_plan"].status == "not_needed"
    assert papers["skills_transfer_statement"].status == "required"
    assert papers["second_status_test_certificate"].status == "required"


def test_manufacturing_shows_the_roster_and_other_fields_the_council():
    mfg, food = needed("coe", field="mfg"), needed("coe", field="food_mfg")
    assert (mfg["roster_certificate"].status, mfg["council_certificate_employer"].status) == (
        "required",
        "not_needed",
    )
    assert (food["roster_certificate"].status, food["council_certificate_employer"].status) == (
        "not_needed",
        "required",
    )


def test_proof_of_language_is_waived_while_the_same_work_goes_on():
    asked = {"company_category": 3, "language_work": True}
    assert needed("engineer", **asked)["language_proof"].status == "required"
    assert needed("engineer", **asked, continues_same_work=True)["language_proof"].status == "omittable"
    assert needed("engineer", company_category=1)["language_proof"].status == "not_needed"


def test_every_answer_says_what_it_rests_on():
    assert all(paper.because for paper in needed("coe").values())


def test_a_procedure_nobody_wrote_down_and_one_not_yet_begun():
    with pytest.raises(UnknownRule):
        procedure("marriage", TODAY)
    with pytest.raises(RuleNotInForce):
        procedure("special_highly_skilled", date(2023, 3, 31))

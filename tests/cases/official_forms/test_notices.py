"""3-2 to 3-7, of which only the content is known: the event is in the right boxes, the rest is named."""

from __future__ import annotations

from datetime import date

import pytest

from cases import services
from cases.form_making import subjects
from cases.official_forms import (
    difficulty_explanation,
    difficulty_notice,
    nonconformity_notice,
    support_contract_notice,
    support_difficulty_notice,
)
from compliance.organizations.services import conclude_support_contract

FILED_ON = date(2026, 11, 23)


def made(module, case):
    form = module.collect(case, filed_on=FILED_ON, language="ja", user=None)
    assert form.edition.wording["unverified"]["ja"] == "内容のみ既知・公式様式の配置は未確認"
    assert not form.edition.is_verified
    return form


def missing(form):
    return {lack.key for lack in form.missing} - {"contact", "work_category"}


@pytest.fixture
def case_of(aoki, yamada):
    def record(kind, number, **facts):
        found = services.record_event(organization=yamada, kind=kind, by=aoki, **facts)
        return next(case for case in found.cases if case.official_form == number)

    return record


@pytest.mark.django_db
def test_a_missing_worker_is_notified_and_what_nobody_said_is_named(case_of, lan):
    case = case_of(
        "acceptance_difficult", "3-4", worker=lan, happened_on=date(2026, 11, 19), reason="missing",
        note="寮から荷物がなくなり、連絡がつかない。",
    )  # fmt: skip
    form = made(difficulty_notice, case)
    assert (form["group"].value, form["reason"].value) == ("worker", "missing")
    assert form["summary"].value == "寮から荷物がなくなり、連絡がつかない。"
    assert missing(form) == {"contactable", "will", "measure"}


@pytest.mark.django_db
def test_what_is_done_about_a_difficulty_stands_as_recorded(case_of, lan):
    case = case_of(
        "acceptance_difficult", "3-4", worker=lan, happened_on=date(2026, 11, 19), reason="business",
        note="減産", contactable=True, will="changes_job", measure="job_change",
    )  # fmt: skip
    form = made(difficulty_notice, case)
    assert (form["group"].value, form["contactable"].value) == ("employer", "yes")
    assert (form["will"].value, form["measure"].value) == ("changes_job", "job_change")
    assert missing(form) == set()


@pytest.mark.django_db
def test_the_standards_not_met_are_notified_without_a_worker(case_of, yamada):
    case = case_of(
        "nonconformity", "3-5", happened_on=date(2026, 11, 10), learned_on=date(2026, 11, 12),
        note="労働保険料の未納", measures="納付した。",
    )  # fmt: skip
    form = made(nonconformity_notice, case)
    assert (form["content"].value, form["measures"].value) == ("労働保険料の未納", "納付した。")
    assert (form["learned_on"].day, missing(form)) == (date(2026, 11, 12), set())


@pytest.mark.django_db
def test_support_that_could_not_be_given_is_named_with_the_day_it_was_learned_of(case_of, lan):
    lan.support_contract = None
    lan.save()
    case = case_of(
        "support_not_carried_out", "3-7", worker=lan, happened_on=date(2026, 11, 1),
        learned_on=date(2026, 11, 9), note="通訳が病気になった。", support="定期的な面談",
        planned_on=date(2026, 11, 1),
    )  # fmt: skip
    form = made(support_difficulty_notice, case)
    assert (form["learned_on"].day, form["planned_on"].day) == (date(2026, 11, 9), date(2026, 11, 1))
    assert (form["support"].value, missing(form)) == ("定期的な面談", {"measures"})


@pytest.mark.django_db
def test_a_new_support_contract_is_notified_with_the_body(case_of, yamada, kita):
    contract = conclude_support_contract(
        organization=yamada, support_organization=kita, starts_on=date(2026, 11, 16), by="tests"
    )
    case = case_of(
        "support_contract_concluded", "3-3-2", support_contract=contract, happened_on=date(2026, 11, 16)
    )
    form = made(support_contract_notice, case)
    assert (form["events"].flags, form["body_number"].value) == (("concluded",), "19登-000123")
    assert missing(form) == {"concluded_on", "body_postal_1", "body_address"}
    assert [one.slug for one in subjects.forms_of("case") if one.fits(case)] == ["support_contract_notice"]


@pytest.mark.django_db
def test_the_explanation_goes_with_the_notice_of_difficulty(case_of, lan):
    case = case_of(
        "acceptance_difficult", "3-4", worker=lan, happened_on=date(2026, 11, 19), reason="illness",
        note="入院した。", next_employer="未定",
    )  # fmt: skip
    fitting = {one.slug for one in subjects.forms_of("case") if one.fits(case)}
    assert {"difficulty_notice", "difficulty_explanation"} <= fitting
    form = difficulty_explanation.collect(case, filed_on=FILED_ON, language="ja", user=None)
    assert (form["worker_circumstances"].value, form["next_employer"].value) == ("入院した。", "未定")
    assert form["employer_circumstances"].is_blank
    assert form["guided"].flags == ()
    assert form.is_complete

"""The worker's own notices, the report to Hello Work, and a support body's 4-1 and 4-2."""

from __future__ import annotations

from datetime import date

import pytest

from cases import services
from cases.form_making import subjects
from cases.official_forms import (
    foreign_employment_report,
    support_body_change_notice,
    support_body_suspension_notice,
    worker_contract_ended_notice,
    worker_new_contract_notice,
)
from compliance.employment.models import EmploymentContract

FILED_ON = date(2026, 11, 23)


def made(module, row):
    return module.collect(row, filed_on=FILED_ON, language="ja", user=None)


@pytest.fixture
def case_of(aoki, lan):
    def record(kind, number, **facts):
        found = services.record_event(
            organization=lan.organization, kind=kind, contract=lan.contracts.get(),
            happened_on=date(2026, 11, 20), by=aoki, **facts,
        )  # fmt: skip
        return next(case for case in found.cases if case.official_form == number)

    return record


def fitting(case):
    return [form.slug for form in subjects.forms_of("case") if form.fits(case)]


@pytest.mark.django_db
def test_the_workers_own_notice_of_an_end_is_prepared_for_signing(case_of):
    case = case_of("contract_ended", "１の４", reason="worker_resigned")
    assert fitting(case) == ["worker_contract_ended_notice"]
    form = made(worker_contract_ended_notice, case)
    assert (form["name"].value, form["organization"].value) == ("NGUYEN THI LAN", "株式会社山田食品")
    assert form["card_number"].is_identifying
    assert form["ended_on"].day == date(2026, 11, 20)


@pytest.mark.django_db
def test_the_workers_own_notice_of_a_new_employer_names_the_new_one(case_of, lan):
    case = case_of("contract_ended", "１の４", reason="worker_resigned")
    form = made(worker_new_contract_notice, case)
    assert (form["name"].value, form["new_name"].value) == ("NGUYEN THI LAN", "株式会社山田食品")


@pytest.mark.django_db
def test_the_report_to_hello_work_is_for_those_without_employment_insurance(case_of, lan):
    EmploymentContract.objects.filter(worker=lan).update(is_insured=False)
    case = case_of("contract_ended", "様式第3号", reason="worker_resigned")
    assert fitting(case) == ["foreign_employment_report"]
    form = made(foreign_employment_report, case)
    assert (form["event"].value, form["separated_on"].day) == ("separated", date(2026, 11, 20))
    assert form["status"].value == "特定技能1号（外食業）"


@pytest.mark.django_db
@pytest.mark.parametrize("module", [support_body_change_notice, support_body_suspension_notice])
def test_a_bodys_notice_says_who_notifies_and_what_its_entry_lacks(module, kita):
    form = made(module, kita)
    assert (form["number"].value, form["body"].value) == ("19登-000123", "きた支援センター")
    assert {lack.key for lack in form.missing} >= {"address", "representative", "phone"}

"""3-1-1 and 3-1-2: what is on record stands in the right boxes, and what is not is named."""

from __future__ import annotations

from datetime import date

import pytest

from cases import services
from cases.form_making import subjects
from cases.official_forms import contract_change_notice, contract_end_or_conclusion_notice
from compliance.employment.services import change_contract
from compliance.organizations.services import add_contact

FILED_ON = date(2026, 11, 23)


def made(module, case):
    return module.collect(case, filed_on=FILED_ON, language="ja", user=None)


def missing(form):
    return {lack.key for lack in form.missing}


def case_of(recorded, number):
    return next(case for case in recorded.cases if case.official_form == number)


@pytest.fixture
def ended(aoki, lan):
    def record(reason, **facts):
        return case_of(
            services.record_event(
                organization=lan.organization, kind="contract_ended", contract=lan.contracts.get(),
                happened_on=date(2026, 11, 20), reason=reason, by=aoki, **facts,
            ),
            "3-1-2",
        )  # fmt: skip

    return record


@pytest.mark.django_db
def test_a_resignation_fills_part_a_with_the_support_that_ends(ended, yamada):
    add_contact(organization=yamada, name="青木花子", phone="03-0000-0002", by="tests")
    form = made(contract_end_or_conclusion_notice, ended("worker_resigned"))
    assert (form["name"].value, form["nationality"].value) == ("NGUYEN THI LAN", "ベトナム")
    assert form["card_number"].is_identifying
    assert form["events"].flags == ("ended",)
    assert form["ended_on"].day == date(2026, 11, 20)
    assert (form["end_group"].value, form["end_reason"].value) == ("worker", "worker_resigned")
    assert (form["body"].value, form["body_number"].value) == ("きた支援センター", "19登-000123")
    assert form["body_ended_on"].day == date(2026, 11, 20)
    assert form["corporate_number"].value == "5835678256246"
    assert (form["postal_1"].value, form["postal_2"].value) == ("144", "0052")
    assert (form["contact"].value, form["phone"].value) == ("青木花子", "03-0000-0002")
    # The support body of the tests has no address.
    assert missing(form) == {"body_postal_1", "body_address", "work_category"}


@pytest.mark.django_db
def test_which_reason_of_the_employer_it_was_is_asked_for_and_never_guessed(ended):
    form = made(contract_end_or_conclusion_notice, ended("employer"))
    assert (form["end_group"].value, form["end_reason"].value) == ("employer", "")
    assert {"end_reason", "contact"} <= missing(form)


@pytest.mark.django_db
def test_the_employers_reason_stands_as_it_was_recorded(ended):
    case = ended("employer", employer_reason="employer_other", other_reason="店舗の閉鎖")
    form = made(contract_end_or_conclusion_notice, case)
    assert (form["end_reason"].value, form["employer_other"].value) == ("employer_other", "店舗の閉鎖")
    assert "end_reason" not in missing(form)


@pytest.mark.django_db
def test_an_end_of_term_needs_no_closer_reason(ended):
    form = made(contract_end_or_conclusion_notice, ended("expiry"))
    assert (form["end_group"].value, form["end_reason"].value) == ("expiry", "")
    assert "end_reason" not in missing(form)


@pytest.mark.django_db
def test_a_change_names_the_headings_that_differ(aoki, lan):
    before = lan.contracts.get()
    changed = change_contract(
        contract=before, monthly_wage=230_000, weekly_hours=38, changed_on=date(2026, 11, 16), by=aoki
    )
    recorded = services.record_event(
        organization=lan.organization, kind="contract_changed", contract=changed,
        happened_on=date(2026, 11, 16), by=aoki,
    )  # fmt: skip
    form = made(contract_change_notice, case_of(recorded, "3-1-1"))
    assert form["changed_on"].day == date(2026, 11, 16)
    assert form["headings"].flags == ("hours", "pay")
    assert missing(form) == {"contact", "work_category"}


@pytest.mark.django_db
def test_a_case_files_its_own_form_and_no_other(ended):
    case = ended("worker_resigned")
    fitting = {form.slug for form in subjects.forms_of("case") if form.fits(case)}
    assert "contract_end_or_conclusion_notice" in fitting
    assert "contract_change_notice" not in fitting

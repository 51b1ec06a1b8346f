"""Contracts as versions, and what their ends and changes call for."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from compliance.deadlines.models import Deadline
from compliance.employment.models import EmploymentContract
from compliance.employment.services import change_contract, conclude_contract, end_contract
from compliance.organizations.services import open_site


def open_days(worker):
    return {row.kind: row.due_on for row in Deadline.objects.open().filter(worker=worker)}


def test_an_agreed_change_is_a_new_version_with_its_notification(lan):
    first = lan.contracts.get()
    second = change_contract(contract=first, monthly_wage=210_000, changed_on=date(2026, 11, 20), by="tests")
    first.refresh_from_db()
    assert first.superseded_at is not None
    assert first.monthly_wage is None
    assert (second.version, second.monthly_wage, second.starts_on) == (2, 210_000, date(2025, 4, 1))
    assert open_days(lan)["notify_contract_change"] == date(2026, 12, 4)
    assert open_days(lan)["contract_end"] == date(2027, 3, 31)


def test_a_correction_of_the_entry_is_a_new_version_without_notification(lan):
    change_contract(contract=lan.contracts.get(), work_category="外食業", by="tests")
    assert "notify_contract_change" not in open_days(lan)


def test_the_same_terms_make_no_version(lan):
    contract = lan.contracts.get()
    assert change_contract(contract=contract, field="food_svc", by="tests") == contract
    assert EmploymentContract.objects.filter(worker=lan).count() == 1


def test_a_worker_hired_lately_calls_for_hello_work(lan, yamada):
    from compliance.workers.services import register_worker

    new = register_worker(organization=yamada, name="TRAN VAN MINH", by="tests")
    conclude_contract(worker=new, starts_on=date(2026, 11, 10), field="food_svc", by="tests")
    assert open_days(new)["hello_work_hire"] == date(2026, 12, 10)
    assert "hello_work_hire" not in open_days(lan)  # hired long before anybody used this program


def test_construction_has_its_own_reports(mori):
    from compliance.workers.services import register_worker

    new = register_worker(organization=mori, name="TRAN VAN MINH", by="tests")
    conclude_contract(worker=new, starts_on=date(2026, 11, 10), field="constr", by="tests")
    posted = open_days(new)
    assert posted["construction_acceptance_report"] == date(2026, 12, 10)
    assert posted["construction_training"] == date(2027, 2, 10)


def test_a_contract_after_another_is_notified(lan):
    end_contract(contract=lan.contracts.get(), ended_on=date(2026, 11, 20), reason="expiry", by="tests")
    conclude_contract(worker=lan, starts_on=date(2026, 11, 21), field="food_svc", by="tests")
    rows = Deadline.objects.open().filter(worker=lan, kind="notify_contract_end_or_new")
    assert sorted(row.due_on for row in rows) == [date(2026, 12, 4), date(2026, 12, 7)]


def test_a_worker_without_a_contract_has_three_months(lan):
    end_contract(contract=lan.contracts.get(), ended_on=date(2026, 11, 20), reason="employer", by="tests")
    assert open_days(lan)["worker_inactivity"] == date(2027, 2, 20)


def test_an_end_before_the_beginning_is_refused(lan):
    with pytest.raises(ValidationError) as refused:
        end_contract(contract=lan.contracts.get(), ended_on=date(2025, 3, 1), reason="expiry", by="tests")
    assert "ended_on" in refused.value.message_dict


def test_a_site_of_another_employer_is_refused(lan, mori):
    with pytest.raises(ValidationError) as refused:
        change_contract(contract=lan.contracts.get(), site=mori.sites.get(), by="tests")
    assert "site" in refused.value.message_dict
    open_site(organization=lan.organization, name="第二店", by="tests")
    assert EmploymentContract.objects.get(worker=lan).superseded_at is None


def test_the_database_holds_that_an_end_has_a_reason(lan):
    with pytest.raises(IntegrityError), transaction.atomic():
        EmploymentContract.objects.filter(worker=lan).update(ended_on=date(2026, 11, 1))

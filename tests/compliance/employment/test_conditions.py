"""Working conditions go with a version of a contract: completed in place, changed as a new version."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from compliance.deadlines.models import Deadline
from compliance.employment.condition_services import compare_pay, note_recruitment, set_conditions
from compliance.employment.models import EmploymentContract, WorkingConditions
from compliance.employment.services import change_contract

RENT = {"kind": "housing", "name": "", "yen": 25_000}
COMMUTING = {"kind": "commuting", "name": "通勤手当", "yen": 8_000, "reckoning": "実費"}


@pytest.fixture
def contract(lan):
    return lan.contracts.get()


def test_nothing_is_answered_by_default(contract):
    conditions = set_conditions(contract=contract, weekly_minutes=2_400, by="tests")
    assert conditions.has_raise is None
    assert conditions.pay_method == ""
    assert conditions.grants_home_leave is None
    assert conditions.weekly_hours == 40


def test_open_answers_are_completed_in_the_same_version(contract):
    set_conditions(contract=contract, base_wage=200_000, wage_kind="monthly", by="tests")
    conditions = set_conditions(contract=contract, has_raise=False, rows={"deductions": [RENT]}, by="tests")
    assert conditions.contract == contract
    assert EmploymentContract.objects.filter(worker=contract.worker).count() == 1
    assert [row.yen for row in conditions.deductions.all()] == [25_000]


def test_an_agreed_change_of_pay_is_a_new_version_with_its_notification(contract):
    set_conditions(contract=contract, base_wage=200_000, rows={"allowances": [COMMUTING]}, by="tests")
    changed = set_conditions(contract=contract, base_wage=210_000, changed_on=date(2026, 11, 20), by="tests")
    assert (changed.contract.version, changed.base_wage) == (2, 210_000)
    assert [row.name for row in changed.allowances.all()] == ["通勤手当"]
    assert WorkingConditions.objects.get(contract=contract).base_wage == 200_000
    due = Deadline.objects.open().get(worker=contract.worker, kind="notify_contract_change")
    assert due.due_on == date(2026, 12, 4)


def test_other_deductions_than_before_are_a_new_version(contract):
    set_conditions(contract=contract, rows={"deductions": [RENT]}, by="tests")
    same = set_conditions(contract=contract, rows={"deductions": [dict(RENT)]}, by="tests")
    assert same.contract.version == 1
    other = set_conditions(contract=contract, rows={"deductions": [{**RENT, "yen": 27_000}]}, by="tests")
    assert other.contract.version == 2
    assert [row.yen for row in WorkingConditions.objects.get(contract=contract).deductions.all()] == [25_000]


def test_a_change_of_the_contract_takes_conditions_and_comparison_along(contract):
    set_conditions(
        contract=contract,
        base_wage=200_000,
        is_shift_work=True,
        rows={"shifts": [{"begins_at": "08:00", "ends_at": "17:00"}], "deductions": [RENT]},
        by="tests",
    )
    compare_pay(contract=contract, has_comparable=True, pay=200_000, reason="同じ賃金表", by="tests")
    second = change_contract(contract=contract, ends_on=date(2028, 3, 31), by="tests")
    assert second.conditions.base_wage == 200_000
    assert second.conditions.shifts.count() == 1
    assert second.conditions.deductions.get().yen == 25_000
    assert second.pay_comparison.pay == 200_000


def test_what_is_on_no_list_is_refused_and_named(contract):
    with pytest.raises(ValidationError) as refused:
        set_conditions(contract=contract, insurances=["sunshine"], by="tests")
    assert "insurances" in refused.value.message_dict
    with pytest.raises(ValidationError) as refused:
        set_conditions(contract=contract, closing_day=32, by="tests")
    assert refused.value.message_dict
    with pytest.raises(ValidationError) as refused:
        set_conditions(
            contract=contract,
            rows={"allowances": [{"kind": "fixed_overtime", "name": "固定残業", "yen": 30_000}]},
            by="tests",
        )
    assert refused.value.message_dict


def test_fees_abroad_contradict_the_answer_that_none_were_paid(lan):
    with pytest.raises(ValidationError) as refused:
        note_recruitment(
            worker=lan, paid_abroad=False, foreign_fees=[{"payee": "VN agency", "yen": 300_000}], by="tests"
        )
    assert "paid_abroad" in refused.value.message_dict
    noted = note_recruitment(
        worker=lan,
        paid_abroad=True,
        used_agency=False,
        foreign_fees=[{"payee": "VN agency", "yen": 300_000, "currency": "VND", "amount": "50000000"}],
        by="tests",
    )
    assert (noted.used_agency, noted.used_intermediary) == (False, None)
    assert noted.foreign_fees.get().yen == 300_000

"""The rent in a plan is the rent that the contract's conditions take off the pay."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from compliance.employment.condition_services import set_conditions
from support_plans.plan_check import check_plan
from support_plans.services.plans import agree_plan, change_draft, draft_plan
from tests.support_plans.planning import filled_in, staff_of

BY = "tests"
TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people(kita):
    return staff_of(kita)


@pytest.fixture
def plan(lan):
    """Lan's plan, ready to be agreed: 25,000 yen a month for housing."""
    return filled_in(draft_plan(worker=lan, by=BY))


def deduct(worker, *rows):
    set_conditions(
        contract=worker.contracts.current().get(),
        by=BY,
        rows={"deductions": [{"kind": kind, "yen": yen} for kind, yen in rows]},
    )


def rent_findings(plan):
    plan.refresh_from_db()
    return [f.code for f in check_plan(plan, on=TODAY) if f.code.startswith("rent_")]


def test_without_conditions_the_rent_cannot_be_compared(plan):
    assert rent_findings(plan) == ["rent_not_compared"]


def test_conditions_that_say_nothing_of_housing_leave_it_uncompared(lan, plan):
    deduct(lan, ("tax", 4_000))

    assert rent_findings(plan) == ["rent_not_compared"]


def test_the_same_rent_is_no_finding(lan, plan):
    deduct(lan, ("tax", 4_000), ("housing", 25_000))

    assert rent_findings(plan) == []


def test_all_rows_for_housing_count_together(lan, plan):
    deduct(lan, ("housing", 20_000), ("housing", 5_000))

    assert rent_findings(plan) == []


def test_another_rent_keeps_the_plan_from_being_agreed(lan, plan):
    deduct(lan, ("housing", 27_000))

    assert rent_findings(plan) == ["rent_differs_from_contract"]
    with pytest.raises(ValidationError) as refused:
        agree_plan(plan=plan, by=BY, agreed_on=TODAY)
    assert "居住費が雇用条件書の控除額と一致しない。" in str(refused.value)


def test_the_version_in_use_is_compared_not_one_before_it(lan, plan):
    deduct(lan, ("housing", 27_000))
    deduct(lan, ("housing", 25_000))

    assert rent_findings(plan) == []


def test_a_rent_taken_off_though_the_plan_charges_none_is_found(lan, plan):
    deduct(lan, ("housing", 25_000))
    change_draft(
        plan=plan,
        by=BY,
        housing={"is_rent_charged": False, "monthly_rent": None, "ownership": "", "rent_reason": ""},
    )

    assert rent_findings(plan) == ["rent_differs_from_contract"]

"""1-4: part 2 or part 3 is filled in, in one unit of pay, and only for the employer's own people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cases.official_forms import remuneration_explanation
from cases.official_forms.numbers import age_on
from compliance.employment.condition_services import compare_pay, set_conditions

FILED_ON = date(2026, 11, 25)
FACTS = {
    "unit": "monthly", "worker_role": "調理補助", "worker_experience_years": Decimal("2.5"),
    "worker_pay": 200_000, "has_comparable": True, "role": "調理補助", "age": 27, "sex": "male",
    "experience_years": 2, "pay": 198_000, "has_pay_rules": True, "pay_by_rules": 200_000,
    "reason": "同じ賃金表による。", "drawn_up_on": date(2026, 1, 21), "author_title": "人事部長",
    "author_name": "佐藤 花子",
}  # fmt: skip


@pytest.fixture
def contract(lan):
    return lan.contracts.get()


def made(contract, user):
    return remuneration_explanation.collect(contract, filed_on=FILED_ON, language="ja", user=user)


@pytest.mark.django_db
def test_somebody_in_the_same_work_stands_in_part_2(contract, sato):
    compare_pay(contract=contract, by=sato, **FACTS)
    form = made(contract, sato)
    texts = {
        "name": "NGUYEN THI LAN", "age": "27", "sex": "female", "experience": "2.5", "monthly": "200,000",
        "hourly": "", "comparable_age": "27", "comparable_monthly": "198,000", "comparable_rules": "yes",
        "comparable_rules_monthly": "200,000", "nearest_role": "", "author_name": "佐藤 花子",
    }  # fmt: skip
    assert {key: form[key].value for key in texts} == texts
    assert (form.is_complete, form.warnings) == (True, ())


@pytest.mark.django_db
def test_the_nearest_worker_stands_in_part_3(contract, sato):
    compare_pay(contract=contract, by=sato, **FACTS | {"has_comparable": False, "has_pay_rules": False})
    form = made(contract, sato)
    assert (form["nearest_monthly"].value, form["comparable_monthly"].value) == ("198,000", "")
    assert (form["nearest_rules"].value, form["nearest_rules_monthly"].value) == ("no", "")
    assert form.is_complete


@pytest.mark.django_db
def test_pay_that_differs_from_the_contract_or_lies_below_is_a_warning(contract, sato):
    set_conditions(contract=contract, by=sato, wage_kind="monthly", base_wage=195_000)
    compare_pay(contract=contract, by=sato, **FACTS | {"worker_pay": 190_000})
    assert made(contract, sato).warnings == ("pay_compared_differs_from_contract", "pay_below_japanese")
    compare_pay(contract=contract, by=sato, worker_pay=None, pay=195_000)
    form = made(contract, sato)
    assert (form["monthly"].value, form.warnings) == ("195,000", ())


@pytest.mark.django_db
def test_nothing_compared_is_named(contract, sato):
    lacking = {lack.key for lack in made(contract, sato).missing}
    assert lacking == {
        "role", "experience", "unit", "has_comparable", "drawn_up_on", "author_title", "author_name",
    }  # fmt: skip


@pytest.mark.django_db
def test_a_support_body_learns_nothing_of_what_others_earn(contract, sato, kimura):
    compare_pay(contract=contract, by=sato, **FACTS)
    assert "has_comparable" in {lack.key for lack in made(contract, kimura).missing}


@pytest.mark.parametrize(
    ("day", "age"), [(date(2026, 1, 21), 27), (date(2026, 1, 22), 28), (date(2026, 12, 31), 28)]
)
def test_an_age_is_counted_in_full_years(day, age):
    assert age_on(date(1998, 1, 22), day) == age

"""The rent that a filing compares: all that the contract takes off, and what the plan charges."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from cases.checks import terms
from compliance.employment.condition_services import set_conditions
from support_plans.models import PlannedHousing

pytestmark = pytest.mark.django_db


def compared(worker: Any, monkeypatch: pytest.MonkeyPatch, **housing: Any) -> tuple[int | None, int | None]:
    rows = {"deductions": [{"kind": "housing", "yen": 20_000}, {"kind": "housing", "yen": 5_000}]}
    conditions = set_conditions(contract=worker.contracts.current().get(), by="tests", rows=rows)
    plan = SimpleNamespace(housing=PlannedHousing(**housing))
    monkeypatch.setattr(terms, "plan_of", lambda facts: plan)
    found = terms.terms_of(SimpleNamespace(contract=conditions.contract))  # type: ignore[arg-type]
    assert found is not None
    return found.rent_in_contract, found.rent_in_plan


def test_every_row_for_housing_counts(lan, monkeypatch):
    facts = {"is_rent_charged": True, "monthly_rent": 25_000}
    assert compared(lan, monkeypatch, **facts) == (25_000, 25_000)


def test_a_plan_that_charges_no_rent_is_compared_as_nothing(lan, monkeypatch):
    assert compared(lan, monkeypatch, is_rent_charged=False) == (25_000, 0)

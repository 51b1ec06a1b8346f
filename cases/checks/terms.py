"""The terms of the contract that is filed, as far as they are entered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.checks.papers import plan_of
from compliance.employment.rent import agreed_rent
from compliance.reckoning.filing_checks import TermsFacts

if TYPE_CHECKING:
    from cases.facts import CaseFacts


def terms_of(facts: CaseFacts) -> TermsFacts | None:
    """Wage and hours of the contract, the pay compared with, the rent of the plan."""
    contract = facts.contract
    if contract is None:
        return None
    conditions: Any = getattr(contract, "conditions", None)
    comparison: Any = getattr(contract, "pay_comparison", None)
    plan = plan_of(facts)
    housing: Any = getattr(plan, "housing", None) if plan else None
    hours = contract.weekly_hours
    return TermsFacts(
        monthly_pay=contract.monthly_wage,
        comparable_monthly_pay=getattr(comparison, "pay", None),
        weekly_hours=float(hours) if hours is not None else None,
        weekly_days=_number(conditions, "weekly_days"),
        yearly_days=_whole(conditions, "yearly_days"),
        hourly_pay=_number(conditions, "base_by_the_hour"),
        rent_in_contract=agreed_rent(contract),
        rent_in_plan=getattr(housing, "rent", None),
    )


def _number(row: Any, name: str) -> float | None:
    value = getattr(row, name, None)
    return float(value) if value is not None else None


def _whole(row: Any, name: str) -> int | None:
    value = getattr(row, name, None)
    return int(value) if value is not None else None

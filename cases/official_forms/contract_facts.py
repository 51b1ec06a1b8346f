"""What the papers of one contract have in common, and where they contradict each other or the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.employment.models import WorkingConditions
from compliance.reckoning.fields import field_name
from support_plans.models import SupportPlan

if TYPE_CHECKING:
    from datetime import date

    from compliance.employment.models import EmploymentContract


def conditions_of(contract: EmploymentContract) -> WorkingConditions | None:
    """The working conditions of the version, with their rows; None where nobody entered them yet."""
    return (
        WorkingConditions.objects.filter(contract=contract)
        .prefetch_related("allowances", "deductions", "shifts")
        .first()
    )


def written_field(contract: EmploymentContract, *, on: date) -> str:
    """The field of work as the form writes it: by its name, or as the contract says it."""
    if contract.field:
        return field_name(contract.field, "ja", on=on)
    return contract.field_as_written


def order_of_dates(contract: EmploymentContract, conditions: WorkingConditions | None) -> tuple[str, ...]:
    """The conditions come first, then the contract, then the work."""
    found = []
    drawn_up_on = conditions.drawn_up_on if conditions is not None else None
    concluded_on = contract.concluded_on
    if drawn_up_on is not None and concluded_on is not None and concluded_on < drawn_up_on:
        found.append("contract_before_its_conditions")
    if concluded_on is not None and contract.starts_on <= concluded_on:
        found.append("contract_after_its_beginning")
    return tuple(found)


def rent_against_plan(contract: EmploymentContract, rent: int | None) -> tuple[str, ...]:
    """The same rent stands on the conditions and on the support plan in use (agreed, else drafted)."""
    plan = (
        SupportPlan.objects.in_use()
        .filter(worker=contract.worker_id)
        .select_related("housing")
        .order_by("state", "-created_on")
        .first()
    )
    housing = getattr(plan, "housing", None)
    planned = housing.rent if housing is not None else None
    if planned is None or planned == (rent or 0):
        return ()
    return ("rent_differs_from_plan",)

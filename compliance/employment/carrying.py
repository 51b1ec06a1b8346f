"""What belongs to a contract version goes along when a newer version takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.employment.models import (
    Allowance,
    Deduction,
    PayComparison,
    Shift,
    WorkingConditions,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db import models

    from compliance.employment.models import EmploymentContract

BATCH = 500
ROWS: dict[str, type[Allowance] | type[Deduction] | type[Shift]] = {
    "allowances": Allowance,
    "deductions": Deduction,
    "shifts": Shift,
}


def carry_forward(pairs: Sequence[tuple[EmploymentContract, EmploymentContract]]) -> None:
    """Copy conditions with their rows, and the pay comparison, from each version to its successor."""
    successors = {before.pk: after for before, after in pairs}
    old = list(
        WorkingConditions.objects.filter(contract__in=successors).prefetch_related(*ROWS).order_by("pk")
    )
    copies = [_copy(conditions, contract=successors[conditions.contract_id]) for conditions in old]
    fresh = WorkingConditions.objects.bulk_create(copies, batch_size=BATCH)
    for name, model in ROWS.items():
        model.objects.bulk_create(
            (
                _copy(row, conditions=after)
                for before, after in zip(old, fresh, strict=True)
                for row in getattr(before, name).all()
            ),
            batch_size=BATCH,
        )
    compared = PayComparison.objects.filter(contract__in=successors)
    PayComparison.objects.bulk_create(
        (_copy(one, contract=successors[one.contract_id]) for one in compared), batch_size=BATCH
    )


def facts_of(row: models.Model, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What a row says, without its own id."""
    return {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in without
    }


def _copy(row: models.Model, **moved: models.Model) -> Any:
    return type(row)(**{**facts_of(row, without=frozenset(moved)), **moved})

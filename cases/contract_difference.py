"""What a change of a contract changed: two versions compared, by the headings of the notification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from compliance.employment.models import EmploymentContract
from compliance.reckoning.contract_change import contract_change

if TYPE_CHECKING:
    from datetime import date

    from compliance.reckoning.contract_change import ContractChange

_CONTRACT: Final = (
    "starts_on",
    "ends_on",
    "site",
    "field",
    "work_category",
    "weekly_hours",
    "monthly_wage",
    "is_insured",
)
_NOT_TERMS: Final = frozenset({"id", "contract"})
_LISTS: Final = {"shifts": "shifts", "allowances": "allowances", "deductions": "deductions"}


def difference(contract: EmploymentContract, *, filed_on: date | None = None) -> ContractChange | None:
    """This version against the one before it; None where there is none before."""
    before = (
        EmploymentContract.objects.filter(
            worker=contract.worker_id, starts_on=contract.starts_on, version__lt=contract.version
        )
        .select_related("site")
        .order_by("-version")
        .first()
    )
    if before is None:
        return None
    return contract_change(
        terms_of(before),
        terms_of(contract),
        effective_on=contract.changed_on or contract.starts_on,
        filed_on=filed_on,
    )


def terms_of(contract: EmploymentContract) -> dict[str, Any]:
    """Every entry of a version: those of the contract, and those of its statement of conditions."""
    found: dict[str, Any] = {name: _plain(getattr(contract, name)) for name in _CONTRACT}
    conditions: Any = getattr(contract, "conditions", None)
    if conditions is None:
        return found
    for column in conditions._meta.concrete_fields:
        if column.name not in _NOT_TERMS:
            found[column.name] = _plain(getattr(conditions, column.attname))
    for name, related in _LISTS.items():
        rows = getattr(conditions, related, None)
        if rows is not None:
            found[name] = [_row(row) for row in rows.all()]
    return found


def _row(row: Any) -> dict[str, Any]:
    return {
        column.name: _plain(getattr(row, column.attname))
        for column in row._meta.concrete_fields
        if column.name not in {"id", "conditions", "position"}
    }


def _plain(value: Any) -> Any:
    return str(value) if hasattr(value, "pk") else value

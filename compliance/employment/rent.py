"""What a contract takes off the pay for housing: the one sum that plan, conditions and case must agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.employment.models import Deduction, EmploymentContract

_HOUSING: Final = "housing"


def rent_of(deductions: Iterable[Deduction]) -> int | None:
    """What is taken off for housing a month, all such rows together; None where no such row is entered."""
    rents = [row.yen for row in deductions if row.kind == _HOUSING]
    return sum(rents) if rents else None


def agreed_rent(contract: EmploymentContract | None) -> int | None:
    """The rent by the conditions of this version of a contract; None where nothing is said of it."""
    conditions = getattr(contract, "conditions", None)
    return rent_of(conditions.deductions.all()) if conditions is not None else None

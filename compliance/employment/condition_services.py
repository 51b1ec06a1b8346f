"""Writes about working conditions, pay comparisons and recruitment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.employment.carrying import ROWS, facts_of
from compliance.employment.models import (
    EmploymentContract,
    ForeignFee,
    PayComparison,
    Recruitment,
    WorkingConditions,
)
from compliance.employment.models.ending_and_insurance import Insurance
from compliance.employment.models.term_and_place import RenewalCriterion
from compliance.employment.services import new_version
from compliance.organizations.services import change_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from django.db import models

    from compliance.workers.models import Worker

Actor = Any
_OPEN: tuple[Any, ...] = (None, "", [])
_CHOSEN_FROM = {
    "renewal_criteria": frozenset(RenewalCriterion.values),
    "insurances": frozenset(Insurance.values),
    "weekdays_off": frozenset(range(1, 8)),
}


@audited
def set_conditions(
    *,
    contract: EmploymentContract,
    by: Actor,
    changed_on: date | None = None,
    rows: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    **facts: Any,
) -> WorkingConditions:
    """Note the working conditions of a contract.

    What was open is completed in place.  Another answer than before is a new version of the contract,
    which the version before it survives; ``changed_on`` says that it was agreed, and from which day.
    ``rows`` may give ``allowances``, ``deductions`` and ``shifts``, each list whole.
    """
    _check(facts)
    lists = rows or {}
    given = {name: [dict(row) for row in lists[name]] for name in ROWS if name in lists}
    conditions = WorkingConditions.objects.filter(contract=contract).first()
    if conditions is None:
        conditions = WorkingConditions(contract=contract)
        conditions.full_clean()
        conditions.save()
    differing = {name: value for name, value in facts.items() if getattr(conditions, name) != value}
    changed_rows = {name: given[name] for name in given if _rows_differ(conditions, name, given[name])}
    if not differing and not changed_rows:
        return conditions
    if changed_on is not None or not _only_completes(conditions, differing, changed_rows):
        contract = new_version(contract=contract, by=by, changed_on=changed_on)
        conditions = WorkingConditions.objects.get(contract=contract)
    _write(conditions, differing, changed_rows)
    _record(
        conditions, "conditions.noted", contract.worker, by, {"changed": sorted([*differing, *changed_rows])}
    )
    return conditions


def _check(facts: Mapping[str, Any]) -> None:
    for name, allowed in _CHOSEN_FROM.items():
        unknown = [item for item in facts.get(name) or [] if item not in allowed]
        if unknown:
            raise ValidationError({name: _("Choose from the list only.")})
    for name in facts:
        try:
            WorkingConditions._meta.get_field(name)
        except FieldDoesNotExist:
            raise ValidationError({name: _("There is no such condition.")}) from None


def _only_completes(
    conditions: WorkingConditions, differing: Mapping[str, Any], rows: Mapping[str, Any]
) -> bool:
    return all(getattr(conditions, name) in _OPEN for name in differing) and not any(
        getattr(conditions, name).exists() for name in rows
    )


def _rows_differ(conditions: WorkingConditions, name: str, given: Sequence[Mapping[str, Any]]) -> bool:
    stored = [
        facts_of(row, without=frozenset({"conditions", "position"}))
        for row in getattr(conditions, name).all()
    ]
    blank = [_blank(ROWS[name]) | dict(row) for row in given]
    return stored != blank


def _blank(model: type[models.Model]) -> dict[str, Any]:
    return facts_of(model(), without=frozenset({"conditions", "position"}))


def _write(
    conditions: WorkingConditions,
    facts: Mapping[str, Any],
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
) -> None:
    change_fields(conditions, dict(facts))
    for name, given in rows.items():
        getattr(conditions, name).all().delete()
        for position, row in enumerate(given, 1):
            made = ROWS[name](conditions=conditions, position=position, **row)
            made.full_clean()
            made.save()


@audited
def compare_pay(*, contract: EmploymentContract, by: Actor, **facts: Any) -> PayComparison:
    """Note with whom the pay was compared, and why it is at least equal."""
    found = PayComparison.objects.filter(contract=contract).first() or PayComparison(contract=contract)
    for name, value in facts.items():
        setattr(found, name, value)
    found.full_clean()
    found.save()
    _record(found, "pay_comparison.noted", contract.worker, by, {"changed": sorted(facts)})
    return found


@audited
def note_recruitment(
    *, worker: Worker, by: Actor, foreign_fees: Sequence[Mapping[str, Any]] | None = None, **facts: Any
) -> Recruitment:
    """Note who brought worker and employer together, and what was paid; the fees abroad as a whole."""
    found = Recruitment.objects.filter(worker=worker).first() or Recruitment(worker=worker)
    for name, value in facts.items():
        setattr(found, name, value)
    if foreign_fees and found.paid_abroad is False:
        raise ValidationError({"paid_abroad": _("Fees are listed: the worker did pay bodies abroad.")})
    found.full_clean()
    found.save()
    if foreign_fees is not None:
        found.foreign_fees.all().delete()
        for position, row in enumerate(foreign_fees, 1):
            fee = ForeignFee(recruitment=found, position=position, **row)
            fee.full_clean()
            fee.save()
    _record(found, "recruitment.noted", worker, by, {"changed": sorted(facts)})
    return found


def _record(target: Any, verb: str, worker: Worker, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=target,
        organization_id=worker.organization_id,
        label=worker.name,
        details=details,
    )

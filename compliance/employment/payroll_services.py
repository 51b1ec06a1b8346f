"""Writes about monthly payroll.  The bulk form serves imports; the single form calls it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.employment.models import PayrollRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compliance.workers.models import Worker

Actor = Any
BATCH = 500
FACTS: tuple[str, ...] = (
    "working_days",
    "leave_days",
    "regular_hours",
    "overtime_hours",
    "gross",
    "overtime_pay",
    "commuting",
    "attendance",
    "family",
    "other_allowances",
    "bonus",
    "food",
    "housing",
    "tax",
    "social_insurance",
    "employment_insurance",
    "other_deductions",
    "net",
    "paid_on",
    "method",
    "is_partial",
    "note",
)
"""What a month holds, in the order of the grid."""


@dataclass(frozen=True, slots=True)
class Month:
    """One worker's month to be entered."""

    worker: Worker
    year: int
    month: int
    facts: dict[str, Any] = field(default_factory=dict)


@audited
def enter_payrolls(*, months: Sequence[Month], by: Actor) -> list[PayrollRecord]:
    """Enter months, or put other figures in the place of those on file; unchanged ones are left alone."""
    known = {
        (row.worker_id, row.year, row.month): row
        for row in PayrollRecord.objects.filter(worker__in={one.worker.pk for one in months})
    }
    fresh: list[PayrollRecord] = []
    changed: list[PayrollRecord] = []
    for one in months:
        row = known.get((one.worker.pk, one.year, one.month))
        before = {name: getattr(row, name) for name in FACTS} if row else {}
        row = row or PayrollRecord(worker=one.worker, year=one.year, month=one.month)
        for name, value in one.facts.items():
            setattr(row, name, value)
        _check(row)
        differing = {name: getattr(row, name) for name in FACTS if before.get(name) != getattr(row, name)}
        if row.pk and not differing:
            continue
        row.entered_by = by if hasattr(by, "pk") else None
        (changed if row.pk else fresh).append(row)
        _record(row, one.worker, by, before, differing)
    PayrollRecord.objects.bulk_create(fresh, batch_size=BATCH)
    if changed:
        now = clock.now()
        for row in changed:
            row.entered_at = now
        PayrollRecord.objects.bulk_update(changed, [*FACTS, "entered_at", "entered_by"], batch_size=BATCH)
    return [*fresh, *changed]


@audited
def enter_payroll(*, worker: Worker, year: int, month: int, by: Actor, **facts: Any) -> PayrollRecord:
    """Enter one month of one worker."""
    enter_payrolls(months=[Month(worker, year, month, facts)], by=by)
    return PayrollRecord.objects.get(worker=worker, year=year, month=month)


def _check(row: PayrollRecord) -> None:
    row.clean_fields(exclude=["worker", "entered_by"])
    parts = row.overtime_pay + row.commuting + row.attendance + row.family + row.other_allowances
    if parts > row.gross:
        raise ValidationError(
            {"gross": _("The parts make %(parts)s yen: more than the regular cash pay.") % {"parts": parts}}
        )
    first = date(row.year, row.month, 1)
    if first > clock.today():
        raise ValidationError({"month": _("This month has not begun yet.")})
    if row.paid_on is not None and row.paid_on < first:
        raise ValidationError({"paid_on": _("It was paid before the month began.")})


def _record(
    row: PayrollRecord, worker: Worker, by: Actor, before: dict[str, Any], differing: dict[str, Any]
) -> None:
    """Which month, and which figures changed; the sums themselves stay in the payroll."""
    record(
        by=by,
        verb="payroll.changed" if before else "payroll.entered",
        target=f"employment.payrollrecord:{worker.pk}-{row}",
        organization_id=worker.organization_id,
        label=worker.name,
        details={"month": str(row), **({"changed": sorted(differing)} if before else {})},
    )

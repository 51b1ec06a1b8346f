"""Rows of a payroll file beside what is on file: new, changed, the same, or wrong and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.common.text import name_key
from compliance.employment.models import PayrollRecord
from compliance.employment.payroll_check import findings
from compliance.employment.payroll_services import FACTS
from compliance.imports.payroll.cells import read_cell
from compliance.imports.payroll.headings import NEEDED, find_headings
from compliance.imports.problems import UnreadableFile, UnusableCell
from compliance.imports.reading import open_ledger
from compliance.imports.values import text_of
from compliance.imports.vocabulary import means_total
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.imports.payroll.headings import PayrollHeadings
    from compliance.imports.reading import Cell
    from compliance.organizations.models import AcceptingOrganization

MOST_ROWS: Final = 3_000
_FIRST_CELLS: Final = 3
_ZERO: Final = frozenset(
    {
        "overtime_hours",
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
    }
)


@dataclass(slots=True)
class PlannedRow:
    """One row: whose month, the figures, what is wrong, what is strange."""

    number: int
    who: str
    worker: Worker | None = None
    year: int = 0
    month: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    state: str = "error"


@dataclass(slots=True)
class Plan:
    """What a file would do."""

    rows: list[PlannedRow]
    unread: tuple[str, ...]
    sheet: str

    def count(self, state: str) -> int:
        return sum(1 for row in self.rows if row.state == state)

    @property
    def writable(self) -> list[PlannedRow]:
        return [row for row in self.rows if row.state in {"new", "changed"}]


def plan_payroll(
    *,
    organization: AcceptingOrganization,
    content: bytes,
    month: tuple[int, int] | None,
    today: date,
) -> Plan:
    """Read the file against the employer's workers; ``month`` is for files that name none."""
    headings = find_headings(open_ledger(content))
    if "month" not in headings.columns and month is None:
        raise UnreadableFile(_("The file has no column for the month. Say above which month it is."))
    lacking = [name for name in NEEDED if name not in headings.columns]
    if lacking:
        labels = [str(PayrollRecord._meta.get_field(name).verbose_name) for name in lacking]  # type: ignore[union-attr]
        raise UnreadableFile(_("The file lacks: %(names)s.") % {"names": "、".join(labels)})
    rows = [_read(number, cells, headings, month, today) for number, cells in _people(headings)]
    if len(rows) > MOST_ROWS:
        raise UnreadableFile(
            _("At most %(rows)s rows are read at once. Split the file.") % {"rows": MOST_ROWS}
        )
    _find_workers(rows, organization)
    _refuse_repeats(rows)
    _compare(rows)
    return Plan(rows, headings.unread, headings.sheet.name)


def _people(headings: PayrollHeadings) -> list[tuple[int, Sequence[Cell]]]:
    found: list[tuple[int, Sequence[Cell]]] = []
    for number, cells in headings.sheet.rows():
        said = [text_of(cell) for cell in cells[:_FIRST_CELLS] if cell is not None and not _is_broken(cell)]
        if number > headings.row and said and not any(means_total(text) for text in said):
            found.append((number, cells))
    return found


def _is_broken(cell: Any) -> bool:
    return hasattr(cell, "place")


def _read(
    number: int,
    cells: Sequence[Cell],
    headings: PayrollHeadings,
    month: tuple[int, int] | None,
    today: date,
) -> PlannedRow:
    row = PlannedRow(number, "")
    read: dict[str, Any] = {}
    for target, column in headings.columns.items():
        cell = cells[column] if column < len(cells) else None
        try:
            read[target] = read_cell(target, cell, today=today, days_before=headings.sheet.days_before)
        except UnusableCell as problem:
            row.errors.append((target, str(problem)))
    row.who = " ".join(filter(None, (read.get("employee_number"), read.get("name"))))
    named = read.pop("month", None) or month
    if named:
        row.year, row.month = named
    elif not any(target == "month" for target, _said in row.errors):
        row.errors.append(("month", _("Which month is this? Write it as 2026-10.")))
    row.facts = {
        name: 0 if value is None and name in _ZERO else "" if value is None and name in _TEXT else value
        for name, value in read.items()
        if name in FACTS
    }
    wrong = {target for target, _said in row.errors}
    row.errors += [
        (name, _("This is needed.")) for name in NEEDED if row.facts.get(name) is None and name not in wrong
    ]
    row.facts |= {"_number": read.get("employee_number") or "", "_name": read.get("name") or ""}
    return row


_TEXT: Final = frozenset({"method", "note"})


def _find_workers(rows: Sequence[PlannedRow], organization: AcceptingOrganization) -> None:
    by_number: dict[str, Worker] = {}
    by_name: dict[str, list[Worker]] = {}
    for worker in Worker.objects.filter(organization=organization):
        if worker.employee_number:
            by_number[worker.employee_number.casefold()] = worker
        by_name.setdefault(name_key(worker.name), []).append(worker)
    for row in rows:
        number, name = row.facts.pop("_number"), row.facts.pop("_name")
        if number:
            row.worker = by_number.get(number.casefold())
            if row.worker is None:
                row.errors.append(("employee_number", _("No worker here has this employee number.")))
        else:
            same = by_name.get(name_key(name), []) if name else []
            row.worker = same[0] if len(same) == 1 else None
            if row.worker is None:
                said = _("Several workers have this name: give the employee number.") if same else ""
                row.errors.append(("name", said or _("No worker here has this name.")))


def _refuse_repeats(rows: Sequence[PlannedRow]) -> None:
    seen: dict[tuple[int, int, int], int] = {}
    for row in rows:
        if row.worker is None or not row.month:
            continue
        first = seen.setdefault((row.worker.pk, row.year, row.month), row.number)
        if first != row.number:
            row.errors.append(
                (
                    "month",
                    _("Row %(row)s is the same worker and month. Keep one of the two.") % {"row": first},
                )
            )


def _compare(rows: Sequence[PlannedRow]) -> None:
    workers = {row.worker.pk for row in rows if row.worker}
    known = {
        (one.worker_id, one.year, one.month): one for one in PayrollRecord.objects.filter(worker__in=workers)
    }
    for row in rows:
        if row.worker is None or row.errors:
            continue
        stored = known.get((row.worker.pk, row.year, row.month))
        probe = PayrollRecord(worker=row.worker, year=row.year, month=row.month)
        for name in FACTS:
            setattr(probe, name, row.facts.get(name, getattr(stored or probe, name)))
        try:
            probe.clean_fields(exclude=["worker", "entered_by"])
        except ValidationError as refused:
            row.errors += [(name, message) for name, said in refused.message_dict.items() for message in said]
            continue
        row.warnings = list(findings(probe))
        same = stored is not None and all(getattr(stored, name) == getattr(probe, name) for name in FACTS)
        row.state = "same" if same else "changed" if stored else "new"

"""A plan: what each row of a file would do, decided before anything is written."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.common.encryption import blind_index
from compliance.imports.cells import Setting
from compliance.imports.comparing import compare_person
from compliance.imports.headings import Headings, find_headings
from compliance.imports.known import Known, KnownWorker, known_of
from compliance.imports.matching import match_people
from compliance.imports.people import SkippedRow, rows_of_people
from compliance.imports.recognition import Person, recognise
from compliance.imports.support import SupportReader
from compliance.imports.targets import LABELS, NUMBERS
from compliance.reckoning.fields import FieldMatch

if TYPE_CHECKING:
    from compliance.imports.differences import Differences
    from compliance.imports.reading import Ledger
    from compliance.organizations.models import AcceptingOrganization

NEW: Final = "new"
CHANGED: Final = "changed"
SAME: Final = "same"
ERROR: Final = "error"
STATUSES: Final = (NEW, CHANGED, SAME, ERROR)

Progress = Callable[[float], None]
"""Told how far the work is, from 0 to 1."""
EVERY: Final = 200


def no_progress(_done: float) -> None:
    """For those who do not watch."""


@dataclass(slots=True)
class PlannedRow:
    """One person's row and what becomes of it."""

    person: Person
    found: KnownWorker | None
    differences: Differences

    @property
    def number(self) -> int:
        return self.person.row

    @property
    def status(self) -> str:
        if self.person.errors:
            return ERROR
        if self.found is None:
            return NEW
        return SAME if self.differences.is_empty else CHANGED


@dataclass(slots=True)
class Plan:
    """Every row of one file."""

    headings: Headings
    columns: dict[str, int]
    today: date
    known: Known = field(default_factory=Known)
    rows: list[PlannedRow] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)

    @property
    def summary(self) -> dict[str, int]:
        counts = Counter(row.status for row in self.rows)
        return {status: counts[status] for status in STATUSES}

    def to_write(self) -> Iterator[PlannedRow]:
        return (row for row in self.rows if row.status in {NEW, CHANGED})

    @property
    def fingerprint(self) -> str:
        """Equal only when the same rows would do the same to the same records."""
        digest = hashlib.sha256()
        for row in self.rows:
            digest.update(json.dumps(_traits(row), sort_keys=True, ensure_ascii=False).encode())
        return digest.hexdigest()


def plan_import(
    ledger: Ledger,
    organization: AcceptingOrganization,
    *,
    today: date,
    sheet_name: str = "",
    columns: dict[str, int] | None = None,
    progress: Progress = no_progress,
) -> Plan:
    """Read the file against what the organization has on record.

    ``columns`` (meaning → column from 0) overrides what the headings were taken for.
    """
    headings = find_headings(ledger, sheet_name=sheet_name)
    wanted = (
        headings.columns if columns is None else {key: at for key, at in columns.items() if key in LABELS}
    )
    plan = Plan(headings=headings, columns=wanted, today=today)
    people = _read_people(plan, progress)
    known = plan.known = known_of(organization)
    matches = match_people(people, known)
    support = SupportReader(known, people, today)
    for done, person in enumerate(people):
        found = matches.workers.get(person.row)
        differences = compare_person(person, known, found, support.read(person), columns=wanted, today=today)
        plan.rows.append(PlannedRow(person, found, differences))
        if done % EVERY == 0:
            progress(0.7 + 0.3 * done / len(people))
    progress(1.0)
    return plan


def _read_people(plan: Plan, progress: Progress) -> list[Person]:
    setting = Setting(today=plan.today, days_before=plan.headings.sheet.days_before)
    people: list[Person] = []
    for row in rows_of_people(plan.headings, plan.columns):
        if isinstance(row, SkippedRow):
            plan.skipped.append(row)
            continue
        people.append(recognise(row, setting))
        if len(people) % EVERY == 0:
            # How many rows there are is not known before the last one is read.
            progress(0.7 * (1 - 1 / (1 + len(people) / 4000)))
    return people


def nobody_found(plan: Plan) -> str:
    """Said of a sheet that has headings and nothing beneath them."""
    return _(
        "Beneath the heading row %(row)s there is nobody. Check that this is the right sheet: “%(sheet)s”."
    ) % {
        "row": plan.headings.first_row,
        "sheet": plan.headings.sheet.name,
    }


def _traits(row: PlannedRow) -> list[Any]:
    return [
        row.number,
        row.status,
        row.found.worker.pk if row.found else None,
        sorted({error.field for error in row.person.errors}),
        {target: _trait(target, value) for target, value in row.person.facts.items()},
        [change.as_json() for change in row.differences.changes],
    ]


def _trait(target: str, value: Any) -> Any:
    if target in NUMBERS:
        return blind_index(str(value))
    if isinstance(value, FieldMatch):
        return value.code
    return value.isoformat() if isinstance(value, date) else value

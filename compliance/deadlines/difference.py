"""The difference between the ledger and what should stand in it, and how it is written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from compliance.common import clock
from compliance.deadlines.models import Deadline, ReminderStep
from compliance.reckoning.deadlines import deadline_kind

if TYPE_CHECKING:
    from datetime import date

    from compliance.deadlines.posting import PostingSet
    from compliance.reckoning.due import Due
    from compliance.rulebook import Rule

Key = tuple[str, str, str]

BATCH = 500
"""Subjects handled by one round of statements: bounds memory, keeps the number of statements small."""

_COMPARED = (
    "organization_id",
    "worker_id",
    "opens_on",
    "due_on",
    "safe_on",
    "last_day",
    "responsible",
    "assignee_id",
    "stand_in_id",
    "severity",
    "basis",
    "warnings",
)
_WRITTEN = [
    *(name.removesuffix("_id") for name in _COMPARED),
    "state",
    "remind_on",
    "settle_note",
    "settled_at",
]


@dataclass(frozen=True, slots=True)
class Move:
    """What one posting did to one deadline."""

    kind: str
    subject: str
    period: str
    what: str
    """``posted``, ``moved``, ``rebased`` (other basis only), ``reopened``, ``settled`` or ``withdrawn``."""
    before: date | None
    after: date | None


class FirstSteps:
    """The first reminder step of each kind: the rulebook's, or an earlier one that an organization added."""

    @cached_property
    def _own(self) -> dict[tuple[str, int | None], list[int]]:
        # Read when the first day is asked for: most postings change nothing.
        found: dict[tuple[str, int | None], list[int]] = {}
        own = ReminderStep.objects.filter(organization__isnull=False)
        for kind, organization_id, days_before in own.values_list("kind", "organization_id", "days_before"):
            found.setdefault((kind, organization_id), []).append(days_before)
        return found

    def first_moment(self, kind: str, *, due_on: date, safe_on: date, organization_id: int) -> date | None:
        """The day of the first step: counted back from the day to plan for, or on from the day it was due."""
        steps = deadline_kind(kind, on=due_on).steps
        first = max((*steps, *self._own.get((kind, organization_id), ())), default=None)
        if first is None:
            return None
        return (safe_on if first >= 0 else due_on) - timedelta(days=first)


def _basis(due: Due) -> list[dict[str, Any]]:
    """The rules, as kept.  The catalogue's own entry is left out where the law itself speaks."""
    law = [basis for basis in due.because if not basis.id.startswith("deadlines/")]
    return [dict(_as_kept(basis)) for basis in law or due.because]


@lru_cache(maxsize=2048)
def _as_kept(basis: Rule) -> dict[str, Any]:
    # As JSON gives it back, so that what is in the ledger compares equal.
    kept: dict[str, Any] = json.loads(json.dumps(basis.as_because()))
    return kept


class Difference:
    """The differences between what is in the ledger and what should be."""

    def __init__(self, existing: dict[Key, Deadline], steps: FirstSteps) -> None:
        self.existing = existing
        self.steps = steps
        self.fresh: list[Deadline] = []
        self.changed: list[Deadline] = []
        self.ended: dict[tuple[str, str], list[int]] = {}
        self.moves: list[Move] = []
        self.now = clock.now()

    def add(self, posting: PostingSet) -> None:
        wanted: set[Key] = set()
        for due in posting.dues:
            key = (due.kind, posting.subject, posting.period)
            wanted.add(key)
            self._want(posting, due, self.existing.get(key))
        for key, row in self.existing.items():
            if key[1:] == (posting.subject, posting.period) and key not in wanted and row.state == "open":
                self._end(row, posting.settled_note)

    def _want(self, posting: PostingSet, due: Due, row: Deadline | None) -> None:
        facts = self._facts(posting, due)
        if row is None:
            row = Deadline(
                kind=due.kind, subject=posting.subject, period=posting.period, posted_at=self.now, **facts
            )
            row.remind_on = self._first_moment(posting, due)
            self.fresh.append(row)
            self._moved(row, "posted", None, row.due_on)
            return
        before = row.due_on
        same_day = before == due.due_on
        if row.state == Deadline.State.SETTLED and same_day and row.settled_by_id is not None:
            return  # a person said it is done; what a newer fact had settled comes back with the older one
        differs = any(getattr(row, name) != value for name, value in facts.items())
        if row.state == Deadline.State.OPEN and not differs:
            return
        what = "reopened" if row.state != Deadline.State.OPEN else "rebased" if same_day else "moved"
        for name, value in facts.items():
            setattr(row, name, value)
        if what != "rebased":
            row.state, row.settled_at, row.settle_note = Deadline.State.OPEN, None, ""
            row.remind_on = self._first_moment(posting, due)
        self.changed.append(row)
        self._moved(row, what, before, row.due_on)

    def _first_moment(self, posting: PostingSet, due: Due) -> date | None:
        return self.steps.first_moment(
            due.kind, due_on=due.due_on, safe_on=due.safe_on, organization_id=posting.organization_id
        )

    def _facts(self, posting: PostingSet, due: Due) -> dict[str, Any]:
        kind = deadline_kind(due.kind, on=due.due_on)
        return {
            "organization_id": posting.organization_id,
            "worker_id": posting.worker_id,
            "opens_on": due.opens_on,
            "due_on": due.due_on,
            "safe_on": due.safe_on,
            "last_day": due.last_day,
            "responsible": posting.responsible.get(due.kind, kind.responsible),
            "assignee_id": posting.assignee_id,
            "stand_in_id": posting.stand_in_id,
            "severity": kind.severity,
            "basis": _basis(due),
            "warnings": list(due.warnings),
        }

    def _end(self, row: Deadline, settled_note: str) -> None:
        row.state = Deadline.State.SETTLED if settled_note else Deadline.State.WITHDRAWN
        self.ended.setdefault((row.state, settled_note), []).append(row.pk)
        self._moved(row, row.state, row.due_on, None)

    def _moved(self, row: Deadline, what: str, before: date | None, after: date | None) -> None:
        self.moves.append(
            Move(kind=row.kind, subject=row.subject, period=row.period, what=what, before=before, after=after)
        )

    def write(self) -> None:
        Deadline.objects.bulk_create(self.fresh, batch_size=BATCH)
        if self.changed:
            Deadline.objects.bulk_update(self.changed, _WRITTEN, batch_size=100)
        for (state, note), ids in self.ended.items():
            Deadline.objects.filter(pk__in=ids).update(
                state=state, settle_note=note, settled_at=self.now, remind_on=None
            )

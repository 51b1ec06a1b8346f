"""The grid of interviews: worker by quarter, with the worker and with the supervisor."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.common.clock import civil_day
from compliance.common.dates import add_months
from compliance.employment.models import EmploymentContract
from compliance.reckoning.interview_quarter import HELD, MISSED, NOT_OWED, OPEN, OVERDUE, quarter_grid
from support_plans.models import RegularInterview
from support_plans.workspace.wording import DONE, LATER, NOW, OFF, SOON, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.reckoning.interview_quarter import QuarterCell
    from compliance.workers.models import Worker

QUARTERS: Final = 5
"""How many quarters a page shows: a year and the one that runs."""
_STATES: Final = {
    HELD: (DONE, _("held")),
    MISSED: (NOW, _("missed")),
    OPEN: (LATER, _("owed")),
    NOT_OWED: (OFF, _("not owed")),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One quarter of one kind of interview."""

    tag: Tag
    word: Any
    cell: QuarterCell

    @property
    def is_owed(self) -> bool:
        """An interview is, or was, owed here and is not held."""
        return self.tag != OFF

    @property
    def heading(self) -> str:
        """The quarter by its months: what a first quarter is differs from office to office."""
        first, last = self.cell.from_on, self.cell.to_on
        return gettext("%(year)s, months %(first)s to %(last)s") % {
            "year": first.year,
            "first": first.month,
            "last": last.month,
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One worker."""

    worker: Worker
    quarters: list[tuple[Shown, Shown]]
    """With the worker, with the supervisor."""


def lines(workers: Sequence[Worker], user: Any, *, on: date, quarters: int = QUARTERS) -> list[Line]:
    """The grid of these workers, in a constant number of queries."""
    ids = [worker.pk for worker in workers]
    held: dict[tuple[int, str], set[date]] = defaultdict(set)
    rows = RegularInterview.objects.visible_to(user).held().filter(worker__in=ids)
    for worker_id, kind, day in rows.values_list("worker_id", "interview_with", "held_on"):
        if day:
            held[worker_id, kind].add(day)
    employed = _employment(ids, user, on)
    from_on = add_months(on, -3 * (quarters - 1))
    return [Line(worker, _quarters(worker, held, employed.get(worker.pk), from_on, on)) for worker in workers]


def _employment(ids: list[int], user: Any, on: date) -> dict[int, tuple[date, date | None]]:
    contracts = EmploymentContract.objects.visible_to(user).current().filter(worker__in=ids)
    found: dict[int, tuple[date, date | None]] = {}
    for worker_id, starts_on, ended_on in contracts.order_by("starts_on").values_list(
        "worker_id", "starts_on", "ended_on"
    ):
        first, _last = found.get(worker_id, (starts_on, None))
        found[worker_id] = (first, ended_on if ended_on and ended_on <= on else None)
    return found


def _quarters(
    worker: Worker,
    held: dict[tuple[int, str], set[date]],
    employed: tuple[date, date | None] | None,
    from_on: date,
    on: date,
) -> list[tuple[Shown, Shown]]:
    if employed is None:
        return []
    known = {
        "worker": worker.last_interview_on,
        "supervisor": worker.last_supervisor_interview_on or worker.last_interview_on,
    }
    rows = []
    for kind, last_on in known.items():
        # The day noted with the worker is most often the day of the last interview recorded here.
        days = held[worker.pk, kind] | ({last_on} if last_on else set())
        cells = quarter_grid(
            held_on=days, started_on=employed[0], ended_on=employed[1], from_on=from_on, to_on=on, on=on
        )
        rows.append([_shown(cell, civil_day(worker.created_at)) for cell in cells])
    return list(zip(*rows, strict=True))


def _shown(cell: QuarterCell, recorded_from_on: date) -> Shown:
    tag, word = _STATES[cell.state]
    if cell.state == MISSED and cell.to_on < recorded_from_on:
        # Nobody entered here what was done before the worker was entered: that is no miss.
        return Shown(OFF, _("before it was recorded here"), cell)
    if OVERDUE in cell.warnings:
        return Shown(SOON, _("day passed, quarter open"), cell)
    return Shown(tag, word, cell)

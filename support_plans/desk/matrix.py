"""The duty matrix: worker by obligation, what is planned, what was done, and what proves it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from compliance.reckoning.obligations import obligations
from compliance.reckoning.plan_rows import plan_rows
from support_plans.models import Consultation, RegularInterview, SupportLog, SupportPlan, SupportTask
from support_plans.models.logs import Judgement
from support_plans.workspace.wording import DONE, LATER, NOW, OFF, SOON, WAITING, Tag, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from compliance.workers.models import Worker

_INTERVIEW: Final = "periodic_interview"
_CONSULTATION: Final = "consultation"
_SOON_DAYS: Final = 14
_ONCE: Final = frozenset(
    {"pre_arrival_guidance", "airport_transfer", "housing", "life_orientation", "accompaniment"}
)
"""Owed once, about the beginning: for who was entered here later it was recorded elsewhere."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One duty towards one worker: tasks that are done, and records of sessions that count.

    The two differ: a task may take several sessions, a session may belong to no task, and a task may be said
    to be done with nothing behind it (``unproven``).
    """

    tag: Tag
    word: StrOrPromise
    due_on: date | None
    done: int
    records: int
    unproven: int
    doubtful: int
    is_entrusted: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One worker's duties in the order of the ordinance."""

    worker: Worker
    plan: SupportPlan | None
    cells: list[Cell]


def headings(on: date) -> list[dict[str, str]]:
    """The obligations, in the order of a worker's life."""
    return [{"slug": each.slug, "title": each.in_language(language())} for each in obligations(on)]


def lines(workers: Sequence[Worker], user: Any, *, on: date) -> list[Line]:
    """The matrix of these workers, in a constant number of queries."""
    facts = _Facts(workers, user, on)
    slugs = [each.slug for each in obligations(on)]
    return [
        Line(worker, facts.plans.get(worker.pk), [facts.cell(worker, slug) for slug in slugs])
        for worker in workers
    ]


class _Facts:
    """Everything the page needs, read once."""

    def __init__(self, workers: Iterable[Worker], user: Any, on: date) -> None:
        self.on = on
        ids = [worker.pk for worker in workers]
        self.plans = _plans(ids, user)
        self.planned = {pk: _planned(plan, on) for pk, plan in self.plans.items()}
        self.tasks: dict[tuple[int, str], list[SupportTask]] = defaultdict(list)
        tasks = SupportTask.objects.visible_to(user).filter(worker__in=ids)
        for task in tasks.exclude(state=SupportTask.State.WITHDRAWN).defer("basis"):
            self.tasks[task.worker_id, task.obligation].append(task)
        self.records: dict[tuple[int, str], int] = defaultdict(int)
        self.proven: set[int | None] = set()
        """The tasks behind which a record stands that counts."""
        self.doubts: dict[tuple[int, str], int] = defaultdict(int)
        self._count_logs(ids, user)
        self._count_interviews(ids, user)
        self._count_consultations(ids, user)

    def _count_logs(self, ids: list[int], user: Any) -> None:
        logs = SupportLog.objects.visible_to(user).current().filter(worker__in=ids)
        facts = logs.values_list("worker_id", "obligation", "task_id", "judgement")
        for worker_id, obligation, task_id, judgement in facts:
            self._count(worker_id, obligation, task_id, judgement)

    def _count_interviews(self, ids: list[int], user: Any) -> None:
        held = RegularInterview.objects.visible_to(user).held().filter(worker__in=ids)
        for worker_id, task_id, judgement in held.values_list("worker_id", "task_id", "judgement"):
            self._count(worker_id, _INTERVIEW, task_id, judgement)

    def _count(self, worker_id: int, obligation: str, task_id: int | None, judgement: str) -> None:
        if judgement != Judgement.NOT_ACCEPTABLE:
            self.records[worker_id, obligation] += 1
            self.proven.add(task_id)
        if judgement not in {"", Judgement.ACCEPTABLE}:
            self.doubts[worker_id, obligation] += 1

    def _count_consultations(self, ids: list[int], user: Any) -> None:
        asked = Consultation.objects.visible_to(user).filter(worker__in=ids)
        for worker_id in asked.values_list("worker_id", flat=True):
            self.records[worker_id, _CONSULTATION] += 1

    def cell(self, worker: Worker, slug: str) -> Cell:
        tasks = self.tasks[worker.pk, slug]
        waiting = [task for task in tasks if task.is_open]
        first = min(waiting, key=lambda task: task.due_on, default=None)
        done = [task for task in tasks if task.state == SupportTask.State.DONE]
        records = self.records[worker.pk, slug]
        unproven = sum(not self._is_proven(task, records) for task in done)
        if first is not None:
            tag, word = self._of_task(first)
        else:
            tag, word = self._without_open_task(worker, slug, len(done), unproven, records)
        return Cell(
            tag=tag,
            word=word,
            due_on=first.due_on if first else None,
            done=len(done),
            records=records,
            unproven=unproven,
            doubtful=self.doubts[worker.pk, slug],
            is_entrusted=worker.support_contract_id is not None,
        )

    def _is_proven(self, task: SupportTask, records: int) -> bool:
        """A consultation belongs to no task: any of the worker's shows that the offer is known."""
        return task.pk in self.proven or (task.obligation == _CONSULTATION and records > 0)

    def _without_open_task(
        self, worker: Worker, slug: str, done: int, unproven: int, records: int
    ) -> tuple[Tag, StrOrPromise]:
        if unproven:
            return SOON, _("done, without proof")
        if done:
            return DONE, _("done")
        if records:
            return DONE, _("proof recorded")
        return self._without_task(worker, slug)

    def _without_task(self, worker: Worker, slug: str) -> tuple[Tag, StrOrPromise]:
        if worker.pk not in self.plans:
            return OFF, _("no plan here")
        if slug in _ONCE:
            return OFF, _("before it was recorded here")
        if slug in self.planned[worker.pk]:
            return LATER, _("when called for")
        return OFF, _("not planned")

    def _of_task(self, task: SupportTask) -> tuple[Tag, StrOrPromise]:
        if task.due_on < self.on:
            return NOW, _("overdue")
        if task.awaits_confirmation or task.state == SupportTask.State.DEFERRED:
            return WAITING, _("put off or to be confirmed")
        days = (task.due_on - self.on).days
        return (SOON, _("soon")) if days <= _SOON_DAYS else (LATER, _("to be done"))


def _plans(ids: list[int], user: Any) -> dict[int, SupportPlan]:
    plans = SupportPlan.objects.visible_to(user).in_use().filter(worker__in=ids)
    # Of a draft beside an agreed plan, the agreed one holds.
    return {plan.worker_id: plan for plan in plans.order_by("-state").prefetch_related("rows")}


def _planned(plan: SupportPlan, on: date) -> set[str]:
    will_do = {row.key for row in plan.rows.all() if row.will_do}
    return {row.obligation for row in plan_rows(on) if row.key in will_do}

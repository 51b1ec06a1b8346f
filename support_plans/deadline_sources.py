"""What falls due because of support: tasks, plans, follow-ups of interviews and consultations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.deadlines.posting import PostingSet
from compliance.deadlines.sources import chosen
from compliance.reckoning import deadlines as reckon
from compliance.reckoning.support_facts import WantedTask, task_deadline
from support_plans.basis import rules_of
from support_plans.models import SupportPlan, SupportTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.reckoning.due import Due

_COUNTED_BY_WORKER: Final = frozenset({"interview_worker", "interview_supervisor"})


def of_tasks(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Open tasks. Interviews stand in the ledger by the worker's own count, and are not posted twice."""
    del on
    rows = SupportTask.objects.select_related("worker__support_contract")
    for task in chosen(rows, ids):
        posts = task.is_open and task.kind not in _COUNTED_BY_WORKER
        yield PostingSet(
            subject=f"support_task:{task.pk}",
            organization_id=task.worker.organization_id,
            worker_id=task.worker_id,
            dues=tuple(_due(task)) if posts else (),
            settled_note="" if task.state == SupportTask.State.WITHDRAWN else task.state,
            responsible={} if task.worker.support_contract else {task_deadline(task.kind): "organization"},
        )


def _due(task: SupportTask) -> list[Due]:
    wanted = WantedTask(
        kind=task.kind,
        obligation=task.obligation,
        key=task.key,
        due_on=task.due_on,
        safe_on=task.safe_on,
        opens_on=task.opens_on,
        deadline=task_deadline(task.kind),
        because=tuple(rules_of(task.basis)),
    )
    return [reckon.support_task_due(wanted)]


def of_plans(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """The notification that a changed plan calls for, from the day the change holds."""
    del on
    rows = SupportPlan.objects.select_related("worker").prefetch_related("worker__cards")
    for plan in chosen(rows, ids):
        agreed = plan.state in {SupportPlan.State.AGREED, SupportPlan.State.SUPERSEDED}
        yield PostingSet(
            subject=f"support_plan:{plan.pk}",
            organization_id=plan.worker.organization_id,
            worker_id=plan.worker_id,
            dues=tuple(_change_of(plan)) if agreed else (),
        )


def _change_of(plan: SupportPlan) -> list[Due]:
    if plan.holds_from_on is None or not plan.changed_headings:
        return []
    card = next((card for card in plan.worker.cards.all() if card.is_current), None)
    facts = {"status": card.status} if card and card.status else {}
    return reckon.support_plan_change_deadlines(happened_on=plan.holds_from_on, **facts)


def of_interviews(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Follow-ups of interviews."""
    del ids, on
    return iter(())


def of_consultations(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Consultations that wait for somebody."""
    del ids, on
    return iter(())

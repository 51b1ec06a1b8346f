"""What falls due because of support: tasks, plans, follow-ups of interviews and consultations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Prefetch

from compliance.deadlines.posting import PostingSet
from compliance.deadlines.sources import chosen
from compliance.reckoning import deadlines as reckon
from compliance.reckoning.support_facts import WantedTask, task_deadline
from support_plans.answering import is_entrusted, is_supported, is_there
from support_plans.basis import rules_of
from support_plans.models import Consultation, InterviewFollowUp, RegularInterview, SupportPlan, SupportTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.reckoning.due import Due

FOLLOWED_UP: Final = "followed_up"
_FOLLOW_UP: Final = "interview_follow_up"
_CONSULTATION: Final = "consultation_follow_up"
_COUNTED_BY_WORKER: Final = frozenset({"interview_worker", "interview_supervisor"})


def of_tasks(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Open tasks. Interviews stand in the ledger by the worker's own count, and are not posted twice."""
    rows = SupportTask.objects.select_related("worker__support_contract").annotate(
        has_assignee=is_there("assignee", on), has_stand_in=is_there("stand_in", on)
    )
    for task in chosen(rows, ids):
        assignee_id, stand_in_id = _in_charge(task)
        posts = task.is_open and task.kind not in _COUNTED_BY_WORKER
        yield PostingSet(
            subject=f"support_task:{task.pk}",
            organization_id=task.worker.organization_id,
            worker_id=task.worker_id,
            dues=tuple(_due(task)) if posts else (),
            settled_note="" if task.state == SupportTask.State.WITHDRAWN else task.state,
            responsible={} if is_entrusted(task.worker, on) else {task_deadline(task.kind): "organization"},
            assignee_id=assignee_id,
            stand_in_id=stand_in_id,
        )


def _in_charge(task: Any) -> tuple[int | None, int | None]:
    """Assignee and stand-in, if still there; who stands in takes the place of who is not."""
    assignee = task.assignee_id if task.has_assignee else None
    stand_in = task.stand_in_id if task.has_stand_in else None
    return (stand_in, None) if assignee is None else (assignee, stand_in)


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
    """Follow-ups of interviews, one deadline each, until somebody says what came of it."""
    follow_ups = InterviewFollowUp.objects.annotate(
        has_responsible=is_there("responsible", on, worker="interview__worker")
    )
    rows = RegularInterview.objects.select_related("worker__support_contract").prefetch_related(
        "worker__contracts", Prefetch("follow_ups", queryset=follow_ups)
    )
    for interview in chosen(rows, ids):
        supported = is_supported(interview.worker, on)
        for follow_up in interview.follow_ups.all():
            is_open = follow_up.done_on is None and interview.held_on is not None
            dues = (
                reckon.interview_follow_up_deadlines(held_on=interview.held_on, due_on=follow_up.due_on)
                if is_open
                else []
            )
            yield PostingSet(
                subject=f"interview_follow_up:{follow_up.pk}",
                organization_id=interview.worker.organization_id,
                worker_id=interview.worker_id,
                dues=tuple(dues),
                settled_note=FOLLOWED_UP,
                assignee_id=follow_up.responsible_id if follow_up.has_responsible else None,
                responsible={} if supported else {_FOLLOW_UP: "organization"},
            )


def of_consultations(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Consultations that are not closed; passed on to the employer, they are the employer's to follow up."""
    rows = (
        Consultation.objects.select_related("worker__support_contract")
        .prefetch_related("worker__contracts")
        .annotate(has_handler=is_there("handled_by", on))
    )
    for consultation in chosen(rows, ids):
        is_closed = consultation.state == Consultation.State.CLOSED
        dues = reckon.consultation_deadlines(
            received_on=consultation.received_on, follow_up_on=consultation.follow_up_on
        )
        is_bodys = consultation.state == Consultation.State.OPEN and is_supported(consultation.worker, on)
        yield PostingSet(
            subject=f"consultation:{consultation.pk}",
            organization_id=consultation.worker.organization_id,
            worker_id=consultation.worker_id,
            dues=() if is_closed else tuple(dues),
            settled_note=FOLLOWED_UP,
            assignee_id=consultation.handled_by_id if is_bodys and consultation.has_handler else None,
            responsible={} if is_bodys else {_CONSULTATION: "organization"},
        )

"""The record of support of one worker, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count
from django.utils.translation import gettext as _

from compliance.desk.wording import because
from support_plans.models import Consultation, RegularInterview, SupportLog, SupportPlan, SupportTask
from support_plans.workspace.wording import findings, judgement_tag, obligation_title, task_title

if TYPE_CHECKING:
    from datetime import date

    from compliance.workers.models import Worker

SHOWN: Final = 100
"""Entries of each kind on one page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    on: date
    title: str
    detail: str = ""
    by: str = ""
    judgement: Any = None
    findings: tuple[str, ...] = ()
    because: tuple[dict[str, Any], ...] = ()
    files: int = 0
    proof_location: str = ""
    subject: str = ""
    pk: int | None = None


def entries(worker: Worker, user: Any) -> list[Entry]:
    """What this person may see of it, in a constant number of queries."""
    found = [
        *_plans(worker, user),
        *_logs(worker, user),
        *_interviews(worker, user),
        *_consultations(worker, user),
        *_closed_without_record(worker, user),
    ]
    return sorted(found, key=lambda entry: entry.on, reverse=True)


def _plans(worker: Worker, user: Any) -> list[Entry]:
    plans = SupportPlan.objects.visible_to(user).filter(worker=worker, agreed_on__isnull=False)
    return [
        Entry(
            on=plan.agreed_on,
            title=_("Support plan agreed, version %(version)s") % {"version": plan.version},
            detail=plan.get_state_display(),
            by=str(plan.agreed_by or ""),
            subject="plan",
            pk=plan.pk,
        )
        for plan in plans.select_related("agreed_by")[:SHOWN]
        if plan.agreed_on
    ]


def _logs(worker: Worker, user: Any) -> list[Entry]:
    logs = SupportLog.objects.visible_to(user).current().filter(worker=worker)
    return [
        Entry(
            on=log.performed_on,
            title=obligation_title(log.obligation),
            detail=" ".join(filter(None, [log.get_mode_display(), log.place, log.content])),
            by=_by(log),
            judgement=judgement_tag(log.judgement),
            findings=tuple(findings(log.findings)),
            because=tuple(because(log.basis)),
            files=log.file_count,
            proof_location=log.proof_location,
            subject="log",
            pk=log.pk,
        )
        for log in logs.select_related("support_organization").annotate(file_count=Count("files"))[:SHOWN]
    ]


def _by(log: SupportLog) -> str:
    body = log.support_organization
    return f"{log.staff_name} {body.name}" if body else log.staff_name


def _interviews(worker: Worker, user: Any) -> list[Entry]:
    held: Any = RegularInterview.objects.visible_to(user).held().filter(worker=worker)
    return [
        Entry(
            on=interview.held_on,
            title=_("Interview with %(whom)s") % {"whom": interview.get_interview_with_display()},
            detail=interview.get_mode_display(),
            by=interview.interviewer_name,
            judgement=judgement_tag(interview.judgement),
            findings=tuple(findings(interview.findings)),
            because=tuple(because(interview.basis)),
            files=interview.file_count,
            subject="interview",
            pk=interview.pk,
        )
        for interview in held.annotate(file_count=Count("files"))[:SHOWN]
        if interview.held_on
    ]


def _consultations(worker: Worker, user: Any) -> list[Entry]:
    asked = Consultation.objects.visible_to(user).filter(worker=worker)
    return [
        Entry(
            on=consultation.received_on,
            title=_("Consultation: %(topic)s") % {"topic": consultation.topic},
            detail=f"{consultation.get_state_display()} {consultation.response}".strip(),
            by=consultation.handler_name,
            subject="consultation",
            pk=consultation.pk,
        )
        for consultation in asked[:SHOWN]
    ]


def _closed_without_record(worker: Worker, user: Any) -> list[Entry]:
    """What was declared not to apply: who said so, who confirmed it, and why."""
    tasks = SupportTask.objects.visible_to(user).filter(worker=worker, state="not_applicable")
    return [
        Entry(
            on=task.due_on,
            title=_("Not applicable: %(what)s") % {"what": task_title(task.kind)},
            detail=task.reason,
            by=f"{task.declared_by} / {task.confirmed_by}",
        )
        for task in tasks.select_related("declared_by", "confirmed_by")[:SHOWN]
    ]

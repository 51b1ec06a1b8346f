"""Rows as templates show them: everything worked out, nothing left to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from support_plans.workspace import wording

if TYPE_CHECKING:
    from datetime import date

    from support_plans.models import Consultation, RegularInterview, SupportLog, SupportTask

_INTERVIEWS = {
    "interview_worker": "worker",
    "interview_in_person": "worker",
    "interview_supervisor": "supervisor",
}


def task_line(task: SupportTask, *, on: date) -> dict[str, Any]:
    """One task; load it with ``agenda.with_names``."""
    return {
        "task": task,
        "title": wording.task_title(task.kind),
        "hint": wording.task_hint(task.kind),
        "obligation": wording.obligation_title(task.obligation, on) if task.obligation else "",
        "tag": wording.task_tag(task, on=on),
        "days": wording.days_left(task.due_on, on=on) if task.is_open else "",
        "because": wording.because(task.basis),
        "interview_with": _INTERVIEWS.get(task.kind, ""),
        "act": act_of(task),
    }


def act_of(task: SupportTask) -> str:
    """Where a task is recorded: the sheet of an interview, or the log."""
    if task.kind in _INTERVIEWS:
        sheet = reverse("support:interview_worker", args=[task.worker_id])
        return f"{sheet}?with={_INTERVIEWS[task.kind]}&task={task.pk}"
    return f"{reverse('support:log_worker', args=[task.worker_id])}?task={task.pk}"


def log_line(log: SupportLog) -> dict[str, Any]:
    """One session."""
    return {
        "log": log,
        "title": wording.obligation_title(log.obligation, log.performed_on),
        "tag": wording.judgement_tag(log.judgement),
        "findings": wording.findings(log.findings),
        "how": wording.way(log.mode, log.get_mode_display()),
    }


def consultation_line(consultation: Consultation) -> dict[str, Any]:
    """One matter."""
    return {
        "consultation": consultation,
        "how": wording.way(consultation.channel, consultation.get_channel_display()),
    }


def interview_line(interview: RegularInterview) -> dict[str, Any]:
    """One interview."""
    return {
        "interview": interview,
        "tag": wording.judgement_tag(interview.judgement),
        "findings": wording.findings(interview.findings),
    }

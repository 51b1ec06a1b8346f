"""Interview sheets while they are written: opened once, saved as they are filled, by one writer at a time."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.reckoning.interview_questions import interview_questions
from compliance.workers.models import Worker
from support_plans.judging import PERIODIC_INTERVIEW
from support_plans.models import InterviewAnswer, RegularInterview, SupportTask
from support_plans.services.bodies import acting_body
from support_plans.services.logs import same_sender

if TYPE_CHECKING:
    from collections.abc import Mapping

Actor = Any

FACTS: Final = (
    "held_on",
    "started_at",
    "ended_at",
    "place",
    "mode",
    "worker_consented_on",
    "supervisor_consented_on",
    "is_recorded",
    "recording_location",
    "is_alone",
    "interviewer_name",
    "interviewer_post",
    "interviewer_title",
    "language",
    "interpreter_name",
    "interpreter_affiliation",
    "supervisor_name",
    "supervisor_title",
    "supervisor_department",
    "other_topic",
    "has_nonconformity",
    "remarks",
    "nonconformity_on",
    "nonconformity_detail",
    "worker_guided_to",
    "worker_not_guided_reason",
    "employer_told_on",
    "employer_told_whom",
    "employer_not_told_reason",
    "is_notification_advised",
    "authority_reported_on",
    "authority_reported_to",
    "authority_not_reported_reason",
    "written_on",
)
"""What a version holds, besides its answers."""
_TASK: Final = {"worker": "interview_worker", "supervisor": "interview_supervisor"}
_SUPERVISOR: Final = ("supervisor_name", "supervisor_title", "supervisor_department")
FOREIGN: Final = ("worker", "support_organization", "task", "interviewer", "recorded_by", "replaces")
"""Relations that were looked up already, and are not asked for again."""


@audited
def open_interview(
    *,
    worker: Worker,
    by: Actor,
    interview_with: str,
    client_key: uuid.UUID | None = None,
    task: SupportTask | None = None,
    **facts: Any,
) -> RegularInterview:
    """Begin a sheet. The same ``client_key`` sent twice gives the first one."""
    worker = (
        Worker.objects.select_for_update(of=("self",)).select_related("support_contract").get(pk=worker.pk)
    )
    body = acting_body(by, worker)
    if client_key:
        sent = RegularInterview.objects.filter(worker=worker, client_key=client_key).first()
        if sent is not None:
            same_sender(sent, body)
            return sent
    interview = RegularInterview(
        worker=worker,
        support_organization=body,
        interview_with=interview_with,
        task=task or _task_for(worker, interview_with),
        client_key=client_key or uuid.uuid4(),
        interviewer=by if hasattr(by, "pk") else None,
        recorded_by=by if hasattr(by, "pk") else None,
        recorded_at=clock.now(),
        **_defaults(worker, interview_with, by) | known_facts(facts),
    )
    _check_task(interview)
    interview.full_clean(exclude=FOREIGN)
    interview.save()
    record_act(interview, "interview.opened", by, {"with": interview_with})
    return interview


def _defaults(worker: Worker, interview_with: str, by: Actor) -> dict[str, Any]:
    """Who asks, and whom the last interview asked."""
    facts: dict[str, Any] = {"interviewer_name": str(by)}
    last = RegularInterview.objects.held().filter(worker=worker, interview_with=interview_with).first()
    if last is not None:
        facts |= {name: getattr(last, name) for name in _SUPERVISOR}
    return facts


def known_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(facts) - set(FACTS))
    if unknown:
        raise ValidationError({unknown[0]: _("An interview holds no such fact.")})
    return dict(facts)


def _task_for(worker: Worker, interview_with: str) -> SupportTask | None:
    """The interview that is due next."""
    tasks = SupportTask.objects.open().filter(worker=worker, obligation=PERIODIC_INTERVIEW)
    return tasks.filter(kind=_TASK.get(interview_with, "")).order_by("due_on", "id").first()


def _check_task(interview: RegularInterview) -> None:
    task = interview.task
    if task is not None and (task.worker_id, task.obligation) != (interview.worker_id, PERIODIC_INTERVIEW):
        raise ValidationError({"task": _("This task is about another worker or another support.")})


@audited
def save_interview(
    *,
    interview: RegularInterview,
    by: Actor,
    revision: int,
    facts: Mapping[str, Any] | None = None,
    answers: Mapping[str, tuple[bool | None, str]] | None = None,
) -> RegularInterview:
    """Save the sheet as far as it is filled. It may contradict itself still: only ``hold_interview`` judges.

    ``revision`` is the one the writer had read. Where somebody saved in between, nothing is overwritten.
    """
    current = RegularInterview.objects.select_for_update(of=("self",)).select_related(
        "worker__support_contract"
    )
    interview = current.get(pk=interview.pk)
    must_be_draft(interview)
    same_sender(interview, acting_body(by, interview.worker))
    if interview.revision != revision:
        raise ValidationError(
            {
                "revision": ValidationError(
                    _("Somebody saved this sheet in the meantime. Read it again and repeat your changes."),
                    code="conflict",
                )
            }
        )
    for name, value in known_facts(facts or {}).items():
        setattr(interview, name, value)
    interview.revision += 1
    if interview.started_at and interview.ended_at and interview.ended_at <= interview.started_at:
        raise ValidationError({"ended_at": _("It ends before it begins.")})
    interview.full_clean(exclude=FOREIGN)
    interview.save()
    save_answers(interview, answers or {})
    return interview


def save_answers(interview: RegularInterview, given: Mapping[str, tuple[bool | None, str]]) -> None:
    asked = {
        question.slug
        for question in interview_questions(interview.interview_with, on=interview.held_on or clock.today())
    }
    unknown = sorted(set(given) - asked)
    if unknown:
        raise ValidationError({f"answers.{unknown[0]}": _("The sheet asks no such question.")})
    rows = [
        InterviewAnswer(interview=interview, question=slug, has_problem=has_problem, detail=detail.strip())
        for slug, (has_problem, detail) in given.items()
    ]
    for row in rows:
        _clean_answer(row)
    InterviewAnswer.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["interview", "question"],
        update_fields=["has_problem", "detail"],
    )


def _clean_answer(row: InterviewAnswer) -> None:
    try:
        row.clean_fields(exclude=["interview"])
    except ValidationError as error:
        raise ValidationError({f"answers.{row.question}": error.messages}) from error


def must_be_draft(interview: RegularInterview) -> None:
    if interview.state != RegularInterview.State.DRAFT:
        raise ValidationError(
            {"interview": _("This interview was held already. Correct it by a new version.")}
        )


def record_act(interview: RegularInterview, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=interview,
        organization_id=interview.worker.organization_id,
        label=interview.worker.name,
        details=details,
    )

"""Writes about regular interviews: a sheet that is saved as it is filled, held, corrected, followed up."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.deadlines.services import repost
from compliance.reckoning.interview_questions import interview_questions
from compliance.workers.models import Worker
from compliance.workers.services import change_worker
from support_plans.judging import PERIODIC_INTERVIEW, judge_interview
from support_plans.models import (
    InterviewAnswer,
    InterviewFollowUp,
    RegularInterview,
    SupportFile,
    SupportTask,
)
from support_plans.models.logs import Judgement
from support_plans.services.bodies import acting_body
from support_plans.services.completion import finish, undo
from support_plans.services.follow_ups import open_follow_ups, record_follow_up
from support_plans.services.interview_sheet import faults_of
from support_plans.services.logs import same_sender
from support_plans.services.sessions import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["correct_interview", "hold_interview", "open_interview", "record_follow_up", "save_interview"]

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
_LAST: Final = {"worker": "last_interview_on", "supervisor": "last_supervisor_interview_on"}
_TASK: Final = {"worker": "interview_worker", "supervisor": "interview_supervisor"}
_SUPERVISOR: Final = ("supervisor_name", "supervisor_title", "supervisor_department")
_FOREIGN: Final = ["worker", "support_organization", "task", "interviewer", "recorded_by", "replaces"]


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
        **_defaults(worker, interview_with, by) | _known(facts),
    )
    _check_task(interview)
    interview.full_clean(exclude=_FOREIGN)
    interview.save()
    _record(interview, "interview.opened", by, {"with": interview_with})
    return interview


def _defaults(worker: Worker, interview_with: str, by: Actor) -> dict[str, Any]:
    """Who asks, and whom the last interview asked."""
    facts: dict[str, Any] = {"interviewer_name": str(by)}
    last = RegularInterview.objects.held().filter(worker=worker, interview_with=interview_with).first()
    if last is not None:
        facts |= {name: getattr(last, name) for name in _SUPERVISOR}
    return facts


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
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
    _must_be_draft(interview)
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
    for name, value in _known(facts or {}).items():
        setattr(interview, name, value)
    interview.revision += 1
    if interview.started_at and interview.ended_at and interview.ended_at <= interview.started_at:
        raise ValidationError({"ended_at": _("It ends before it begins.")})
    interview.full_clean(exclude=_FOREIGN)
    interview.save()
    _save_answers(interview, answers or {})
    return interview


def _save_answers(interview: RegularInterview, given: Mapping[str, tuple[bool | None, str]]) -> None:
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


@audited
def hold_interview(*, interview: RegularInterview, by: Actor) -> RegularInterview:
    """It was held, and the sheet is whole: judged, followed up, and no longer changed but by a new version.

    One that the law does not accept is kept with its findings; it completes no task and counts for nothing.
    """
    current = RegularInterview.objects.select_for_update(of=("self",)).select_related(
        "worker__support_contract"
    )
    interview = current.get(pk=interview.pk)
    _must_be_draft(interview)
    same_sender(interview, acting_body(by, interview.worker, on=interview.held_on, field="held_on"))
    interview.written_on = interview.written_on or clock.today()
    _settle(interview, by, replaces=None)
    _record(
        interview,
        "interview.held",
        by,
        {"on": str(interview.held_on), "with": interview.interview_with, "judgement": interview.judgement},
    )
    return interview


def _settle(interview: RegularInterview, by: Actor, *, replaces: RegularInterview | None) -> None:
    """Everything that follows once the sheet is whole."""
    answers = {answer.question: answer for answer in interview.answers.all()}
    problems, contract_known = faults_of(interview, answers, replaces=replaces)
    refuse(problems)
    interview.state = RegularInterview.State.HELD
    judge_interview(interview, answers, replaces=replaces, contract_known=contract_known).write_to(interview)
    interview.full_clean(exclude=_FOREIGN)
    interview.save()
    open_follow_ups(interview, answers)
    _count(interview, by)
    repost("interview", [interview.pk])


def _count(interview: RegularInterview, by: Actor) -> None:
    """The task is done, and the next interview is counted from this one: only where it counts."""
    task = SupportTask.objects.select_related("worker").filter(interviews=interview.pk).first()
    counts = interview.judgement != Judgement.NOT_ACCEPTABLE
    held_on: date | None = interview.held_on
    if task is not None and held_on is not None:
        if counts:
            finish(task, by=by, done_on=held_on)
        else:
            undo(task, by=by)
    _note_last(interview.worker, interview.interview_with, by)


def _note_last(worker: Worker, interview_with: str, by: Actor) -> None:
    """The worker's count goes on from the latest interview that counts; an older one never sets it back."""
    counted = (
        RegularInterview.objects.held()
        .filter(worker=worker, interview_with=interview_with)
        .exclude(judgement=Judgement.NOT_ACCEPTABLE)
        .order_by("-held_on")
        .values_list("held_on", flat=True)
        .first()
    )
    name = _LAST[interview_with]
    known = getattr(worker, name)
    if counted is not None and (known is None or counted > known):
        change_worker(worker=worker, by=by, **{name: counted})


@audited
def correct_interview(
    *,
    interview: RegularInterview,
    by: Actor,
    reason: str,
    facts: Mapping[str, Any] | None = None,
    answers: Mapping[str, tuple[bool | None, str]] | None = None,
) -> RegularInterview:
    """A new version takes the place of one that was written wrongly; files and follow-ups move along."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say what was wrong.")})
    current = RegularInterview.objects.select_for_update(of=("self",)).select_related(
        "worker__support_contract"
    )
    before = current.get(pk=interview.pk)
    if before.state != RegularInterview.State.HELD or before.superseded_at is not None:
        raise ValidationError(
            {"version": _("Only the newest version of an interview that was held is corrected.")}
        )
    kept = {name: getattr(before, name) for name in FACTS}
    corrected = RegularInterview(
        worker=before.worker,
        support_organization=before.support_organization,
        interview_with=before.interview_with,
        task=before.task,
        interviewer=before.interviewer,
        recorded_by=by if hasattr(by, "pk") else None,
        recorded_at=clock.now(),
        client_key=uuid.uuid4(),
        version=before.version + 1,
        replaces=before,
        correction_reason=reason.strip()[:200],
        **kept | _known(facts or {}),
    )
    same_sender(before, acting_body(by, before.worker, on=corrected.held_on, field="held_on"))
    RegularInterview.objects.filter(pk=before.pk).update(superseded_at=clock.now())
    corrected.full_clean(exclude=_FOREIGN)
    corrected.save()
    _save_answers(
        corrected,
        {a.question: (a.has_problem, a.detail) for a in before.answers.all()} | dict(answers or {}),
    )
    SupportFile.objects.filter(interview=before).update(interview=corrected)
    InterviewFollowUp.objects.filter(interview=before).update(interview=corrected)
    _settle(corrected, by, replaces=before)
    _record(corrected, "interview.corrected", by, {"reason": corrected.correction_reason})
    return corrected


def _must_be_draft(interview: RegularInterview) -> None:
    if interview.state != RegularInterview.State.DRAFT:
        raise ValidationError(
            {"interview": _("This interview was held already. Correct it by a new version.")}
        )


def _record(interview: RegularInterview, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=interview,
        organization_id=interview.worker.organization_id,
        label=interview.worker.name,
        details=details,
    )

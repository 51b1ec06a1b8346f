"""Writes about regular interviews: held, corrected by a new version. Drafts: ``interview_drafts``."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited
from compliance.common import clock
from compliance.deadlines.services import repost
from compliance.workers.services import change_worker
from support_plans.judging import judge_interview
from support_plans.models import InterviewFollowUp, RegularInterview, SupportFile, SupportTask
from support_plans.models.logs import Judgement
from support_plans.services.bodies import acting_body
from support_plans.services.completion import finish, undo
from support_plans.services.follow_ups import open_follow_ups, record_follow_up
from support_plans.services.interview_drafts import (
    FACTS,
    FOREIGN,
    known_facts,
    must_be_draft,
    open_interview,
    record_act,
    save_answers,
    save_interview,
)
from support_plans.services.interview_sheet import faults_of
from support_plans.services.logs import same_sender
from support_plans.services.sessions import refuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.workers.models import Worker

__all__ = [
    "FACTS",
    "correct_interview",
    "hold_interview",
    "open_interview",
    "record_follow_up",
    "save_interview",
]

Actor = Any
_LAST: Final = {"worker": "last_interview_on", "supervisor": "last_supervisor_interview_on"}


@audited
def hold_interview(*, interview: RegularInterview, by: Actor) -> RegularInterview:
    """It was held, and the sheet is whole: judged, followed up, and no longer changed but by a new version.

    One that the law does not accept is kept with its findings; it completes no task and counts for nothing.
    """
    current = RegularInterview.objects.select_for_update(of=("self",)).select_related(
        "worker__support_contract"
    )
    interview = current.get(pk=interview.pk)
    must_be_draft(interview)
    same_sender(interview, acting_body(by, interview.worker, on=interview.held_on, field="held_on"))
    interview.written_on = interview.written_on or clock.today()
    _settle(interview, by, replaces=None)
    record_act(
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
    interview.full_clean(exclude=FOREIGN)
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
        **kept | known_facts(facts or {}),
    )
    same_sender(before, acting_body(by, before.worker, on=corrected.held_on, field="held_on"))
    RegularInterview.objects.filter(pk=before.pk).update(superseded_at=clock.now())
    corrected.full_clean(exclude=FOREIGN)
    corrected.save()
    save_answers(
        corrected,
        {a.question: (a.has_problem, a.detail) for a in before.answers.all()} | dict(answers or {}),
    )
    SupportFile.objects.filter(interview=before).update(interview=corrected)
    InterviewFollowUp.objects.filter(interview=before).update(interview=corrected)
    _settle(corrected, by, replaces=before)
    record_act(corrected, "interview.corrected", by, {"reason": corrected.correction_reason})
    return corrected

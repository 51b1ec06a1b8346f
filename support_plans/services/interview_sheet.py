"""What an interview sheet must hold before it counts as held; everything that is missing is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.common.text import name_key
from support_plans.interview_questions import questions
from support_plans.judging import PERIODIC_INTERVIEW, owes_language
from support_plans.models import RegularInterview
from support_plans.services.sessions import Session, check_session, group_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from support_plans.models import InterviewAnswer
    from support_plans.services.sessions import Problems

_TO_COME: Final = (
    "worker_consented_on",
    "supervisor_consented_on",
    "nonconformity_on",
    "employer_told_on",
    "authority_reported_on",
    "written_on",
)


def faults_of(
    interview: RegularInterview,
    answers: Mapping[str, InterviewAnswer],
    *,
    replaces: RegularInterview | None = None,
) -> tuple[Problems, bool]:
    """Everything wrong with the sheet, by field; and whether the worker's contract is known at all."""
    if interview.held_on is None:
        return {"held_on": [_("Say on which day it was held.")]}, True
    problems, contract_known = check_session(_session(interview, interview.held_on, replaces))
    problems |= _people(interview)
    problems |= _online(interview)
    problems |= _answered(interview, answers)
    problems |= _nonconformity(interview)
    if "held_on" not in problems:
        problems |= _days(interview)
    return problems, contract_known


def _session(interview: RegularInterview, on: date, replaces: RegularInterview | None) -> Session:
    return Session(
        worker=interview.worker,
        obligation=PERIODIC_INTERVIEW,
        on=on,
        day_field="held_on",
        started_at=interview.started_at,
        ended_at=interview.ended_at,
        place=interview.place,
        staff=interview.interviewer_name,
        body_id=interview.support_organization_id,
        with_worker=interview.interview_with == RegularInterview.With.WORKER,
        group=group_of(interview),
        replaces=replaces or interview,
    )


def _people(interview: RegularInterview) -> Problems:
    found: Problems = {}
    is_with_worker = interview.interview_with == RegularInterview.With.WORKER
    if not interview.interviewer_name.strip():
        found["interviewer_name"] = [_("Say who held the interview.")]
    if not is_with_worker and not interview.supervisor_name.strip():
        found["supervisor_name"] = [_("Say which supervisor was asked.")]
    if interview.supervisor_name and name_key(interview.supervisor_name) == name_key(
        interview.interviewer_name
    ):
        found["interviewer_name"] = [
            _("The worker's own superior may not hold the interview: name somebody else.")
        ]
    if (
        is_with_worker
        and not interview.language
        and interview.held_on
        and owes_language(PERIODIC_INTERVIEW, on=interview.held_on)
    ):
        found["language"] = [
            _("Say in which language: the interview is owed in one the worker fully understands.")
        ]
    if bool(interview.started_at) != bool(interview.ended_at):
        found["ended_at" if interview.started_at else "started_at"] = [_("Give both times, or neither.")]
    return found


def _online(interview: RegularInterview) -> Problems:
    """Consents and a recording may be missing: it then does not count. Whether they are must be said."""
    if interview.mode != RegularInterview.Mode.ONLINE:
        return {}
    found: Problems = {}
    if interview.is_recorded is None:
        found["is_recorded"] = [_("Say whether it was recorded.")]
    if interview.is_recorded and not interview.recording_location.strip():
        found["recording_location"] = [_("Say where the recording is kept.")]
    if interview.is_alone is None:
        found["is_alone"] = [_("Say whether anybody else was in the room.")]
    return found


def _answered(interview: RegularInterview, answers: Mapping[str, InterviewAnswer]) -> Problems:
    asked = questions(interview.interview_with, on=interview.held_on or clock.today())
    found: Problems = {}
    for question in asked:
        answer = answers.get(question.slug)
        if answer is None or answer.has_problem is None:
            found[f"answers.{question.slug}"] = [_("Answer this question.")]
        elif answer.has_problem and not answer.detail.strip():
            found[f"answers.{question.slug}"] = [_("Say what the problem is.")]
    if interview.has_nonconformity is None:
        found["has_nonconformity"] = [_("Say whether a standard was not met.")]
    return found


def _nonconformity(interview: RegularInterview) -> Problems:
    """Section 4 of the report, where a standard was not met: what happened, and who was told or why not."""
    if not interview.has_nonconformity:
        return {}
    found: Problems = {}
    for name in ("nonconformity_on", "nonconformity_detail"):
        if not getattr(interview, name):
            found[name] = [_("Fill this in: a standard was not met.")]
    for done, reason in (
        ("worker_guided_to", "worker_not_guided_reason"),
        ("employer_told_on", "employer_not_told_reason"),
        ("authority_reported_on", "authority_not_reported_reason"),
    ):
        if not getattr(interview, done) and not getattr(interview, reason):
            found[reason] = [_("Say what was done, or why it was not.")]
    if interview.employer_told_on and not interview.employer_told_whom:
        found["employer_told_whom"] = [_("Say who was told.")]
    if interview.authority_reported_on and not interview.authority_reported_to:
        found["authority_reported_to"] = [_("Say which authority it was reported to.")]
    if interview.is_notification_advised is None:
        found["is_notification_advised"] = [_("Say whether the notification was advised.")]
    return found


def _days(interview: RegularInterview) -> Problems:
    today = clock.today()
    found: Problems = {
        name: [_("This day has not come yet.")]
        for name in _TO_COME
        if (day := getattr(interview, name)) is not None and day > today
    }
    if interview.written_on and interview.held_on and interview.written_on < interview.held_on:
        found["written_on"] = [_("The report is written after the interview.")]
    return found

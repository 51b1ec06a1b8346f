"""What an interview sheet must hold before it counts as held; everything that is missing is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.common.text import name_key
from compliance.reckoning.interview_questions import interview_questions
from compliance.reckoning.interview_record import interview_findings
from support_plans.interview_facts import interview_facts
from support_plans.judging import PERIODIC_INTERVIEW
from support_plans.models import RegularInterview
from support_plans.services.sessions import Session, check_session, group_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.reckoning.findings import Finding
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
# What was so, however wrong: it is kept, judged and counts for nothing. All else is only not filled in yet.
JUDGED: Final = frozenset(
    {
        "interview_mode_not_allowed",
        "interview_mode_tolerated_then",
        "worker_consent_missing",
        "supervisor_consent_missing",
        "recording_missing",
        "interview_online_against_wish",
        "radio_for_fishing_alone",
        "interview_language_not_understood",
    }
)
# Said by the checks every session of support undergoes.
_SAID: Final = frozenset({"interview_in_future", "interview_before_contract", "interview_after_contract"})
_FIELDS: Final = {"interviewer": "interviewer_name"}
_ANSWER: Final = frozenset({"has_problem", "detail"})


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
    for found in interview_findings(interview_facts(interview, answers, replaces=replaces), on=clock.today()):
        if found.blocks and found.code not in JUDGED | _SAID:
            problems.setdefault(_field_of(found), []).append(found.in_language(_language()))
    for check in (_people, _online, _days):
        for name, said in check(interview).items():
            problems.setdefault(name, []).extend(said)
    for slug in _unanswered(interview, answers):
        problems.setdefault(f"answers.{slug}", [_("Answer this question.")])
    if "held_on" in problems:
        problems.pop("written_on", None)
    return problems, contract_known


def _field_of(found: Finding) -> str:
    if found.field in _ANSWER:
        return f"answers.{found.row}"
    return _FIELDS.get(found.field, found.field)


def _language() -> str:
    return (get_language() or "ja").partition("-")[0]


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
    superior, interviewer = name_key(interview.supervisor_name), name_key(interview.interviewer_name)
    if superior and superior == interviewer:
        return {
            "interviewer_name": [
                _("The worker's own superior may not hold the interview: name somebody else.")
            ]
        }
    return {}


def _online(interview: RegularInterview) -> Problems:
    """Consents and a recording may be missing: it then does not count. Whether they are must be said."""
    if bool(interview.started_at) != bool(interview.ended_at):
        return {"ended_at" if interview.started_at else "started_at": [_("Give both times, or neither.")]}
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


def _unanswered(interview: RegularInterview, answers: Mapping[str, InterviewAnswer]) -> list[str]:
    """Every line of the form is answered, the one for other matters too."""
    asked = interview_questions(interview.interview_with, on=interview.held_on or clock.today())
    return [
        question.slug
        for question in asked
        if question.slug not in answers or answers[question.slug].has_problem is None
    ]


def _days(interview: RegularInterview) -> Problems:
    today = clock.today()
    return {
        name: [_("This day has not come yet.")]
        for name in _TO_COME
        if (day := getattr(interview, name)) is not None and day > today
    }

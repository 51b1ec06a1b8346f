"""定期面談の記録: whether an interview, as it was held and written down, proves anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .findings import Finding, finding
from .interview_mode import TOLERATED_THEN, interview_mode_allowed
from .interview_questions import PROTECTION, SUPERVISOR, WORKER, interview_questions
from .interviews import interview_due
from .obligations import language_rule
from .plan_rows import edition
from .support_record import ACCEPTABLE, DOUBTFUL, NOT_ACCEPTABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from compliance.rulebook import Rule

_ONLINE: Final = "online"
_RADIO: Final = "radio"
_INTERVIEW: Final = "periodic_interview"
_OTHER: Final = "other"
_MISSING: Final = {
    "worker_consents": ("worker_consent_missing", "worker_consented_on"),
    "supervisor_consents": ("supervisor_consent_missing", "supervisor_consented_on"),
    "recorded": ("recording_missing", "is_recorded"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NonconformityFacts:
    """Part 4 of the report: what was not met, and what was done about it."""

    happened_on: date | None = None
    detail: str = ""
    worker_guided_to: str = ""
    worker_not_guided_reason: str = ""
    employer_told_on: date | None = None
    employer_told_whom: str = ""
    employer_not_told_reason: str = ""
    is_notification_advised: bool | None = None
    authority_reported_on: date | None = None
    authority_reported_to: str = ""
    authority_not_reported_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewFacts:
    """One interview as written down. `problems` answers question by question; None is not answered yet.

    `desirable` holds the occasions to meet in person it passed by (`interview_quarter.mode_findings`).
    """

    interview_with: str = WORKER
    held_on: date | None = None
    mode: str = "in_person"
    interviewer: str = ""
    supervisor: str = ""
    worker_consents: bool = False
    supervisor_consents: bool = False
    is_recorded: bool = False
    recording_location: str = ""
    is_alone: bool | None = None
    interview_choice: str = ""
    language: str = ""
    worker_languages: tuple[str, ...] = ()
    problems: Mapping[str, bool | None] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    has_nonconformity: bool | None = None
    nonconformity: NonconformityFacts = field(default_factory=NonconformityFacts)
    written_on: date | None = None
    contract_concluded_on: date | None = None
    started_on: date | None = None
    contract_ended_on: date | None = None
    previous_on: date | None = None
    desirable: tuple[str, ...] = ()
    field_code: str = ""


def interview_findings(facts: InterviewFacts, *, on: date) -> tuple[Finding, ...]:
    """Everything that is missing from or wrong with the record, looked at on the day `on`."""
    if facts.held_on is None:
        return (_found("interview_day_missing", "head", "held_on", on),)
    day = facts.held_on
    checks = (_head, _mode, _language, _answers, _part_four)
    return (*_days(facts, day, on), *(each for check in checks for each in check(facts, day)))


def interview_judgement(findings: Iterable[Finding]) -> str:
    """`acceptable`, `doubtful` or `not_acceptable`, as for every record of support."""
    graves = {each.severity for each in findings}
    if "block" in graves:
        return NOT_ACCEPTABLE
    return DOUBTFUL if graves else ACCEPTABLE


def _found(code: str, row: str, field_name: str, on: date, because: tuple[Rule, ...] = ()) -> Finding:
    return finding(
        code,
        checks="support/interview_checks",
        row=row,
        field=field_name,
        on=on,
        because=because or (edition("interviews/interval", on),),
    )


def _days(facts: InterviewFacts, held_on: date, on: date) -> Iterator[Finding]:
    begins = facts.contract_concluded_on or facts.started_on
    if held_on > on:
        yield _found("interview_in_future", "head", "held_on", on)
    if begins and held_on < begins:
        yield _found("interview_before_contract", "head", "held_on", on)
    if facts.contract_ended_on and held_on > facts.contract_ended_on:
        yield _found("interview_after_contract", "head", "held_on", on)
    if facts.written_on and facts.written_on < held_on:
        yield _found("written_before_interview", "closing", "written_on", on)
    counted_from = facts.previous_on or facts.started_on
    if counted_from and counted_from < held_on:
        due = interview_due(last_on=counted_from)
        if held_on > due.last_day:
            yield _found("interval_longer_than_allowed", "head", "held_on", held_on, due.because)


def _head(facts: InterviewFacts, day: date) -> Iterator[Finding]:
    if not facts.interviewer.strip():
        yield _found("interviewer_missing", "head", "interviewer", day)
    if facts.interview_with == SUPERVISOR and not facts.supervisor.strip():
        yield _found("supervisor_missing", "head", "supervisor_name", day)


def _mode(facts: InterviewFacts, day: date) -> Iterator[Finding]:
    if facts.mode == _RADIO:
        boats = edition("support/plan_methods", day).value[_RADIO]["fields"]
        code = "radio_to_confirm" if facts.field_code in boats else "radio_for_fishing_alone"
        yield _found(code, "head", "mode", day, (edition("support/plan_form", day),))
        return
    answer = interview_mode_allowed(
        mode=facts.mode,
        on=day,
        worker_consents=facts.worker_consents,
        supervisor_consents=facts.supervisor_consents,
        recorded=facts.is_recorded,
    )
    for condition in answer.missing:
        code, where = _MISSING[condition]
        yield _found(code, "head", where, day, answer.because)
    if not answer.allowed and not answer.missing:
        tolerated = TOLERATED_THEN in answer.warnings
        code = "interview_mode_tolerated_then" if tolerated else "interview_mode_not_allowed"
        yield _found(code, "head", "mode", day, answer.because)
    if facts.mode == _ONLINE:
        yield from _online(facts, day, answer.because)


def _online(facts: InterviewFacts, day: date, because: tuple[Rule, ...]) -> Iterator[Finding]:
    if facts.interview_choice == "in_person_only":
        yield _found("interview_online_against_wish", "head", "mode", day, because)
    if facts.is_recorded and not facts.recording_location.strip():
        yield _found("recording_place_missing", "head", "recording_location", day, because)
    if facts.is_alone is not True:
        yield _found("not_alone", "head", "is_alone", day, because)
    for occasion in facts.desirable:
        yield _found(occasion, "head", "mode", day, because)


def _language(facts: InterviewFacts, day: date) -> Iterator[Finding]:
    """The worker's interview, in a language the worker understands."""
    duty = language_rule(_INTERVIEW, on=day)
    if facts.interview_with != WORKER or duty is None:
        return
    understood = {language.casefold() for language in facts.worker_languages}
    if not facts.language:
        yield _found("interview_language_missing", "head", "language", day, (duty,))
    elif understood and facts.language.casefold() not in understood:
        yield _found("interview_language_not_understood", "head", "language", day, (duty,))


def _answers(facts: InterviewFacts, day: date) -> Iterator[Finding]:
    questions = interview_questions(facts.interview_with, on=day)
    for question in questions:
        problem = facts.problems.get(question.slug)
        if problem is None and question.slug != _OTHER:
            yield _found("question_unanswered", question.slug, "has_problem", day)
        elif problem and not facts.details.get(question.slug, "").strip():
            yield _found("problem_detail_missing", question.slug, "detail", day)
    protection = any(facts.problems.get(each.slug) for each in questions if each.group == PROTECTION)
    if protection and facts.has_nonconformity is False:
        yield _found("protection_problem_without_nonconformity", "nonconformity", "has_nonconformity", day)


def _part_four(facts: InterviewFacts, day: date) -> Iterator[Finding]:
    four = facts.nonconformity
    if facts.has_nonconformity is None:
        yield _found("nonconformity_undecided", "nonconformity", "has_nonconformity", day)
    if not facts.has_nonconformity:
        return
    if not any(facts.problems.values()):
        yield _found("nonconformity_without_problem", "nonconformity", "has_nonconformity", day)
    told = four.employer_told_on and four.employer_told_whom.strip()
    reported = four.authority_reported_on and four.authority_reported_to.strip()
    lacking = (
        (four.happened_on, "nonconformity_day_missing", "nonconformity_on"),
        (four.detail.strip(), "nonconformity_detail_missing", "nonconformity_detail"),
        (
            four.worker_guided_to.strip() or four.worker_not_guided_reason.strip(),
            "nonconformity_worker_answer_missing",
            "worker_guided_to",
        ),
        (
            told or four.employer_not_told_reason.strip(),
            "nonconformity_employer_answer_missing",
            "employer_told_on",
        ),
        (
            four.is_notification_advised is not None,
            "nonconformity_notification_unsaid",
            "is_notification_advised",
        ),
        (
            reported or four.authority_not_reported_reason.strip(),
            "nonconformity_authority_answer_missing",
            "authority_reported_on",
        ),
    )
    for given, code, where in lacking:
        if not given:
            yield _found(code, "nonconformity", where, day)

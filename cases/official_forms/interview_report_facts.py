"""定期面談報告書 (5-5, 5-6): what both sheets have in common, and the reading of an interview."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.written import written_day
from compliance.reckoning.interview_questions import interview_questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cases.official_forms.filling import Value
    from cases.official_forms.registry import Edition
    from support_plans.models import RegularInterview

# The form has boxes for these; another way of talking is said in words.
_MODES: Final = frozenset({"in_person", "online"})
NO_BOX_FOR_MODE: Final = "interview_mode_has_no_box"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nonconformity:
    """Part 4: a standard was not met, and what was done about it. Where nothing is said, it is open."""

    happened_on: date | None = None
    detail: str = ""
    guided_to: str = ""
    not_guided_reason: str = ""
    told_on: date | None = None
    told_whom: str = ""
    not_told_reason: str = ""
    is_notification_advised: bool | None = None
    reported_on: date | None = None
    reported_to: str = ""
    not_reported_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """All that either sheet asks; blank or None is unknown."""

    interview_with: str
    held_on: date | None = None
    mode: str = ""
    interviewer: str = ""
    post: str = ""
    title: str = ""
    # Question -> whether there is a problem (None: not answered), and which.
    answers: Mapping[str, tuple[bool | None, str]] = field(default_factory=dict)
    other_topic: str = ""
    has_nonconformity: bool | None = None
    remarks: str = ""
    nonconformity: Nonconformity = field(default_factory=Nonconformity)
    written_on: date | None = None
    is_held: bool = True
    # False: it was judged not to be the interview the law asks for, or a later version took its place.
    is_proof: bool = True


def report_values(facts: ReportFacts, *, filed_on: date) -> dict[str, Value]:
    """The boxes that both sheets have."""
    return {
        "held_on": facts.held_on,
        "mode": facts.mode if facts.mode in _MODES else None,
        "interviewer": facts.interviewer,
        "post": facts.post,
        "title": facts.title,
        "other_topic": facts.other_topic,
        "has_nonconformity": facts.has_nonconformity,
        "remarks": facts.remarks,
        "written_on": facts.written_on,
        **_answers(facts, filed_on=filed_on),
        **_part_four(facts.nonconformity, filed_on=filed_on),
    }


def report_warnings(facts: ReportFacts) -> tuple[str, ...]:
    return () if facts.mode in {*_MODES, ""} else (NO_BOX_FOR_MODE,)


def not_to_be_filed(facts: ReportFacts, form: Edition) -> Iterator[Missing]:
    """Why the sheet stays a draft though its boxes are filled: what is no proof is not filed as proof."""
    if not facts.is_held:
        yield _lack(form, Lack.UNFINISHED)
    elif not facts.is_proof:
        yield _lack(form, Lack.NOT_PROOF)


def _lack(form: Edition, lack: Lack) -> Missing:
    return Missing(key="held_on", label=form.label("held_on"), place=Place.INTERVIEW, lack=lack)


def _answers(facts: ReportFacts, *, filed_on: date) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for question in interview_questions(facts.interview_with, on=facts.held_on or filed_on):
        has_problem, detail = facts.answers.get(question.slug, (None, ""))
        found[question.slug] = has_problem
        found[f"{question.slug}_detail"] = detail
    return found


def _part_four(found: Nonconformity, *, filed_on: date) -> dict[str, Value]:
    """What was done is ticked where there is a trace of it; what was not, where there is a reason."""
    return {
        "happened_on": found.happened_on,
        "nonconformity": found.detail,
        "worker_guided": _was_done(found.guided_to, found.not_guided_reason),
        "guided_to": found.guided_to,
        "not_guided_reason": found.not_guided_reason,
        "employer_told": _was_done(found.told_on or found.told_whom, found.not_told_reason),
        "told_on": written_day(found.told_on, filed_on=filed_on),
        "told_whom": found.told_whom,
        "not_told_reason": found.not_told_reason,
        "notification_advised": found.is_notification_advised,
        "authority_told": _was_done(found.reported_on or found.reported_to, found.not_reported_reason),
        "reported_on": written_day(found.reported_on, filed_on=filed_on),
        "reported_to": found.reported_to,
        "not_reported_reason": found.not_reported_reason,
    }


def _was_done(trace: object, reason_not_to: str) -> bool | None:
    if trace:
        return True
    return False if reason_not_to else None


def read_report(interview: RegularInterview) -> ReportFacts:
    """The facts of an interview on record."""
    return ReportFacts(
        interview_with=interview.interview_with,
        held_on=interview.held_on,
        mode=interview.mode,
        interviewer=interview.interviewer_name,
        post=interview.interviewer_post,
        title=interview.interviewer_title,
        answers={one.question: (one.has_problem, one.detail) for one in interview.answers.all()},
        other_topic=interview.other_topic,
        has_nonconformity=interview.has_nonconformity,
        remarks=interview.remarks,
        nonconformity=_read_nonconformity(interview),
        written_on=interview.written_on,
        is_held=interview.state == interview.State.HELD,
        is_proof=interview.superseded_at is None and interview.judgement != "not_acceptable",
    )


def _read_nonconformity(interview: RegularInterview) -> Nonconformity:
    return Nonconformity(
        happened_on=interview.nonconformity_on,
        detail=interview.nonconformity_detail,
        guided_to=interview.worker_guided_to,
        not_guided_reason=interview.worker_not_guided_reason,
        told_on=interview.employer_told_on,
        told_whom=interview.employer_told_whom,
        not_told_reason=interview.employer_not_told_reason,
        is_notification_advised=interview.is_notification_advised,
        reported_on=interview.authority_reported_on,
        reported_to=interview.authority_reported_to,
        not_reported_reason=interview.authority_not_reported_reason,
    )

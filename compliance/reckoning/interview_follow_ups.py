"""What follows from the answers of an interview: problems to see to, reports to the authorities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from compliance.rulebook import rule

from .interview_questions import PROTECTION, interview_questions, report_to

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

    from .interview_record import InterviewFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Something an interview brought up: `problem`, `nonconformity`, `report` or `in_person`, and by when."""

    kind: str
    question: str
    due_on: date
    authorities: tuple[str, ...]
    because: tuple[Rule, ...]


def proposed_follow_ups(facts: InterviewFacts, *, on: date) -> tuple[FollowUp, ...]:
    """What the answers call for: every problem is followed up; grave ones propose a report.

    A report is proposed for problems of protection, and for any problem once a standard was not met.
    """
    held_on = facts.held_on or on
    target = rule("support/target_interview_follow_up", on=held_on)
    proposal = rule("support/interview_reports", on=held_on)
    due_on = held_on + timedelta(days=target.value["late"])
    soon_on = held_on + timedelta(days=target.value["target"])
    groups = {each.slug: each.group for each in interview_questions(facts.interview_with, on=held_on)}
    problems = [question for question, problem in facts.problems.items() if problem]
    protection = [question for question in problems if groups.get(question) == PROTECTION]

    def follow_up(kind: str, by_on: date, question: str = "", *used: Rule) -> FollowUp:
        to = report_to(question, on=held_on) if kind == "report" else ()
        return FollowUp(kind=kind, question=question, due_on=by_on, authorities=to, because=(target, *used))

    found = [follow_up("problem", due_on, question) for question in problems]
    reported = problems if facts.has_nonconformity else protection
    found += [
        follow_up("report", soon_on, question, proposal)
        for question in reported
        if report_to(question, on=held_on)
    ]
    if facts.has_nonconformity:
        found.append(follow_up("nonconformity", soon_on))
    if facts.mode == "online" and (facts.is_alone is False or protection):
        found.append(follow_up("in_person", due_on, "", rule("support/interview_modes", on=held_on)))
    return tuple(found)

"""What an interview brings up is followed up: problems, standards not met, reports, a meeting in person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.deadlines.services import repost
from compliance.reckoning.interview_follow_ups import proposed_follow_ups
from support_plans.interview_facts import interview_facts
from support_plans.models import InterviewFollowUp, RegularInterview
from support_plans.services.bodies import acting_body, reaches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from compliance.accounts.models import User
    from compliance.reckoning.interview_follow_ups import FollowUp
    from support_plans.models import InterviewAnswer

Actor = Any
Kind = InterviewFollowUp.Kind
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to be followed up, in the words of the sheet."""

    kind: str
    question: str
    what: str
    due_on: date


def open_follow_ups(interview: RegularInterview, answers: Mapping[str, InterviewAnswer]) -> None:
    """Open what the sheet calls for; what an earlier version had opened is closed where it falls away."""
    wanted = list(_wanted(interview, answers))
    known = {(each.kind, each.question): each for each in interview.follow_ups.all()}
    InterviewFollowUp.objects.bulk_create(
        [
            InterviewFollowUp(
                interview=interview,
                kind=each.kind,
                question=each.question,
                what=each.what[:_LONGEST],
                # Never a day that was over before the interview was entered.
                due_on=max(each.due_on, clock.today()),
                responsible=interview.interviewer,
            )
            for each in wanted
            if (each.kind, each.question) not in known
        ]
    )
    still = {(each.kind, each.question) for each in wanted}
    gone = [each.pk for key, each in known.items() if key not in still and each.done_on is None]
    InterviewFollowUp.objects.filter(pk__in=gone).update(
        done_on=clock.today(), outcome=interview.correction_reason
    )


def _wanted(interview: RegularInterview, answers: Mapping[str, InterviewAnswer]) -> Iterator[Wanted]:
    """What reckoning proposes; and whatever problem was found from afar calls for a meeting in person."""
    assert interview.held_on is not None  # noqa: S101 - it was held
    facts = interview_facts(interview, answers)
    details = {slug: answer.detail for slug, answer in answers.items() if answer.has_problem}
    everything = " / ".join((*details.values(), interview.nonconformity_detail)).strip(" /")
    proposed = proposed_follow_ups(facts, on=clock.today())
    for each in proposed:
        told = each.kind == Kind.REPORT and interview.authority_reported_on is not None
        if not told:
            what = details.get(each.question) or interview.nonconformity_detail or everything
            yield Wanted(each.kind, each.question, what, each.due_on)
    kinds = {each.kind for each in proposed}
    if interview.has_nonconformity and interview.authority_reported_on is None and Kind.REPORT not in kinds:
        yield Wanted(Kind.REPORT, "", interview.nonconformity_detail, _first(proposed, interview.held_on))
    found_from_afar = bool(everything) and interview.mode != RegularInterview.Mode.IN_PERSON
    if found_from_afar and Kind.IN_PERSON not in kinds:
        latest = max((each.due_on for each in proposed), default=interview.held_on)
        yield Wanted(Kind.IN_PERSON, "", everything, latest)


def _first(proposed: Iterable[FollowUp], held_on: date) -> date:
    return min((each.due_on for each in proposed), default=held_on)


@audited
def record_follow_up(
    *, follow_up: InterviewFollowUp, by: Actor, done_on: date, outcome: str, authority: str = ""
) -> InterviewFollowUp:
    """Say what came of it, and which authority was told."""
    interview = follow_up.interview
    assert interview.held_on is not None  # noqa: S101 - only what was held is followed up
    acting_body(by, interview.worker)
    if follow_up.done_on is not None:
        raise ValidationError({"follow_up": _("This was followed up already.")})
    if not interview.held_on <= done_on <= clock.today():
        raise ValidationError(
            {"done_on": _("Give a day from %(day)s to today.") % {"day": interview.held_on.isoformat()}}
        )
    if not outcome.strip():
        raise ValidationError({"outcome": _("Say what came of it.")})
    follow_up.done_on, follow_up.outcome = done_on, outcome.strip()
    follow_up.authority = authority.strip() or follow_up.authority
    _save(follow_up, "interview.followed_up", by, {"on": done_on.isoformat()})
    return follow_up


@audited
def assign_follow_up(
    *, follow_up: InterviewFollowUp, by: Actor, responsible: User | None = None, due_on: date | None = None
) -> InterviewFollowUp:
    """Say who sees to it, and by when."""
    acting_body(by, follow_up.interview.worker)
    if responsible is not None and not reaches(responsible, follow_up.interview.worker):
        raise ValidationError({"responsible": _("This person does not see the worker.")})
    if due_on is not None and due_on < clock.today():
        raise ValidationError({"due_on": _("Give a day to come.")})
    follow_up.responsible = responsible or follow_up.responsible
    follow_up.due_on = due_on or follow_up.due_on
    _save(follow_up, "interview.follow_up_assigned", by, {"to": str(follow_up.responsible or "")})
    return follow_up


def _save(follow_up: InterviewFollowUp, verb: str, by: Actor, details: dict[str, Any]) -> None:
    follow_up.full_clean(exclude=["interview", "responsible"])
    follow_up.save()
    worker = follow_up.interview.worker
    record(
        by=by,
        verb=verb,
        target=follow_up,
        organization_id=worker.organization_id,
        label=worker.name,
        details=details,
    )
    repost("interview", [follow_up.interview_id])

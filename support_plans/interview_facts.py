"""What is known of an interview, for reckoning: the sheet, the plan, the contract, the ones before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.common.clock import civil_day
from compliance.employment.models import EmploymentContract
from compliance.reckoning.interview_quarter import HeldInterview, mode_findings
from compliance.reckoning.interview_record import InterviewFacts, NonconformityFacts
from support_plans.models import RegularInterview, SupportPlan
from support_plans.models.logs import Judgement

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from support_plans.models import InterviewAnswer


def interview_facts(
    interview: RegularInterview,
    answers: Mapping[str, InterviewAnswer],
    *,
    replaces: RegularInterview | None = None,
) -> InterviewFacts:
    """The facts of one sheet. The version it replaces is none of those before it."""
    before = _held_before(interview, replaces)
    contract = _contract_of(interview)
    plan = SupportPlan.objects.agreed().filter(worker=interview.worker).first()
    return InterviewFacts(
        interview_with=interview.interview_with,
        held_on=interview.held_on,
        mode=interview.mode,
        interviewer=interview.interviewer_name,
        supervisor=interview.supervisor_name,
        worker_consents=_by(interview.worker_consented_on, interview.held_on),
        supervisor_consents=_by(interview.supervisor_consented_on, interview.held_on),
        is_recorded=bool(interview.is_recorded),
        recording_location=interview.recording_location,
        is_alone=interview.is_alone,
        interview_choice=plan.interview_choice if plan else "",
        language=interview.language,
        worker_languages=tuple(str(language) for language in interview.worker.languages or ()),
        problems={slug: answer.has_problem for slug, answer in answers.items()},
        details={slug: answer.detail for slug, answer in answers.items()},
        has_nonconformity=interview.has_nonconformity,
        nonconformity=_part_four(interview),
        written_on=interview.written_on,
        started_on=_watched_from(contract),
        previous_on=_previous_on(interview, before),
        desirable=_desirable(interview, before),
        field_code=contract.field if contract else "",
    )


def _by(consented_on: date | None, held_on: date | None) -> bool:
    """A consent given after the interview is none."""
    return consented_on is not None and held_on is not None and consented_on <= held_on


def _contract_of(interview: RegularInterview) -> EmploymentContract | None:
    return (
        EmploymentContract.objects.current().filter(worker=interview.worker_id).order_by("starts_on").first()
    )


def _watched_from(contract: EmploymentContract | None) -> date | None:
    """The start of work, if it was entered by then: else earlier interviews are on record elsewhere."""
    if contract is None or civil_day(contract.registered_at) > contract.starts_on:
        return None
    return contract.starts_on


def _previous_on(interview: RegularInterview, before: list[RegularInterview]) -> date | None:
    """The one before: on record here, or as the worker's entry says."""
    worker, held_on = interview.worker, interview.held_on
    noted = (
        [worker.last_interview_on]
        if interview.interview_with == RegularInterview.With.WORKER
        else [worker.last_supervisor_interview_on]
    )
    days = [*(one.held_on for one in before), *noted]
    return max((day for day in days if day is not None and held_on and day < held_on), default=None)


def _held_before(interview: RegularInterview, replaces: RegularInterview | None) -> list[RegularInterview]:
    """Those of the same kind that count, up to the day of this one, oldest first."""
    if interview.held_on is None:
        return []
    left_out = [one.pk for one in (interview, replaces) if one is not None and one.pk]
    rows = RegularInterview.objects.held().filter(
        worker=interview.worker_id, interview_with=interview.interview_with, held_on__lt=interview.held_on
    )
    return list(
        rows.exclude(judgement=Judgement.NOT_ACCEPTABLE).exclude(pk__in=left_out).order_by("held_on", "id")
    )


def _desirable(interview: RegularInterview, before: list[RegularInterview]) -> tuple[str, ...]:
    """Occasions to meet in person that this one passes by; what is needed is judged by its own facts."""
    if interview.held_on is None or interview.mode != RegularInterview.Mode.ONLINE:
        return ()
    held = [_as_held(one) for one in (*before, interview)]
    return tuple(code for code in mode_findings(held)[-1].warnings if code.endswith("_desirable_in_person"))


def _as_held(interview: RegularInterview) -> HeldInterview:
    assert interview.held_on is not None  # noqa: S101 - only those that have their day come here
    return HeldInterview(
        held_on=interview.held_on,
        # Radio is neither online nor in person; nothing is desirable of it.
        mode=interview.mode if interview.mode != RegularInterview.Mode.RADIO else "phone",
        interviewer=interview.interviewer_name,
        worker_consents=_by(interview.worker_consented_on, interview.held_on),
        supervisor_consents=_by(interview.supervisor_consented_on, interview.held_on),
        recorded=bool(interview.is_recorded),
    )


def _part_four(interview: RegularInterview) -> NonconformityFacts:
    copied: dict[str, Any] = {
        name: getattr(interview, name)
        for name in (
            "worker_guided_to",
            "worker_not_guided_reason",
            "employer_told_on",
            "employer_told_whom",
            "employer_not_told_reason",
            "is_notification_advised",
            "authority_reported_on",
            "authority_reported_to",
            "authority_not_reported_reason",
        )
    }
    return NonconformityFacts(
        happened_on=interview.nonconformity_on, detail=interview.nonconformity_detail, **copied
    )

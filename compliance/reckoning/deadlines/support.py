"""What follows from support: interviews, orientation, the support body's registration and contract."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from compliance.reckoning import notifications
from compliance.reckoning.closed_days import open_day_on_or_before
from compliance.reckoning.interviews import in_person_interview_due, interview_due
from compliance.reckoning.support_body import rso_renewal_window
from compliance.rulebook import rule

from .catalogue import all_in_force, due
from .notified import of_notifications

if TYPE_CHECKING:
    from datetime import date

    from compliance.reckoning.due import Due
    from compliance.reckoning.interviews import InterviewDue
    from compliance.reckoning.support_facts import WantedTask


def interview_deadlines(
    *,
    started_on: date,
    last_on: date | None = None,
    last_supervisor_on: date | None = None,
    last_in_person_on: date | None = None,
) -> list[Due]:
    """D13 and D14, and D15 for those who interview online and say when they last met in person."""
    return all_in_force(
        lambda: [_interview("interview_worker", interview_due(started_on=started_on, last_on=last_on))],
        lambda: [
            _interview(
                "interview_supervisor", interview_due(started_on=started_on, last_on=last_supervisor_on)
            )
        ],
        lambda: (
            [_interview("interview_in_person", in_person_interview_due(last_in_person_on=last_in_person_on))]
            if last_in_person_on
            else []
        ),
    )


def orientation_deadlines(*, entered_on: date) -> list[Due]:
    """D12: the law says without delay; the days are our policy."""
    target = rule("support/orientation_target", on=entered_on)
    return [
        due(
            "orientation",
            last_day=entered_on + timedelta(days=target.value["late"]),
            safe_on=entered_on + timedelta(days=target.value["target"]),
            because=(target,),
        )
    ]


def support_body_deadlines(*, expires_on: date) -> list[Due]:
    """D32 and D33: the end of a support body's registration, and the window to renew it."""
    return all_in_force(lambda: [_registration_end(expires_on)], lambda: [_renewal(expires_on)])


def support_contract_deadlines(*, event: str, happened_on: date, status: str = "ssw1") -> list[Due]:
    """D19: a support contract `concluded`, `ended` or `changed`."""
    reckon = {
        "concluded": notifications.support_contract_concluded,
        "ended": notifications.support_contract_ended,
        "changed": notifications.support_contract_changed,
    }[event]
    return all_in_force(
        lambda: of_notifications(reckon(status=status, happened_on=happened_on), "notify_support_contract")
    )


def support_plan_change_deadlines(*, happened_on: date, status: str = "ssw1") -> list[Due]:
    """D18."""
    return all_in_force(
        lambda: of_notifications(
            notifications.support_plan_changed(status=status, happened_on=happened_on), "notify_plan_change"
        )
    )


def support_difficulty_deadlines(*, learned_on: date) -> list[Due]:
    """D24: from the day it was learned that the support plan is not carried out."""
    return all_in_force(
        lambda: of_notifications(
            notifications.support_not_carried_out(learned_on=learned_on), "notify_support_difficulty"
        )
    )


def support_task_due(wanted: WantedTask) -> Due:
    """D11 to D15 and S01 to S13: a task of support as a deadline of its kind."""
    return due(
        wanted.deadline,
        last_day=wanted.due_on,
        safe_on=wanted.safe_on,
        opens_on=wanted.opens_on,
        because=wanted.because,
        warnings=wanted.warnings,
    )


def consultation_deadlines(*, received_on: date, follow_up_on: date | None = None) -> list[Due]:
    """S14: while a consultation is open; from a day set to look again, or from its receipt."""
    return all_in_force(lambda: [_followed_up("consultation_follow_up", received_on, follow_up_on)])


def interview_follow_up_deadlines(*, held_on: date, due_on: date | None = None) -> list[Due]:
    """S15: while something an interview brought up is open; by the day set for it, or our policy's."""
    return all_in_force(lambda: [_followed_up("interview_follow_up", held_on, due_on)])


def _followed_up(kind: str, from_on: date, set_on: date | None) -> Due:
    """Our policy's days, or the day a person set."""
    target = rule(f"support/target_{kind}", on=from_on)
    last = set_on or from_on + timedelta(days=target.value["late"])
    safe_on = set_on or from_on + timedelta(days=target.value["target"])
    return due(kind, last_day=last, safe_on=safe_on, because=(target,))


def _interview(kind: str, interview: InterviewDue) -> Due:
    return due(
        kind,
        last_day=interview.last_day,
        safe_on=interview.safe_on,
        because=interview.because,
        warnings=interview.warnings,
    )


def _registration_end(expires_on: date) -> Due:
    return due(
        "support_body_expiry",
        last_day=expires_on,
        safe_on=open_day_on_or_before(expires_on),
        because=(rule("support_body/lapse", on=expires_on), rule("support_body/term", on=expires_on)),
    )


def _renewal(expires_on: date) -> Due:
    window = rso_renewal_window(expires_on=expires_on)
    return due(
        "support_body_renewal_window",
        last_day=window.closes_on,
        safe_on=window.safe_on,
        opens_on=window.opens_on,
        because=window.because,
    )

"""What follows from an employment contract: notifications, Hello Work, construction's reports, records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.reckoning import notifications
from compliance.reckoning.closed_days import open_day_on_or_before
from compliance.reckoning.hello_work import hello_work
from compliance.reckoning.periods import add_period
from compliance.reckoning.retention import record_retention
from compliance.rulebook import history, rule

from .catalogue import all_in_force, due
from .notified import of_notifications

if TYPE_CHECKING:
    from datetime import date

    from compliance.reckoning.due import Due


def contract_term_deadlines(*, ends_on: date) -> list[Due]:
    """D40: the end a contract was given."""
    return all_in_force(
        lambda: [due("contract_end", last_day=ends_on, safe_on=open_day_on_or_before(ends_on))]
    )


def hiring_deadlines(*, starts_on: date, insured: bool = True, is_construction: bool = False) -> list[Due]:
    """D30; in construction D36 and D37 too."""
    return all_in_force(
        lambda: [_hello_work("hello_work_hire", "hired", starts_on, insured=insured)],
        lambda: _construction(starts_on) if is_construction else [],
    )


def new_contract_deadlines(*, concluded_on: date) -> list[Due]:
    """D17 and the worker's own D27: a contract concluded by somebody who already has the status.

    The first contract goes with the application itself and is not notified.
    """
    return all_in_force(
        lambda: of_notifications(
            notifications.contract_concluded(happened_on=concluded_on), "notify_contract_end_or_new"
        ),
        lambda: _workers_own(concluded_on),
    )


def contract_changed_deadlines(*, effective_on: date) -> list[Due]:
    """D16."""
    return all_in_force(
        lambda: of_notifications(
            notifications.contract_changed(happened_on=effective_on), "notify_contract_change"
        )
    )


def contract_ended_deadlines(*, ended_on: date, reason: str, insured: bool = True) -> list[Due]:
    """D17, D20 by the reason, the worker's own D27, D31, and D39 for the records."""
    return all_in_force(
        lambda: of_notifications(
            notifications.contract_ended(reason=reason, happened_on=ended_on),
            "notify_contract_end_or_new",
            "notify_difficulty",
        ),
        # Nobody is left to notify anything.
        lambda: [] if reason == "death" else _workers_own(ended_on),
        lambda: [_hello_work("hello_work_separation", "separated", ended_on, insured=insured)],
        lambda: [_retention(ended_on)],
    )


def difficulty_deadlines(*, happened_on: date) -> list[Due]:
    """D20: the worker went missing while the contract runs."""
    return all_in_force(
        lambda: of_notifications(notifications.worker_missing(happened_on=happened_on), "notify_difficulty")
    )


def not_started_deadlines(*, permitted_on: date) -> list[Due]:
    """D21: for one not yet at work; the event is the day on which a month has passed."""
    # Whether anything is asked for goes by the event's day; how long a month's wait is, no earlier rule says.
    months = history("notifications/work_not_started").versions[-1].value["after_months"]
    event = add_period(from_on=permitted_on, months=months).last_day
    return all_in_force(
        lambda: of_notifications(
            notifications.work_not_started(permitted_on=permitted_on, happened_on=event), "notify_not_started"
        )
    )


def inactivity_deadlines(*, stopped_on: date, until: date | None, on: date) -> list[Due]:
    """D22: once a month without work is reached."""
    return all_in_force(
        lambda: of_notifications(
            notifications.activity_stopped(happened_on=stopped_on, until=until, on=on), "notify_inactivity"
        )
    )


def nonconformity_deadlines(*, happened_on: date) -> list[Due]:
    """D23."""
    return all_in_force(
        lambda: of_notifications(notifications.nonconformity(happened_on=happened_on), "notify_nonconformity")
    )


def _workers_own(happened_on: date) -> list[Due]:
    return of_notifications(
        notifications.worker_contract_changed(happened_on=happened_on), "worker_notify_employer"
    )


def _hello_work(kind: str, event: str, happened_on: date, *, insured: bool) -> Due:
    report = hello_work(event=event, happened_on=happened_on, insured=insured)
    return due(
        kind, last_day=report.last_day, due_on=report.due_on, safe_on=report.safe_on, because=report.because
    )


def _retention(ended_on: date) -> Due:
    kept = record_retention(contract_ended_on=ended_on)
    return due("record_retention", last_day=kept.keep_until, safe_on=kept.keep_until, because=kept.because)


def _construction(starts_on: date) -> list[Due]:
    reports = rule("procedures/field_reports_construction", on=starts_on)
    found = []
    for kind, months in (
        ("construction_acceptance_report", reports.value["acceptance_report_months"]),
        ("construction_training", reports.value["training_months"]),
    ):
        period = add_period(from_on=starts_on, months=months)
        found.append(
            due(
                kind,
                last_day=period.last_day,
                safe_on=open_day_on_or_before(period.safe_on),
                because=(reports, *period.because),
                warnings=period.warnings,
            )
        )
    return found

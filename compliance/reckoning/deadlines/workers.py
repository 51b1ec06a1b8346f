"""What follows from a worker's passport, address and activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.reckoning import notifications
from compliance.reckoning.closed_days import open_day_on_or_before
from compliance.reckoning.periods import add_period
from compliance.rulebook import rule

from .catalogue import all_in_force, due
from .notified import of_notifications

if TYPE_CHECKING:
    from datetime import date

    from compliance.reckoning.due import Due


def passport_deadlines(*, expires_on: date) -> list[Due]:
    """D41."""
    return all_in_force(
        lambda: [due("passport_expiry", last_day=expires_on, safe_on=open_day_on_or_before(expires_on))]
    )


def address_deadlines(*, moved_on: date) -> list[Due]:
    """D28: from settling or moving in."""
    return all_in_force(
        lambda: of_notifications(notifications.address_moved(happened_on=moved_on), "worker_address")
    )


def without_activity_deadlines(*, last_active_on: date) -> list[Due]:
    """D29: without the activity and without good reason, the status may be revoked."""
    law = rule("notifications/worker_inactivity", happened_on=last_active_on)
    period = add_period(from_on=last_active_on, months=law.value["months"])
    return [
        due(
            "worker_inactivity",
            last_day=period.last_day,
            safe_on=open_day_on_or_before(period.safe_on),
            because=(law, *period.because),
            warnings=period.warnings,
        )
    ]

"""The public face of reminders: the daily run, the round in between, and acknowledgement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from django.db import transaction

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.deadlines.calendar import repost_by_calendar
from compliance.reminders import heartbeat
from compliance.reminders.models import DailyRun, Reminder
from compliance.reminders.planning import Planned, plan
from compliance.reminders.sending import Sent, send_ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, timedelta

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a daily run did."""

    planned: Planned
    sent: Sent


def run_daily(*, on: date | None = None) -> RunReport:
    """Plan the reminders of the day, then send what is ready.  A second run sends nothing."""
    day = on or clock.today()
    run = DailyRun.objects.create(day=day, started_at=clock.now())
    planned, sent = Planned(0, 0), Sent()
    try:
        _follow_the_calendar(day)
        planned = plan(on=day)
        sent = send_ready()
    except Exception as error:
        _note(run, planned, sent, error=f"{type(error).__name__}: {error}")
        raise
    _note(run, planned, sent, error=sent.unreachable, finished=True)
    log.info("daily_reminders", day=str(day), planned=planned.reminders, sent=sent.sent, failed=sent.failed)
    return RunReport(planned, sent)


def _follow_the_calendar(day: date) -> None:
    """A record that cannot be reckoned must not keep anybody from being reminded."""
    try:
        repost_by_calendar(on=day)
    except Exception:
        log.exception("calendar_not_followed", day=str(day))


def _note(run: DailyRun, planned: Planned, sent: Sent, *, error: str, finished: bool = False) -> None:
    run.finished_at = clock.now() if finished else None
    run.planned, run.sent, run.failed = planned.reminders, sent.sent, sent.failed
    run.error = error[:300]
    run.save()


def send_waiting(*, make_up_after: timedelta) -> Sent:
    """Between the daily runs: make up a run that was missed, else try again what failed or was left lying."""
    if not heartbeat.status(clock.now(), grace=make_up_after).ok:
        return run_daily().sent
    return send_ready()


def rehearse(act: Callable[[], Any]) -> Any:
    """Do it, and undo it: what it returns is true, and the database is as before."""
    with transaction.atomic():
        found = act()
        transaction.set_rollback(True)
    return found


@audited
def acknowledge(*, reminders: Iterable[Reminder], by: Any) -> int:
    """The person who was told says so; returns how many were not acknowledged before."""
    now = clock.now()
    acknowledged = 0
    for reminder in reminders:
        if reminder.to_user_id != by.pk:
            message = "a reminder is acknowledged by the one who was told"
            raise PermissionError(message)
        fresh = Reminder.objects.filter(pk=reminder.pk, acknowledged_at__isnull=True).update(
            acknowledged_at=now
        )
        acknowledged += fresh
        if fresh:
            record(
                by=by,
                verb="reminder.acknowledged",
                target=reminder,
                organization_id=reminder.organization_id,
                label=reminder.deadline.kind,
                details={"due_on": reminder.due_on.isoformat(), "step": reminder.step},
            )
    return acknowledged

"""Did the daily run happen?  One that did not is an alarm: on staff pages, in /health/, to a scheduler."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.common.health import Check
from compliance.deadlines.models import Deadline
from compliance.reminders.models import DailyRun

if TYPE_CHECKING:
    from datetime import date

GRACE: Final = timedelta(hours=2)
"""A run may take a while, and a machine may start late."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Whether the last daily run that should have happened did."""

    ok: bool
    expected_at: datetime
    last_day: date | None
    """The latest day with a finished run."""


def scheduled_before(instant: datetime) -> datetime:
    """The last moment at or before ``instant`` at which the daily run was to start."""
    in_japan = instant.astimezone(clock.JAPAN)
    slot = datetime.combine(in_japan.date(), time(settings.REMINDER_HOUR), clock.JAPAN)
    return slot if slot <= in_japan else slot - timedelta(days=1)


def status(now: datetime, *, grace: timedelta = GRACE) -> Heartbeat:
    """Late when the run of the last scheduled hour is not finished, although there was something to watch."""
    expected = scheduled_before(now - grace)
    runs = DailyRun.objects.filter(finished_at__isnull=False, day__lte=clock.civil_day(now))
    last_day = runs.order_by("-day").values_list("day", flat=True).first()
    done = last_day is not None and last_day >= expected.date()
    return Heartbeat(ok=done or not _something_to_watch(expected), expected_at=expected, last_day=last_day)


def _something_to_watch(since: datetime) -> bool:
    """Before the first deadline stood in the ledger there was nothing to remind of."""
    return Deadline.objects.open().filter(posted_at__lt=since).exists()


def describe(beat: Heartbeat) -> str:
    """One sentence for people."""
    if beat.ok:
        return _("The daily reminders went out.")
    day = date_format(beat.expected_at, "Y-m-d H:i")
    if beat.last_day is None:
        return _("The daily reminders of %(when)s did not go out; none ever did.") % {"when": day}
    return _("The daily reminders of %(when)s did not go out. The last run was for %(last)s.") % {
        "when": day,
        "last": beat.last_day.isoformat(),
    }


def banner(viewer: Any) -> str:
    """What stands above every staff page (given its request or its user); empty while all is well."""
    user = getattr(viewer, "user", viewer)
    if not getattr(user, "is_authenticated", False):
        return ""
    beat = status(clock.now())
    return "" if beat.ok else describe(beat)


def health_check() -> Check:
    """For /health/."""
    beat = status(clock.now())
    return Check(
        "daily_reminders", ok=beat.ok, detail="" if beat.ok else f"missing since {beat.expected_at:%Y-%m-%d}"
    )

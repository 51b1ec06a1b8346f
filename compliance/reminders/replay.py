"""Months of days played through and undone: what would have gone out, when, and after an outage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count

from compliance.common import clock
from compliance.reminders.models import Digest, Reminder
from compliance.reminders.planning import plan
from compliance.reminders.services import rehearse

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class PlayedDay:
    """One day of the replay."""

    day: date
    ran: bool
    mails: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Recipient, and each line as ``kind due-day step``."""


def replay(*, from_on: date, to_on: date, outage: Collection[date] = ()) -> list[PlayedDay]:
    """Plan each day as if it were that day, take every mail for sent, and undo it all."""
    played: list[PlayedDay] = rehearse(lambda: [_play(day, outage) for day in _days(from_on, to_on)])
    return played


def _days(from_on: date, to_on: date) -> list[date]:
    return [from_on + timedelta(days=number) for number in range((to_on - from_on).days + 1)]


def _play(day: date, outage: Collection[date]) -> PlayedDay:
    if day in outage:
        return PlayedDay(day, ran=False)
    instant = datetime.combine(day, time(settings.REMINDER_HOUR), clock.JAPAN)
    plan(on=day, now=instant)
    mails = tuple(_sent(digest, instant) for digest in _todays(day))
    return PlayedDay(day, ran=True, mails=mails)


def _todays(day: date) -> list[Digest]:
    found = Digest.objects.open_to_reminders().filter(day=day).annotate(lines=Count("reminders"))
    return list(found.filter(lines__gt=0).select_related("to_user", "to_worker").order_by("recipient_key"))


def _sent(digest: Digest, at: datetime) -> tuple[str, tuple[str, ...]]:
    lines = digest.reminders.select_related("deadline").order_by("due_on", "pk")
    told = tuple(f"{line.deadline.kind} {line.due_on} {-line.step:+d}" for line in lines)
    digest.reminders.update(state=Reminder.State.SENT, sent_at=at)
    Digest.objects.filter(pk=digest.pk).update(state=Digest.State.SENT, sent_at=at)
    return digest.recipient_name, told

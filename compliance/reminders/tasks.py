"""What Celery runs.  Each task is a sweep over the database: twice, at once, or late, it does no harm."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task

from compliance.reminders import services

MAKE_UP_AFTER = timedelta(minutes=30)
"""The daily run is given this long before the round in between takes it for missed and makes it up."""


@shared_task
def run_daily() -> None:
    """Once a day, at the hour of REMINDER_HOUR in Japan."""
    services.run_daily()


@shared_task
def send_pending() -> None:
    """Every ten minutes."""
    services.send_waiting(make_up_after=MAKE_UP_AFTER)

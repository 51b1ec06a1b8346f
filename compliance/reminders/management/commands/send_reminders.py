"""``send_reminders [--on DATE] [--dry-run]``: what the daily run does, by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.db.models import Count, Min
from django.db.models.functions import Coalesce

from compliance.common import clock
from compliance.deadlines.calendar import repost_by_calendar
from compliance.reminders.models import Digest
from compliance.reminders.planning import Planned, plan
from compliance.reminders.services import rehearse, run_daily

if TYPE_CHECKING:
    from argparse import ArgumentParser

State = tuple[str, str, str, int, date | None]


def mails_of(day: date) -> list[State]:
    """The mails of a day: to whom, how they stand, how many deadlines they tell, and the first of these."""
    name = Coalesce("to_user__name", "to_worker__name")
    address = Coalesce("to_user__email", "to_worker__email")
    rows = Digest.objects.filter(day=day).order_by("recipient_key")
    counted = rows.annotate(lines=Count("reminders"), first=Min("reminders__due_on"))
    return list(counted.values_list(name, address, "state", "lines", "first"))


class Command(BaseCommand):
    help = "Plan the reminders of a day and send what is ready. A second run sends nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--on", type=date.fromisoformat, default=None, help="the day, today in Japan by default"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would go out; write and send nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        on: date = options["on"] or clock.today()
        if options["dry_run"]:
            planned, mails = rehearse(lambda: (repost_by_calendar(on=on), plan(on=on), mails_of(on))[1:])
            self._table(on, planned, mails)
            self.stdout.write("Dry run: nothing was written, nothing was sent.")
            return
        report = run_daily(on=on)
        self._table(on, report.planned, mails_of(on))
        sent = report.sent
        self.stdout.write(
            f"Mails sent: {sent.sent}, failed: {sent.failed}, with nothing left to say: {sent.empty}."
        )
        if sent.unreachable:
            self.stderr.write(f"The mail server cannot be reached, the rest waits: {sent.unreachable}")

    def _table(self, on: date, planned: Planned, mails: list[State]) -> None:
        self.stdout.write(f"{on}: {planned.reminders} reminders newly planned in {planned.digests} mails.")
        if mails:
            self.stdout.write(f"{'recipient':<28} {'address':<36} {'state':<8} {'lines':>5}  first due")
        for name, address, state, lines, first in mails:
            self.stdout.write(f"{name:<28} {address:<36} {state:<8} {lines:>5}  {first or ''}")

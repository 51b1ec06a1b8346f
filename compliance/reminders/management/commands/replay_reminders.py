"""``replay_reminders --from DATE --to DATE [--outage DATE:DATE]``: what would go out when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from compliance.reminders.replay import replay

if TYPE_CHECKING:
    from argparse import ArgumentParser


def days_of(text: str) -> set[date]:
    """``2026-12-01:2026-12-30``: first and last day included."""
    first, _colon, last = text.partition(":")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return {start + timedelta(days=number) for number in range((end - start).days + 1)}


class Command(BaseCommand):
    help = "Play days through and print what would have gone out; the database stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="from_on", type=date.fromisoformat, required=True)
        parser.add_argument("--to", dest="to_on", type=date.fromisoformat, required=True)
        parser.add_argument(
            "--outage",
            type=days_of,
            action="append",
            default=[],
            help="days on which nothing runs, DATE:DATE",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        from_on, to_on = options["from_on"], options["to_on"]
        if to_on < from_on:
            raise CommandError("--to is before --from.")
        outage = set().union(*options["outage"])
        mails = lines = 0
        for played in replay(from_on=from_on, to_on=to_on, outage=outage):
            if not played.ran:
                self.stdout.write(f"{played.day}  no run")
            for recipient, told in played.mails:
                mails, lines = mails + 1, lines + len(told)
                self.stdout.write(f"{played.day}  {recipient}: {', '.join(told)}")
        self.stdout.write(f"{mails} mails, {lines} reminders. Nothing was written, nothing was sent.")

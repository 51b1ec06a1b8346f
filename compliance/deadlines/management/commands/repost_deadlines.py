"""``manage.py repost_deadlines``: after the rulebook changed, reckon everything again and say what moved."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from compliance.audit.services import record
from compliance.deadlines.management.commands.due import _day
from compliance.deadlines.services import repost_everything


class Command(BaseCommand):
    help = "Reckon every deadline again from the facts and the rulebook, and list what moved."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--on", default="", help="YYYY-MM-DD; today in Japan by default")

    def handle(self, *_args: Any, **options: Any) -> None:
        moves = repost_everything(on=_day(options["on"]), dry_run=options["dry_run"])
        for move in moves:
            self.stdout.write(
                f"{move.what:<10} {move.kind:<24} {move.subject} {move.period} "
                f"{move.before or '-'} → {move.after or '-'}"
            )
        if moves and not options["dry_run"]:
            record(
                by="manage.py repost_deadlines",
                verb="deadlines.reposted",
                target="ledger:all",
                organization_id=None,
                details={"moved": len(moves)},
            )
        self.stdout.write(f"{len(moves)} moved{' (nothing written)' if options['dry_run'] else ''}")

"""Prints the table of deadline kinds, or writes it into docs/deadlines.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance.rulebook.deadline_table import deadline_table, with_table


class Command(BaseCommand):
    help = "Print the table of deadline kinds; --write puts it into docs/deadlines.md, --check compares."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="write the table into docs/deadlines.md")
        parser.add_argument("--check", action="store_true", help="exit 1 where docs/deadlines.md is behind")

    def handle(self, *_args: Any, write: bool, check: bool, **_options: Any) -> None:
        if not write and not check:
            self.stdout.write(deadline_table())
            return
        path = Path(settings.BASE_DIR) / "docs" / "deadlines.md"
        page = path.read_text(encoding="utf-8")
        wanted = with_table(page)
        if write:
            path.write_text(wanted, encoding="utf-8")
        elif page != wanted:
            raise CommandError(f"{path} is behind the rulebook; run manage.py deadline_table --write.")

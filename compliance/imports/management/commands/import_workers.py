"""import_workers FILE --organization NAME: read a ledger of workers and write it to the registry."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance.common import clock
from compliance.common.text import normalise
from compliance.imports.planning import STATUSES, Plan, PlannedRow, nobody_found
from compliance.imports.problems import UnreadableFile
from compliance.imports.reading import LIMITS
from compliance.imports.reading.opening import too_large
from compliance.imports.services import import_ledger
from compliance.organizations.models import AcceptingOrganization
from compliance.rulebook import RuleNotInForce

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

ACTOR = "import_workers"
BAR_WIDTH = 30


class Command(BaseCommand):
    """Writes unless ``--dry-run``; good rows go in together, bad ones stay out with their errors."""

    help = (
        "Import a ledger of workers (Excel .xlsx, or CSV in UTF-8 or Shift_JIS). "
        "Writes unless --dry-run. Rows with errors stay out; the same file twice changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--organization", required=True, metavar="NAME", help="name or corporate number")
        parser.add_argument(
            "--create-organization",
            action="store_true",
            help="register the organization when there is none of that name",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be written, write nothing")
        parser.add_argument(
            "--json", action="store_true", help="print the result as JSON (full card numbers)"
        )
        parser.add_argument(
            "--sheet", default="", metavar="NAME", help="sheet to read, instead of the best one"
        )
        parser.add_argument(
            "--on",
            type=_day,
            metavar="DATE",
            help="day to reckon from, as 2026-11-23 (default: today in Japan)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        content = _read(options["file"])
        organization = _organization(options["organization"], create=options["create_organization"])
        try:
            plan = import_ledger(
                content=content,
                organization=organization,
                by=ACTOR,
                on=options["on"] or clock.today(),
                dry_run=options["dry_run"],
                sheet_name=options["sheet"],
                progress=_bar(self.stderr_stream()),
            )
        except UnreadableFile as problem:
            raise CommandError(str(problem)) from problem
        except RuleNotInForce as problem:
            raise CommandError(f"--on: {problem}") from problem
        except ValidationError as problem:
            raise CommandError("; ".join(problem.messages)) from problem
        self._warn(plan)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(plan), ensure_ascii=False, indent=1))
        else:
            self._print(plan, dry_run=options["dry_run"])

    def stderr_stream(self) -> TextIO:
        """Where the bar goes: the stream itself, not the wrapper that ends every line."""
        stream: TextIO = getattr(self.stderr, "_out", sys.stderr)
        return stream

    def _warn(self, plan: Plan) -> None:
        if not plan.rows:
            self.stderr.write(nobody_found(plan))
        for name in plan.headings.other_sheets:
            self.stderr.write(f"not read: sheet “{name}” holds people too; import it with --sheet {name!r}")
        for row in plan.skipped:
            self.stderr.write(f"row {row.number} is no person: {row.text}")

    def _print(self, plan: Plan, *, dry_run: bool) -> None:
        for row in plan.rows:
            for error in row.person.errors:
                self.stdout.write(f"row {row.number}: {error.field}: {error.message}")
            if row.status == "changed":
                for change in row.differences.changes:
                    self.stdout.write(f"row {row.number}: {change.field}: {change.old or '–'} → {change.new}")
        counts = ", ".join(f"{plan.summary[status]} {status}" for status in STATUSES)
        self.stdout.write(f"{'dry run, nothing written: ' if dry_run else ''}{counts}")


def as_json(plan: Plan) -> dict[str, Any]:
    """The result for other programs."""
    return {"rows": [_row(row) for row in plan.rows], "summary": plan.summary}


def _row(row: PlannedRow) -> dict[str, Any]:
    facts = row.person.facts
    expires_on = facts.get("expires_on")
    return {
        "row": row.number,
        "status": row.status,
        "errors": [error.as_json() for error in row.person.errors],
        "values": {
            "name": facts.get("name"),
            "residence_card_number": facts.get("residence_card_number"),
            "expires_on": expires_on.isoformat() if expires_on else None,
            "field": facts["field"].code if "field" in facts else None,
        },
    }


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LIMITS.file_bytes:
            raise CommandError(too_large())
        return path.read_bytes()
    except OSError as problem:
        raise CommandError(f"{path}: {problem.strerror or problem}") from problem


def _organization(text: str, *, create: bool) -> AcceptingOrganization:
    name = text.strip()
    if not name:
        raise CommandError("--organization is empty: give the organization's name.")
    found = list(AcceptingOrganization.objects.filter(name=name)[:2])
    found = found or list(AcceptingOrganization.objects.filter(corporate_number=name)[:2])
    if not found:
        wanted = normalise(name)
        found = [one for one in AcceptingOrganization.objects.all() if normalise(one.name) == wanted]
    if len(found) > 1:
        raise CommandError(f"Several organizations are named “{name}”: give the corporate number instead.")
    if found:
        return found[0]
    if not create:
        raise CommandError(
            f"There is no organization named “{name}”. Check the name, or add --create-organization."
        )
    return AcceptingOrganization(name=name)


def _bar(stream: TextIO) -> Callable[[float], None]:
    """A bar on a terminal; elsewhere a line at every tenth, so that logs stay short."""
    is_terminal = stream.isatty()
    last = -1

    def show(done: float) -> None:
        nonlocal last
        percent = int(done * 100)
        if percent <= last or (not is_terminal and percent // 10 == last // 10):
            return
        last = percent
        filled = percent * BAR_WIDTH // 100
        bar = f"[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {percent:3d}%"
        stream.write(f"\r{bar}" + ("\n" if percent >= 100 else "") if is_terminal else f"{bar}\n")
        stream.flush()

    return show

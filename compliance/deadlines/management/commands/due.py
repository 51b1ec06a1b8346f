"""``manage.py due``: what is due on a day, and why, at the terminal or as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance.common import clock
from compliance.deadlines.explaining import because_lines, kind_title
from compliance.deadlines.models import Deadline

_WITHIN_DAYS = 120


class Command(BaseCommand):
    help = "List open deadlines as they stand on a day: overdue ones and those that come soon."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", default="", help="YYYY-MM-DD; today in Japan by default")
        parser.add_argument("--within", type=int, default=_WITHIN_DAYS, help="days ahead (%(default)s)")
        parser.add_argument("--organization", default="", help="only this one, by its name")
        parser.add_argument("--kind", default="", help="only this kind, by its slug")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--lang", default="ja", choices=["ja", "en", "vi"])

    def handle(self, *_args: Any, **options: Any) -> None:
        on = _day(options["on"])
        rows = self._rows(on, options)
        if options["as_json"]:
            self.stdout.write(json.dumps([_as_json(row, on) for row in rows], ensure_ascii=False, indent=1))
            return
        for row in rows:
            self._print(row, on, options["lang"])
        self.stdout.write(f"{len(rows)} ({on})")

    def _rows(self, on: date, options: dict[str, Any]) -> list[Deadline]:
        rows = (
            Deadline.objects.due_within(date.fromordinal(on.toordinal() + options["within"]))
            .select_related("organization", "worker")
            .order_by("due_on", "kind", "id")
        )
        if options["organization"]:
            rows = rows.filter(organization__name=options["organization"])
        if options["kind"]:
            rows = rows.filter(kind=options["kind"])
        return list(rows)

    def _print(self, row: Deadline, on: date, language: str) -> None:
        left = (row.due_on - on).days
        who = row.worker or row.organization
        self.stdout.write(
            f"{row.due_on}  {left:+5d}  {row.severity:<8}  "
            f"{kind_title(row, language)}  {who}  ← {row.safe_on}"
        )
        for line in because_lines(row, language):
            self.stdout.write(f"            {line}")


def _day(text: str) -> date:
    if not text:
        return clock.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"--on: {text!r} is no day; write it as 2026-12-01."
        raise CommandError(message) from error


def _as_json(row: Deadline, on: date) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "organization": row.organization.name,
        "worker": row.worker.name if row.worker else None,
        "employee_number": row.worker.employee_number if row.worker else None,
        "opens_on": row.opens_on.isoformat() if row.opens_on else None,
        "due_on": row.due_on.isoformat(),
        "safe_on": row.safe_on.isoformat(),
        "last_day": row.last_day.isoformat(),
        "days_left": (row.due_on - on).days,
        "responsible": row.responsible,
        "severity": row.severity,
        "because": row.basis,
        "warnings": row.warnings,
    }

"""Lists what in the rulebook is unconfirmed or was not re-checked for 180 days."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.rulebook import Rulebook, RulebookError
from compliance.rulebook.loader import DATA_DIRECTORY
from compliance.rulebook.unconfirmed import ToLookAt, to_look_at


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"--on {text}: write the day as YYYY-MM-DD.") from error


class Command(BaseCommand):
    help = "List rules that are unconfirmed (grades S, K, D, U) or not re-checked for 180 days."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", metavar="DATE", help="as of this day; today in Japan when left out")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print JSON")

    def handle(self, *_args: Any, on: str | None, as_json: bool, **_options: Any) -> None:
        try:
            # Read afresh, so that a file mended a moment ago is judged as it stands.
            Rulebook.read(DATA_DIRECTORY)
        except RulebookError as error:
            raise CommandError("\n".join(error.problems)) from error
        found = to_look_at(on=_day(on) if on else clock.today())
        if as_json:
            self.stdout.write(json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=2))
            return
        for each in found:
            self.stdout.write(_line(each))
        unconfirmed = sum(each.unconfirmed for each in found)
        stale = sum(each.stale for each in found)
        self.stdout.write(
            _("%(unconfirmed)d unconfirmed, %(stale)d not re-checked for 180 days.")
            % {"unconfirmed": unconfirmed, "stale": stale}
        )


def _line(each: ToLookAt) -> str:
    reasons = [
        *([_("unconfirmed")] if each.unconfirmed else []),
        *([_("not re-checked since %(day)s") % {"day": each.rule.checked_on}] if each.stale else []),
    ]
    return (
        f"{each.rule.confidence:<3}{each.rule.id}  {each.rule.effective_from}  "
        f"{each.rule.title['ja']}  [{each.rule.source.label('ja')}]  {', '.join(reasons)}"
    )

"""``manage.py load_demo``: a synthetic office on an empty database, never over real data."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string

from compliance.accounts.models import Membership, User
from compliance.audit.services import sealing
from compliance.common import clock
from compliance.deadlines.services import posting_once
from compliance.demo.office import DOMAIN, Office
from compliance.organizations.models import AcceptingOrganization

_SIGN_IN_FILE = "demo-sign-in.txt"


class Command(BaseCommand):
    help = "Load a synthetic demo: several employers, two support bodies, about 200 workers, in every state."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing, quietly, where there is data"
        )
        parser.add_argument(
            "--on", default="", help="YYYY-MM-DD that the demo is dated around; today by default"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if AcceptingOrganization.objects.exists() or User.objects.exists():
            if not options["if_empty"]:
                message = (
                    "The database is not empty: the demo is never loaded over data. Use a new DATABASE_URL."
                )
                raise CommandError(message)
            self._show_sign_in()
            return
        on = date.fromisoformat(options["on"]) if options["on"] else clock.today()
        office = Office(on=on, password=secrets.token_urlsafe(9))
        with sealing():
            for step in settings.DEMO_STEPS:
                self.stdout.write(f"demo: {step.rpartition('.')[2].replace('_', ' ')} …")
                self.stdout.flush()
                with posting_once():
                    import_string(step)(office)
        self._keep_sign_in(office)
        self._show_sign_in()

    def _keep_sign_in(self, office: Office) -> None:
        lines = [f"password of all: {office.password}"]
        for membership in Membership.objects.filter(user__email__endswith=f"@{DOMAIN}").select_related(
            "user", "organization", "support_organization"
        ):
            where = membership.organization or membership.support_organization or "-"
            lines.append(f"{membership.user.email:<26} {membership.get_role_display():<24} {where}")
        path = Path(settings.VAR_DIR) / _SIGN_IN_FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _show_sign_in(self) -> None:
        path = Path(settings.VAR_DIR) / _SIGN_IN_FILE
        if path.exists() and AcceptingOrganization.objects.filter(is_demo=True).exists():
            self.stdout.write(path.read_text(encoding="utf-8"))

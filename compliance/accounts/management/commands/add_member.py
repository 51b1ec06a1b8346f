"""``manage.py add_member``: the first people of an organization, before anybody can sign in."""

from __future__ import annotations

import getpass
import sys
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance.accounts.roles import EMPLOYER_ROLES, SUPPORT_ROLES, Role
from compliance.accounts.services import add_member
from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization

T = TypeVar("T")


class Command(BaseCommand):
    help = "Give a person a role at an organization; the account is made when there is none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument(
            "--organization", default="", help="name or number; none for a system administrator"
        )
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--name", default="")
        parser.add_argument("--language", default="ja", choices=["ja", "en", "vi"])
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        role, name = options["role"], options["organization"]
        organization = _find_employer(name) if role in EMPLOYER_ROLES else None
        body = _find_support_body(name) if role in SUPPORT_ROLES else None
        try:
            membership = add_member(
                email=options["email"],
                role=role,
                organization=organization,
                support_organization=body,
                name=options["name"],
                language=options["language"],
                password=_ask_password(from_stdin=options["password_stdin"]),
                by="manage.py add_member",
            )
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(
            f"{membership.user.email}: {membership.get_role_display()} — {organization or body or '-'}"
        )


def _ask_password(*, from_stdin: bool) -> str | None:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n") or None
    if sys.stdin.isatty():
        return getpass.getpass("Password for a new account (empty: set it later): ") or None
    return None


def _find_employer(name: str) -> AcceptingOrganization:
    found = AcceptingOrganization.objects.filter(name=name) | AcceptingOrganization.objects.filter(
        corporate_number=name or "-"
    )
    return _only(list(found), name, "accepting organization")


def _find_support_body(name: str) -> RegisteredSupportOrganization:
    found = RegisteredSupportOrganization.objects.filter(name=name) | (
        RegisteredSupportOrganization.objects.filter(registration_number=name)
    )
    return _only(list(found), name, "registered support organization")


def _only(found: list[T], name: str, kind: str) -> T:
    if not name:
        message = f"--organization is missing: name the {kind}."
        raise CommandError(message)
    if len(found) != 1:
        message = f"--organization: {len(found)} {kind}s are called {name!r}; give its exact name or number."
        raise CommandError(message)
    return found[0]

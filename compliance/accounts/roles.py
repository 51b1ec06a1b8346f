"""Which acts a role allows.  Which rows it reaches is ``visible_to``'s question, never this one's."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member does for the organization."""

    HR_STAFF = "hr_staff", _("HR staff")
    HR_MANAGER = "hr_manager", _("HR manager")
    SUPPORT_STAFF = "support_staff", _("support staff")
    SUPPORT_MANAGER = "support_manager", _("support manager")
    SCRIVENER = "scrivener", _("scrivener")
    AUDITOR = "auditor", _("auditor (read only)")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("system administrator")


EMPLOYER_ROLES = frozenset({Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER, Role.AUDITOR})
SUPPORT_ROLES = frozenset({Role.SUPPORT_STAFF, Role.SUPPORT_MANAGER})

_READ = {"registry.view", "reminders.view", "rulebook.view", "export.run"}
_HR_STAFF = _READ | {
    "registry.write",
    "numbers.reveal",
    "imports.run",
    "deadlines.settle",
    "reminders.acknowledge",
    "forms.make",
    "tokens.manage",
    "support.view",
    "support.draft",
    "support.agree",
    "support.record",
    "support.forms",
    "cases.view",
    "cases.write",
    "payroll.write",
}
_SUPPORT_STAFF = _READ | {
    "deadlines.settle",
    "reminders.acknowledge",
    "tokens.manage",
    "support.view",
    "support.draft",
    "support.record",
    "support.forms",
}

CAPABILITIES: dict[str, frozenset[str]] = {
    Role.HR_STAFF: frozenset(_HR_STAFF),
    Role.HR_MANAGER: frozenset(
        _HR_STAFF
        | {
            "members.manage",
            "reminders.manage",
            "audit.view",
            "organization.change",
            "support.assign",
            "cases.approve",
            "cases.override",
        }
    ),
    Role.SUPPORT_STAFF: frozenset(_SUPPORT_STAFF),
    Role.SUPPORT_MANAGER: frozenset(
        _SUPPORT_STAFF | {"members.manage", "support_organization.change", "support.assign"}
    ),
    Role.SCRIVENER: frozenset(
        _READ
        | {
            "numbers.reveal",
            "forms.make",
            "reminders.acknowledge",
            "support.view",
            "cases.view",
            "cases.write",
        }
    ),
    Role.AUDITOR: frozenset((_READ - {"export.run"}) | {"audit.view", "support.view", "cases.view"}),
    Role.SYSTEM_ADMINISTRATOR: frozenset(
        {"rulebook.view", "organizations.open", "organization.change", "members.manage", "health.view"}
    ),
}

# Acts at one's own place only: a support body never does them at its clients'.
OWN_PLACE_ONLY = frozenset({"members.manage", "support_organization.change"})

# What Django's own permission names ask for, by app: (to see, to write).  Nothing is ever deleted.
PERMISSIONS: dict[str, tuple[str, str]] = {
    "organizations": ("registry.view", "registry.write"),
    "workers": ("registry.view", "registry.write"),
    "residence": ("registry.view", "registry.write"),
    "employment": ("registry.view", "registry.write"),
    "deadlines": ("registry.view", "deadlines.settle"),
    "reminders": ("reminders.view", "reminders.manage"),
    "imports": ("imports.run", "imports.run"),
    "support_plans": ("support.view", "support.record"),
    "cases": ("cases.view", "cases.write"),
    "audit": ("audit.view", ""),
    "accounts": ("members.manage", "members.manage"),
}

"""Where an employer's page leads on to, by what the person may do there."""

from __future__ import annotations

from typing import Any

from django.urls import reverse


def links_of(user: Any, organization_id: int) -> dict[str, str]:
    """Addresses by name; an empty one is not shown."""

    def link(capability: str, name: str, *args: Any) -> str:
        may = user.can(capability, organization_id=organization_id)
        return reverse(name, args=[organization_id, *args]) if may else ""

    return {
        "reminder_wishes": link("reminders.manage", "desk:reminder-wishes"),
        "organization_facts": link("cases.view", "desk:organization-sheet", "facts"),
        "organization_declarations": link("cases.view", "desk:declarations"),
    }

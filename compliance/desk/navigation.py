"""The sidebar, in the order of an HR person's day, with counts of what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, is_valid_path, reverse
from django.utils.translation import gettext as _

from compliance.desk.counts import counts_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

_OTHER_ROOMS = {
    "imports": "/imports/",
    "rules": "/rules/",
    "forms": "/cases/forms/",
    "plans": "/plans/",
    "support": "/support/",
    "making": "/forms/bulk/",
    "copies": "/forms/filed/",
}
"""Pages of other rooms: shown where their room brings the address."""


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups of the sidebar for this person."""
    user: Any = request.user
    counts = counts_for(request)
    groups: list[tuple[str, list[dict[str, Any] | None]]] = [
        (
            "",
            [
                _item(request, _("To do now"), "admin:index", "checklist", badge=counts.today, urgent=True),
                _item(request, _("Gaps"), "desk:gaps", "rule", "registry.view", badge=counts.gaps),
                _item(
                    request,
                    _("Workers' ledger"),
                    "admin:workers_worker_changelist",
                    "groups",
                    "registry.view",
                ),
                _item(request, _("May they work?"), "desk:legality", "work_history", "registry.view"),
                _item(
                    request,
                    _("Deadlines"),
                    "admin:deadlines_deadline_changelist",
                    "event_upcoming",
                    "registry.view",
                    badge=counts.overdue,
                    urgent=True,
                ),
                _item(request, _("Cases"), "cases:list", "folder_open", "cases.view"),
                _item(request, _("Events at work"), "cases:events", "bolt", "cases.view"),
            ],
        ),
        (
            _("Master data"),
            [
                _item(
                    request,
                    _("Accepting organizations"),
                    "admin:organizations_acceptingorganization_changelist",
                    "domain",
                    "registry.view",
                    "organization.change",
                ),
                _item(
                    request, _("Sites"), "admin:organizations_site_changelist", "storefront", "registry.view"
                ),
                _item(
                    request,
                    _("Registered support organizations"),
                    "admin:organizations_registeredsupportorganization_changelist",
                    "handshake",
                    "registry.view",
                    "organization.change",
                ),
                _item(
                    request,
                    _("Support contracts"),
                    "admin:organizations_supportcontract_changelist",
                    "contract",
                    "registry.view",
                ),
            ],
        ),
        (
            _("Daily work"),
            [
                _elsewhere(
                    user, _("Support plans and duties"), "plans", "volunteer_activism", "support.view"
                ),
                _elsewhere(user, _("Support workspace"), "support", "support_agent", "support.view"),
                _elsewhere(user, _("Import"), "imports", "upload_file", "imports.run"),
                _item(request, _("Payroll"), "desk:payroll", "payments", "payroll.write"),
                _item(request, _("Annual reports"), "annual_report:list", "summarize", "cases.view"),
                _item(
                    request,
                    _("Reminder mails"),
                    "admin:reminders_reminder_changelist",
                    "forward_to_inbox",
                    "reminders.view",
                    badge=counts.failed_mails,
                ),
                _elsewhere(user, _("Rules and calculator"), "rules", "gavel", "rulebook.view"),
                _elsewhere(user, _("Forms to file"), "forms", "description", "forms.make"),
                _elsewhere(user, _("Make many forms"), "making", "library_books", "support.forms"),
                _elsewhere(user, _("Copies as filed"), "copies", "inventory_2", "registry.view"),
            ],
        ),
        (
            _("Administration"),
            [
                _item(
                    request,
                    _("Audit record"),
                    "admin:audit_auditentry_changelist",
                    "history_edu",
                    "audit.view",
                ),
                _item(
                    request, _("Members"), "admin:accounts_membership_changelist", "badge", "members.manage"
                ),
                _item(request, _("API tokens"), "admin:accounts_apitoken_changelist", "key", "tokens.manage"),
            ],
        ),
    ]
    return [group for title, items in groups if (group := _group(title, items))]


def account_links(_request: HttpRequest) -> list[dict[str, Any]]:
    """What a person may set for themself."""
    return [
        {"title": _("Language"), "link": reverse("desk:language")},
        {"title": _("Change password"), "link": reverse("admin:password_change")},
    ]


def _group(title: str, items: list[dict[str, Any] | None]) -> dict[str, Any] | None:
    shown = [item for item in items if item]
    return {"title": title, "items": shown, "separator": bool(title)} if shown else None


def _item(
    request: HttpRequest,
    title: str,
    name: str,
    icon: str,
    *capabilities: str,
    badge: int = 0,
    urgent: bool = False,
) -> dict[str, Any] | None:
    user: Any = request.user
    if capabilities and not any(user.can(capability) for capability in capabilities):
        return None
    try:
        link = reverse(name)
    except NoReverseMatch:
        return None
    item: dict[str, Any] = {"title": title, "link": link, "icon": icon}
    if badge:
        item |= {"badge": f"{badge:,}", "badge_variant": "danger" if urgent else "warning"}
    return item


def _elsewhere(user: Any, title: str, room: str, icon: str, capability: str) -> dict[str, Any] | None:
    link = _OTHER_ROOMS[room]
    if not user.can(capability) or not is_valid_path(link):
        return None
    return {"title": title, "link": link, "icon": icon}


def links_of(groups: list[dict[str, Any]]) -> Iterator[str]:
    """Every address of a sidebar."""
    for group in groups:
        yield from (item["link"] for item in group["items"])

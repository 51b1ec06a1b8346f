"""The frame of every page: where one is, who one is, and the way to everywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization
from support_plans.workspace.access import person_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LANGUAGES = (("ja", "日本語"), ("en", "English"), ("vi", "Tiếng Việt"))
OWN_LANGUAGE_NAMES = dict(LANGUAGES)


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A whole page of the workspace."""
    return render(request, template, frame(request) | (context or {}), status=status)


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the frame shows."""
    person = person_of(request)
    return {
        "today": clock.today(),
        "person": person,
        "place": place_of(request),
        "sections": sections(request),
        "languages": [
            (code, OWN_LANGUAGE_NAMES.get(code, code), code == request.LANGUAGE_CODE)
            for code, _name in settings.LANGUAGES
        ],
    }


def place_of(request: HttpRequest) -> str:
    """The body or employer the person works for; a person of several sees them all named."""
    scope = person_of(request).scope(clock.today())
    names: list[str] = []
    if scope.support_organization_ids:
        bodies = RegisteredSupportOrganization.objects.filter(pk__in=scope.support_organization_ids)
        names += bodies.values_list("name", flat=True)
    if scope.organization_ids:
        employers = AcceptingOrganization.objects.filter(pk__in=scope.organization_ids)
        names += employers.values_list("name", flat=True)
    return "・".join(names)


def sections(request: HttpRequest) -> list[dict[str, Any]]:
    """The rooms of the workspace, in the order of a day. The first five stand at the bottom of a phone."""
    match = request.resolver_match
    here = (match.url_name or "").partition("_")[0] if match else ""
    rooms = [
        ("today", _("Today"), "check-list", "support:today"),
        ("log", _("Log"), "pencil", "support:log_new"),
        ("interview", _("Interviews"), "chat", "support:interview_list"),
        ("worker", _("Supported workers"), "people", "support:worker_list"),
        ("consultation", _("Consultations"), "help", "support:consultation_list"),
        ("calendar", _("Calendar"), "calendar", "support:calendar"),
        ("client", _("Clients"), "building", "support:client_list"),
        ("body", _("Registration and staff"), "badge", "support:body"),
        ("past", _("Past records"), "archive", "support:past_list"),
    ]
    scope = person_of(request).scope(clock.today())
    if not scope.support_organization_ids:
        rooms = [room for room in rooms if room[0] != "past"]
    return [
        {"title": title, "icon": icon, "link": reverse(name), "is_here": slug == here}
        for slug, title, icon, name in rooms
    ]

"""The pages of sheets: of a worker, and of an employer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from compliance.desk.access import member_page, theirs
from compliance.desk.refusals import add_errors
from compliance.desk.sheets.organization_sheets import ORGANIZATION_SHEETS
from compliance.desk.sheets.sheet import Filled, Sheet
from compliance.desk.sheets.worker_sheets import WORKER_SHEETS, NothingToWriteOn
from compliance.organizations.models import AcceptingOrganization
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def worker_sheet(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One sheet about a worker."""
    worker = theirs(Worker.objects.all(), request.user, pk, "organization")
    sheet = _named(WORKER_SHEETS, slug)
    tabs = [
        {"title": one.title, "url": reverse("desk:sheet", args=[pk, one.slug]), "here": one is sheet}
        for one in WORKER_SHEETS.values()
        if _may(request, one, worker.organization_id)
    ]
    return _page(
        request,
        sheet,
        worker,
        worker.organization_id,
        back=reverse("desk:worker", args=[pk]),
        about=worker.name,
        tabs=tabs,
    )


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def organization_sheet(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One sheet about an employer."""
    organization = theirs(AcceptingOrganization.objects.all(), request.user, pk)
    sheet = _named(ORGANIZATION_SHEETS, slug)
    tabs = [
        {
            "title": one.title,
            "url": reverse("desk:organization-sheet", args=[pk, one.slug]),
            "here": one is sheet,
        }
        for one in ORGANIZATION_SHEETS.values()
    ]
    back = reverse("admin:organizations_acceptingorganization_change", args=[pk])
    return _page(request, sheet, organization, pk, back=back, about=organization.name, tabs=tabs)


def _named(sheets: dict[str, Sheet], slug: str) -> Sheet:
    if slug not in sheets:
        raise Http404
    return sheets[slug]


def _may(request: HttpRequest, sheet: Sheet, organization_id: int) -> bool:
    user: Any = request.user
    return bool(user.can(sheet.view_capability, organization_id=organization_id))


def _page(
    request: HttpRequest,
    sheet: Sheet,
    owner: Any,
    organization_id: int,
    *,
    back: str,
    about: str,
    tabs: list[dict[str, Any]],
) -> HttpResponse:
    user: Any = request.user
    may_write = user.can(sheet.capability, organization_id=organization_id)
    if not (may_write or _may(request, sheet, organization_id)):
        raise PermissionDenied
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    context = {
        "title": sheet.title,
        "hint": sheet.hint,
        "back": back,
        "about": about,
        "tabs": tabs,
        "may_write": may_write,
    }
    try:
        stored = sheet.load(owner, user)
    except NothingToWriteOn as nothing:
        return render(request, "desk/sheet.html", {**context, "missing": str(nothing)})
    filled = Filled(sheet, stored, request.POST if request.method == "POST" else None)
    if request.method == "POST" and _saved(sheet, filled, owner, user):
        messages.success(request, sheet.done)
        return HttpResponseRedirect(request.path)
    return render(
        request,
        "desk/sheet.html",
        {**context, "filled": filled, "form": filled.form, "sections": filled.sections()},
        status=422 if request.method == "POST" else 200,
    )


def _saved(sheet: Sheet, filled: Filled, owner: Any, user: Any) -> bool:
    if not filled.is_valid():
        return False
    try:
        sheet.save(owner, user, filled.facts, filled.row_facts)
    except ValidationError as refused:
        add_errors(filled.form, refused)
        return False
    return True

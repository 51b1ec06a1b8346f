"""Cases in the plural: list, board, export, renewal season."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.export import export_cases
from cases.models import Case
from cases.models.choices import Kind
from cases.screens import listing
from cases.screens.rows import rows
from compliance.common import clock
from compliance.desk.access import member_page, require
from compliance.desk.counts import organizations_of
from compliance.desk.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpRequest

# By name, and by number as the other ledgers' exports count them.
_FORMATS = {"csv": "csv", "xlsx": "xlsx", "0": "csv", "1": "xlsx"}


def _shared(request: HttpRequest, filters: listing.Filters) -> dict[str, Any]:
    user: Any = request.user
    organizations = organizations_of(request)
    return {
        "filters": filters,
        "on": clock.today(),
        "kind_chips": listing.kind_chips(filters),
        "procedures": listing.procedure_choices(),
        "organizations": organizations if len(organizations) > 1 else [],
        "may_write": user.can("cases.write"),
        "may_export": user.can("export.run"),
        "kinds": Kind.choices,
    }


@member_page
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """Every case there is, filtered, ordered, page by page."""
    require(request.user, "cases.view", None)
    on, filters = clock.today(), listing.Filters.of(request.GET)
    cases = Case.objects.visible_to(request.user)
    counted = listing.counts(cases, on=on)
    found = listing.filtered(cases, filters, on=on)
    known = counted["open"] if filters == listing.Filters() else None
    # The order is decided on ids alone: what a row shows is read for the page's own cases.
    page = page_of(request, found.values_list("pk", flat=True), count=known)
    shown = listing.in_order(page.object_list)
    return render(
        request,
        "cases/list.html",
        {
            **_shared(request, filters),
            "title": _("Cases"),
            "chips": listing.chips(filters, counted),
            "page": page,
            "rows": rows(shown, on=on),
            "query": filters.query()[1:] + "&" if filters.query() != "?" else "",
            "this_query": filters.query(),
            "orders": _orders(filters),
        },
    )


def _orders(filters: listing.Filters) -> dict[str, str]:
    """The address that orders by a column, turned round where it does so already."""
    return {
        "due_on": filters.query(sort="-due_on" if filters.sort == "due_on" else "due_on"),
        "planned": filters.query(sort="planned_filing_on"),
        "worker": filters.query(sort="worker"),
        "state": filters.query(sort="state"),
    }


@member_page
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Open cases by how far they are."""
    require(request.user, "cases.view", None)
    on, filters = clock.today(), listing.Filters.of(request.GET)
    columns = listing.columns(Case.objects.visible_to(request.user), filters, on=on)
    return render(
        request,
        "cases/board.html",
        {**_shared(request, filters), "title": _("Board of cases"), "columns": columns},
    )


@member_page
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """The list as a table, as it is filtered."""
    file_format = _FORMATS.get(request.POST.get("format", request.GET.get("format", "csv")))
    if file_format is None:
        raise Http404
    require(request.user, "export.run", None)
    require(request.user, "cases.view", None)
    filters = listing.Filters.of(request.GET)
    found = listing.filtered(Case.objects.visible_to(request.user), filters, on=clock.today())
    body, content_type = export_cases(found, file_format=file_format, by=request.user)
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="cases-{clock.today():%Y%m%d}.{file_format}"'
    return response

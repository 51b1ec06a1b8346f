"""Clients: the employers whose workers one supports, while the contract runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from compliance.common import clock
from compliance.organizations.models import AcceptingOrganization, Contact, Site
from support_plans.workspace import people
from support_plans.workspace.access import person_of, theirs, workspace_page
from support_plans.workspace.frame import page
from support_plans.workspace.paging import listed, ordered, query_without
from support_plans.workspace.sheets import Column, sheet

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

ORDERS: dict[str, tuple[str, ...]] = {
    "name": ("name", "pk"),
    "workers": ("worker_count", "name", "pk"),
    "open": ("open_tasks", "name", "pk"),
    "late": ("late_tasks", "name", "pk"),
}
_COLUMNS = (
    Column(gettext_lazy("Client"), lambda client: client.name),
    Column(gettext_lazy("Address"), lambda client: client.address),
    Column(gettext_lazy("Phone"), lambda client: client.phone),
    Column(gettext_lazy("Workers"), lambda client: client.worker_count),
    Column(gettext_lazy("Open tasks"), lambda client: client.open_tasks),
    Column(gettext_lazy("Overdue"), lambda client: client.late_tasks),
)


def _rows(request: HttpRequest) -> tuple[QuerySet[AcceptingOrganization], str]:
    rows = people.clients_of(person_of(request), on=clock.today(), text=request.GET.get("q", ""))
    fields, sort = ordered(request, ORDERS, "name")
    return rows.order_by(*fields), sort


@workspace_page
@require_safe
def client_list(request: HttpRequest) -> HttpResponse:
    """Clients with what is open for them."""
    rows, sort = _rows(request)
    user = person_of(request)
    context = listed(request, rows)
    contracts = people.contracts_of(user, list(context["page"]), on=clock.today())
    return page(
        request,
        "support/client_list.html",
        context
        | {
            "clients": [_line(client, contracts) for client in context["page"]],
            "q": request.GET.get("q", ""),
            "sort": sort,
            "sort_query": query_without(request, "page", "sort"),
            "filter_query": query_without(request, "page"),
            "may_export": user.can("export.run"),
        },
    )


def _line(client: AcceptingOrganization, contracts: dict[int, Any]) -> dict[str, Any]:
    return {"client": client, "contract": contracts.get(client.pk)}


@workspace_page
@require_safe
def clients_csv(request: HttpRequest) -> HttpResponse:
    """The list as CSV."""
    return _sheet(request, "csv")


@workspace_page
@require_safe
def clients_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return _sheet(request, "xlsx")


def _sheet(request: HttpRequest, file_format: str) -> HttpResponse:
    rows = _rows(request)[0]
    return sheet(
        rows, _COLUMNS, name="clients", file_format=file_format, by=person_of(request), organization_path="pk"
    )


@workspace_page
@require_safe
def client(request: HttpRequest, pk: int) -> HttpResponse:
    """One client: contract, sites, whom to call, and its workers."""
    user, on = person_of(request), clock.today()
    found = theirs(AcceptingOrganization.objects.all(), request, pk)
    workers = people.with_tasks(people.workers_of(user, on=on).filter(organization=found), on=on)
    return page(
        request,
        "support/client.html",
        listed(request, workers.select_related("site").order_by("-late_tasks", "name", "pk"))
        | {
            "client": found,
            "contract": people.contracts_of(user, [found], on=on).get(found.pk),
            "sites": list(Site.objects.visible_to(user).filter(organization=found)[:50]),
            "contacts": list(
                Contact.objects.visible_to(user).filter(organization=found).select_related("site")[:50]
            ),
        },
    )

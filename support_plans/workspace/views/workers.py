"""Workers: the list, the search of the log, and one worker's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from compliance.common import clock
from compliance.desk.wording import country
from compliance.organizations.models import AcceptingOrganization
from support_plans.models import (
    Consultation,
    RegularInterview,
    SupportFile,
    SupportLog,
    SupportPlan,
    SupportTask,
)
from support_plans.workspace import agenda, people
from support_plans.workspace.access import may_record, person_of, worker_of, workspace_page
from support_plans.workspace.frame import page
from support_plans.workspace.lines import consultation_line, interview_line, log_line, task_line
from support_plans.workspace.paging import listed, number_in, ordered, query_without
from support_plans.workspace.sheets import Column, sheet
from support_plans.workspace.wording import language_names

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from compliance.workers.models import Worker

ORDERS: dict[str, tuple[str, ...]] = {
    "name": ("name", "pk"),
    "client": ("organization__name", "name", "pk"),
    "due": ("next_due_on", "name", "pk"),
    "late": ("late_tasks", "name", "pk"),
    "interview": ("last_interview_on", "name", "pk"),
}
_COLUMNS = (
    Column(gettext_lazy("Worker"), lambda worker: worker.name),
    Column(gettext_lazy("Employee number"), lambda worker: worker.employee_number),
    Column(gettext_lazy("Client"), lambda worker: worker.organization.name),
    Column(gettext_lazy("Site"), lambda worker: worker.site.name if worker.site else ""),
    Column(gettext_lazy("Languages"), lambda worker: language_names(worker.languages)),
    Column(gettext_lazy("Open tasks"), lambda worker: worker.open_tasks),
    Column(gettext_lazy("Overdue"), lambda worker: worker.late_tasks),
    Column(gettext_lazy("Next due on"), lambda worker: worker.next_due_on),
    Column(gettext_lazy("Last interview"), lambda worker: worker.last_interview_on),
)


def _rows(request: HttpRequest) -> tuple[QuerySet[Worker], str]:
    user, on = person_of(request), clock.today()
    rows = people.workers_of(user, on=on, text=request.GET.get("q", ""), left="left" in request.GET)
    if client := number_in(request, "client"):
        rows = rows.filter(organization=client)
    fields, sort = ordered(request, ORDERS, "name")
    rows = people.with_tasks(rows, on=on).select_related("organization", "site")
    return rows.order_by(*fields), sort


@workspace_page
@require_safe
def worker_list(request: HttpRequest) -> HttpResponse:
    """Workers whom the person supports today."""
    rows, sort = _rows(request)
    user = person_of(request)
    clients = AcceptingOrganization.objects.visible_to(user).order_by("name").values_list("pk", "name")
    return page(
        request,
        "support/worker_list.html",
        listed(request, rows)
        | {
            "q": request.GET.get("q", ""),
            "client": request.GET.get("client", ""),
            "clients": [(str(pk), name) for pk, name in clients],
            "left": "left" in request.GET,
            "heads": _heads(sort),
            "sort_query": query_without(request, "page", "sort"),
            "filter_query": query_without(request, "page"),
            "may_export": user.can("export.run"),
        },
    )


def _heads(sort: str) -> list[dict[str, Any]]:
    heads = [
        ("name", _("Worker")),
        ("client", _("Client")),
        ("", _("Languages")),
        ("late", _("Tasks")),
        ("due", _("Next due on")),
        ("interview", _("Last interview")),
    ]
    return [
        {
            "title": title,
            "sort": f"-{name}" if sort == name else name,
            "direction": {name: "ascending", f"-{name}": "descending"}.get(sort, "") if name else "",
            "is_sortable": bool(name),
        }
        for name, title in heads
    ]


@workspace_page
@require_safe
def workers_csv(request: HttpRequest) -> HttpResponse:
    """The list as CSV."""
    return sheet(_rows(request)[0], _COLUMNS, name="workers", file_format="csv", by=person_of(request))


@workspace_page
@require_safe
def workers_xlsx(request: HttpRequest) -> HttpResponse:
    """The list as a workbook."""
    return sheet(_rows(request)[0], _COLUMNS, name="workers", file_format="xlsx", by=person_of(request))


SHOWN = 10
"""Records of each kind on a worker's page; the lists hold the rest."""


@workspace_page
@require_safe
def worker(request: HttpRequest, pk: int) -> HttpResponse:
    """One worker: what is owed, what was done, whom to call."""
    found = worker_of(request, pk)
    user, on = person_of(request), clock.today()
    tasks = agenda.with_names(SupportTask.objects.visible_to(user).filter(worker=found))
    tasks = agenda.next_of_worker(tasks.exclude(state=SupportTask.State.WITHDRAWN))
    logs = SupportLog.objects.visible_to(user).current().filter(worker=found)
    interviews = RegularInterview.objects.visible_to(user).current().filter(worker=found)
    consultations = Consultation.objects.visible_to(user).filter(worker=found)
    files = SupportFile.objects.visible_to(user).filter(worker=found, voided_at__isnull=True)
    plans = SupportPlan.objects.visible_to(user).filter(worker=found).in_use()
    return page(
        request,
        "support/worker.html",
        {
            "worker": found,
            "languages_of_worker": language_names(found.languages),
            "country": country(found.nationality),
            "may_record": may_record(request, found),
            "may_draft": user.can("support.draft", organization_id=found.organization_id),
            "tasks": [task_line(task, on=on) for task in tasks[:40]],
            "logs": [log_line(log) for log in logs[:SHOWN]],
            "interviews": [interview_line(one) for one in interviews[:SHOWN]],
            "consultations": [consultation_line(one) for one in consultations[:SHOWN]],
            "files": list(files[:SHOWN]),
            "plans": list(plans.select_related("manager", "office").order_by("-version")[:3]),
        },
    )

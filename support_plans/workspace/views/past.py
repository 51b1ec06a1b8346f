"""Past records: what one's body recorded itself for workers it no longer supports. Read only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.views.decorators.http import require_safe

from support_plans.models import Consultation, RegularInterview, SupportFile, SupportLog
from support_plans.workspace.access import person_of, workspace_page
from support_plans.workspace.frame import page
from support_plans.workspace.lines import consultation_line, interview_line, log_line
from support_plans.workspace.paging import listed
from support_plans.workspace.views.consultations import consultation_page
from support_plans.workspace.views.interviews import interview_page
from support_plans.workspace.views.logs import log_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_RELATED = ("worker__organization", "recorded_by")


def _kept(request: HttpRequest) -> dict[str, Any]:
    person = person_of(request)
    return {
        "logs": SupportLog.objects.kept_records_of(person).current().order_by("-performed_on", "-pk"),
        "interviews": RegularInterview.objects.kept_records_of(person).current().order_by("-pk"),
        "consultations": Consultation.objects.kept_records_of(person),
        "files": SupportFile.objects.kept_records_of(person).filter(voided_at__isnull=True),
    }


@workspace_page
@require_safe
def past_list(request: HttpRequest) -> HttpResponse:
    """The archive, kind by kind. Nothing else about these workers is here or anywhere."""
    kept = _kept(request)
    kind = request.GET.get("kind", "logs")
    kind = kind if kind in kept else "logs"
    context = listed(request, kept[kind].select_related("worker"))
    lines: list[Any] = list(context["page"])
    if kind == "logs":
        lines = [log_line(row) for row in lines]
    elif kind == "interviews":
        lines = [interview_line(row) for row in lines]
    elif kind == "consultations":
        lines = [consultation_line(row) for row in lines]
    return page(
        request,
        "support/past_list.html",
        context
        | {"kind": kind, "lines": lines, "counts": {name: rows.count() for name, rows in kept.items()}},
    )


@workspace_page
@require_safe
def past_log(request: HttpRequest, pk: int) -> HttpResponse:
    """One session of the archive."""
    rows = SupportLog.objects.kept_records_of(person_of(request))
    return log_page(request, _one(rows, pk, "task"), is_past=True)


@workspace_page
@require_safe
def past_interview(request: HttpRequest, pk: int) -> HttpResponse:
    """One interview of the archive."""
    rows = RegularInterview.objects.kept_records_of(person_of(request))
    return interview_page(request, _one(rows, pk), is_past=True)


@workspace_page
@require_safe
def past_consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """One matter of the archive."""
    rows = Consultation.objects.kept_records_of(person_of(request))
    return consultation_page(request, _one(rows, pk, "handled_by"), is_past=True)


def _one(rows: Any, pk: int, *related: str) -> Any:
    found = rows.select_related(*_RELATED, *related).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found

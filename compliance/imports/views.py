"""Pages of imports: upload, columns, preview, confirm.  They work without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from compliance.imports import services
from compliance.imports.error_workbook import error_workbook
from compliance.imports.forms import ColumnsForm, UploadForm
from compliance.imports.models import ImportBatch, ImportRow
from compliance.imports.problems import UnreadableFile
from compliance.imports.querysets import importing_organization_ids
from compliance.imports.targets import LABELS

if TYPE_CHECKING:
    from django.http import HttpRequest

    from compliance.accounts.models import User

View = Callable[..., HttpResponse]
ROWS_A_PAGE = 50
SECONDS_BETWEEN_LOOKS = "2"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def importers_only(view: View) -> View:
    """For those who may import somewhere; to all others there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not importing_organization_ids(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(guarded)


def _batch(request: HttpRequest, pk: int) -> ImportBatch:
    return get_object_or_404(ImportBatch.objects.run_by(request.user).select_related("organization"), pk=pk)


def _person(request: HttpRequest) -> User:
    return cast("User", request.user)


@importers_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Upload a ledger; earlier imports beneath."""
    person = _person(request)
    form = UploadForm(request.POST or None, request.FILES or None, user=person)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = services.upload_ledger(
                organization=form.cleaned_data["organization"],
                content=file.read(),
                file_name=file.name,
                by=person,
            )
        except UnreadableFile as problem:
            form.add_error("file", str(problem))
        else:
            return redirect("imports:columns", batch.pk)
    found = ImportBatch.objects.run_by(person).select_related("organization", "uploaded_by")
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    status = 400 if request.method == "POST" else 200
    return render(request, "imports/index.html", {"form": form, "page": page}, status=status)


@importers_only
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """What each column means: as the headings suggest, until somebody says otherwise."""
    batch = _batch(request, pk)
    if not batch.is_open:
        return redirect("imports:detail", pk)
    form = ColumnsForm(request.POST or None, batch=batch)
    if request.method == "POST" and form.is_valid():
        try:
            if form.other_sheet:
                services.preview_import(
                    batch=batch, columns=None, by=_person(request), sheet=form.other_sheet
                )
                return redirect("imports:columns", pk)
            services.preview_import(batch=batch, columns=form.columns, by=_person(request))
        except (UnreadableFile, services.NotAwaited) as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("imports:detail", pk)
    first = batch.rows.order_by("row").first()
    meanings = {column: target for target, column in batch.mapping["columns"].items()}
    values = first.values if first else {}
    fields = [
        (form[f"column_{column}"], values.get(meanings.get(column, ""), ""))
        for column in range(len(form.titles))
    ]
    sheet = form["sheet"] if "sheet" in form.fields else None
    return render(
        request, "imports/columns.html", {"batch": batch, "form": form, "fields": fields, "sheet": sheet}
    )


@importers_only
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview, or the result."""
    batch = _batch(request, pk)
    if batch.state == ImportBatch.State.UPLOADED:
        return redirect("imports:columns", pk)
    status = request.GET.get("status", "")
    rows = batch.rows.order_by("row")
    if status in ImportRow.Status.values:
        rows = rows.filter(status=status)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": batch,
        "page": page,
        "rows": [_shown(row) for row in page],
        "status": status,
        "counts": [(code, label, batch.summary.get(code, 0)) for code, label in ImportRow.Status.choices],
        "progress": services.progress_of(batch),
        "is_running": batch.state == ImportBatch.State.CONFIRMING,
        "is_written": batch.state == ImportBatch.State.CONFIRMED,
        "is_stale": batch.state == ImportBatch.State.STALE,
        "would_write": batch.summary.get("new", 0) + batch.summary.get("changed", 0),
    }
    answer = render(request, "imports/detail.html", context)
    if context["is_running"]:
        answer["Refresh"] = SECONDS_BETWEEN_LOOKS
    return answer


def _shown(row: ImportRow) -> dict[str, Any]:
    values = row.values
    return {
        "row": row.row,
        "status": row.status,
        "label": row.get_status_display(),
        "name": values.get("name", ""),
        "card": values.get("residence_card_number", ""),
        "expires_on": values.get("expires_on", ""),
        "field": values.get("field", ""),
        "errors": [(LABELS.get(error["field"], error["field"]), error["message"]) for error in row.errors],
        "changes": [(LABELS.get(one["field"], one["field"]), one["old"], one["new"]) for one in row.changes],
    }


@importers_only
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what was previewed; a preview that is not the one on the page is not confirmed."""
    batch = _batch(request, pk)
    if request.POST.get("fingerprint", "") != batch.fingerprint:
        messages.warning(
            request, _("The preview was made anew in the meantime. Look at it and confirm again.")
        )
        return redirect("imports:detail", pk)
    try:
        services.begin_import(batch=batch, by=_person(request))
    except services.NotAwaited as problem:
        messages.error(request, str(problem))
    return redirect("imports:detail", pk)


@importers_only
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget the upload."""
    batch = _batch(request, pk)
    try:
        services.discard_import(batch=batch, by=_person(request))
    except services.NotAwaited as problem:
        messages.error(request, str(problem))
        return redirect("imports:detail", pk)
    messages.success(request, _("The import was discarded; its file is deleted."))
    return redirect("imports:index")


@importers_only
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a running import is, for the page to ask."""
    batch = _batch(request, pk)
    return JsonResponse({"state": batch.state, "progress": services.progress_of(batch)})


@importers_only
@require_safe
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows with errors, as a workbook."""
    batch = _batch(request, pk)
    answer = HttpResponse(error_workbook(batch), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="import-{batch.pk}-errors.xlsx"'
    answer["Cache-Control"] = "no-store"
    return answer

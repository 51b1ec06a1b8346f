"""The grid of a month: shown, entered, exported."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from compliance.desk.access import member_page
from compliance.desk.paging import page_of
from compliance.desk.payroll.forms import ChoiceForm, RowForm, payroll_organizations
from compliance.desk.payroll.words import warnings_of
from compliance.desk.refusals import add_errors
from compliance.desk.table_export import FORMATS, note_export, table
from compliance.employment.models import EmploymentContract, PayrollRecord
from compliance.employment.payroll_services import FACTS, enter_payroll
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import HttpRequest, HttpResponse


@dataclass(slots=True)
class Row:
    """One worker's line: the cells, and what is said of them."""

    worker: Worker
    stored: PayrollRecord | None
    form: RowForm
    warnings: list[str]


@member_page
@never_cache
@require_http_methods(["GET", "POST"])
def payroll(request: HttpRequest) -> HttpResponse:
    """The months of a site's workers; what was typed stays, and one bad row stops no other."""
    user: Any = request.user
    if not payroll_organizations(user):
        raise PermissionDenied
    choice = ChoiceForm(user, request.GET)
    if not choice.is_valid():
        return render(
            request, "desk/payroll/grid.html", {"title": _("Payroll"), "choice": choice}, status=422
        )
    month: date = choice.cleaned_data["month"]
    workers = _workers(user, choice, month)
    if request.method == "GET" and request.GET.get("format") in FORMATS:
        return _export(request, workers, month)
    page = page_of(request, workers)
    rows = _rows(user, page, month, request.POST if request.method == "POST" else None)
    saved, refused = 0, 0
    if request.method == "POST":
        saved, refused = _save(rows, user, month)
        if saved:
            messages.success(
                request,
                ngettext("%(count)s row is saved.", "%(count)s rows are saved.", saved) % {"count": saved},
            )
        if not refused:
            return HttpResponseRedirect(request.get_full_path())
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "desk/payroll/grid.html",
        {
            "title": _("Payroll"),
            "choice": choice,
            "month": month,
            "rows": rows,
            "headings": [PayrollRecord._meta.get_field(name).verbose_name for name in FACTS],  # type: ignore[union-attr]
            "refused": refused,
            "missing": sum(1 for row in rows if row.stored is None),
            "page": page,
            "query": f"{query.urlencode()}&" if query else "",
        },
        status=422 if refused else 200,
    )


def _workers(user: Any, choice: ChoiceForm, month: date) -> Any:
    """Everybody employed on a day of the month."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    asked = choice.cleaned_data
    employed = EmploymentContract.objects.visible_to(user).overlapping(month, last)
    entered = Q(payroll__year=month.year, payroll__month=month.month)
    rows = Worker.objects.visible_to(user).filter(organization=asked["organization"])
    rows = rows.filter(Q(pk__in=employed.values("worker")) | entered)
    if asked["site"]:
        rows = rows.filter(site=asked["site"])
    return rows.distinct().order_by("employee_number", "name", "pk")


def _rows(user: Any, workers: Iterable[Worker], month: date, data: Any) -> list[Row]:
    listed = list(workers)
    stored = {
        row.worker_id: row
        for row in PayrollRecord.objects.visible_to(user)
        .of_month(month.year, month.month)
        .filter(worker__in=listed)
    }
    return [_row(worker, stored.get(worker.pk), data) for worker in listed]


def _row(worker: Worker, stored: PayrollRecord | None, data: Any) -> Row:
    initial = {name: getattr(stored, name) for name in FACTS} if stored else {}
    form = RowForm(data, initial=initial, prefix=f"w{worker.pk}", auto_id=False)
    form.empty_permitted = stored is None
    form.use_required_attribute = False
    return Row(worker, stored, form, warnings_of(stored) if stored else [])


def _save(rows: list[Row], user: Any, month: date) -> tuple[int, int]:
    """How many rows were saved, and how many were refused."""
    saved = refused = 0
    for row in rows:
        if not any(f"{row.form.prefix}-{name}" in row.form.data for name in FACTS):
            continue
        if not row.form.has_changed():
            continue
        if not row.form.is_valid():
            refused += 1
            continue
        try:
            row.stored = enter_payroll(
                worker=row.worker, year=month.year, month=month.month, by=user, **row.form.cleaned_data
            )
        except ValidationError as problem:
            add_errors(row.form, problem)
            refused += 1
            continue
        row.warnings = warnings_of(row.stored)
        saved += 1
    return saved, refused


def _export(request: HttpRequest, workers: Any, month: date) -> HttpResponse:
    """The month as a file that can be filled in and imported again."""
    user: Any = request.user
    file_format = str(request.GET["format"])
    listed = list(workers)
    rows = _rows(user, listed, month, None)
    headings = [
        _("employee number"),
        _("name"),
        _("month"),
        *(PayrollRecord._meta.get_field(name).verbose_name for name in FACTS),  # type: ignore[union-attr]
    ]
    note_export(
        kind="employment.payrollrecord",
        label=f"{_('Payroll')} {month:%Y-%m}",
        organization_ids=[worker.organization_id for worker in listed],
        file_format=file_format,
        by=user,
    )
    lines = (
        [
            row.worker.employee_number,
            row.worker.name,
            f"{month:%Y-%m}",
            *(_cell(row.stored, name) for name in FACTS),
        ]
        for row in rows
    )
    return table(f"payroll-{month:%Y-%m}", headings, lines, file_format)


def _cell(stored: PayrollRecord | None, name: str) -> Any:
    if stored is None:
        return ""
    if name == "method":
        return stored.get_method_display() if stored.method else ""
    value = getattr(stored, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value

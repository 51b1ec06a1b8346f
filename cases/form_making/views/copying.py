"""The copy sheet for the online application system, and the bulk file of an extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.form_making.access import form_and_row, may_reveal
from cases.form_making.listing import gaps
from cases.form_making.online import NotEncodableError, bulk_csv, copy_lines, online_format
from cases.form_making.printing import numbers_in
from cases.form_making.services.printing import note_printing
from cases.form_making.views.single import order_from
from compliance.desk.access import member_page

if TYPE_CHECKING:
    from django.http import HttpRequest

APPLICATIONS = ("change_of_status", "extension_of_stay_v", "certificate_of_eligibility")
BULK = "extension_of_stay_v"


@member_page
@never_cache
@require_safe
def copy_sheet(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Every value with its label, in the system's format; numbers in full are asked for and recorded."""
    order, filled = _asked(request, slug, pk)
    person: Any = request.user
    in_full = "numbers" in request.GET
    if in_full:
        if not may_reveal(person, order):
            raise PermissionDenied
        note_printing(order=order, filled=filled, by=person, in_full=True, pages=0)
    context = {
        "order": order,
        "label": order.label,
        "edition": filled.edition,
        "lines": list(copy_lines(filled, filed_on=order.filed_on, in_full=in_full)),
        "missing": gaps(filled, order.subject.links_of(order.row)),
        "is_masked": not in_full and bool(numbers_in(filled)),
        "may_reveal": may_reveal(person, order),
        "has_bulk": slug == BULK,
        "sheets_unknown": online_format(filed_on=order.filed_on)["bulk"]["sheets_unknown"],
    }
    return render(request, "form_making/copy_sheet.html", context)


@member_page
@never_cache
@require_safe
def bulk_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The first sheet of the bulk file as CSV, with numbers in full: a reveal, so it is recorded."""
    if slug != BULK:
        raise Http404
    order, filled = _asked(request, slug, pk)
    person: Any = request.user
    if not may_reveal(person, order):
        raise PermissionDenied
    try:
        content = bulk_csv(filled, filed_on=order.filed_on)
    except NotEncodableError as error:
        message = _("The file of the online system cannot hold these characters: %(what)s") % {"what": error}
        return HttpResponse(message, status=422, content_type="text/plain; charset=utf-8")
    note_printing(order=order, filled=filled, by=person, in_full=True, pages=0)
    response = HttpResponse(content, content_type="text/csv; charset=Shift_JIS")
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}-{pk}.csv"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _asked(request: HttpRequest, slug: str, pk: int) -> tuple[Any, Any]:
    form, row = form_and_row(request.user, slug, pk)
    if slug not in APPLICATIONS:
        raise Http404
    order = order_from(request, form, row)
    return order, order.fill(request.user)  # type: ignore[arg-type]

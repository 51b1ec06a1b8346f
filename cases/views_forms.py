"""Which official forms there are, and how sure their layout is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cases.screens.form_list import CHECKED, FormFilters, form_rows
from compliance.common import clock
from compliance.desk.paging import page_of
from compliance.desk.table_export import FORMATS, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

    from cases.screens.form_list import FormRow

_COLUMNS: Final = ("title", "number", "from")


@login_required
@require_GET
def official_forms(request: HttpRequest) -> HttpResponse:
    """Every official form that can be made: page by page, or as a file."""
    filters = FormFilters.of(request.GET)
    rows = form_rows(filters, on=clock.today(), language=request.LANGUAGE_CODE)
    file_format = request.GET.get("format", "")
    if file_format in FORMATS:
        return table("official-forms", _headings(), _lines(rows), file_format)
    query = filters.query()
    return render(
        request,
        "cases/forms.html",
        {
            "filters": filters,
            "page": page_of(request, rows),
            "query": f"{query}&" if query else "",
            "orders": {name: filters.turned(name) for name in _COLUMNS},
            "checked": [(code, _checked_words(is_verified=code == "yes")) for code in CHECKED],
        },
    )


def _checked_words(*, is_verified: bool) -> str:
    if is_verified:
        return _("verified against the official file")
    return _("not verified against the official file")


def _headings() -> list[Any]:
    return [_("Form"), _("Number"), _("Edition"), _("In force from"), _("Sheets"), _("Layout"), _("Source")]


def _lines(rows: list[FormRow]) -> Iterator[list[Any]]:
    for row in rows:
        edition = row.edition
        yield [
            row.subtitle or row.title,
            edition.number,
            edition.name,
            edition.effective_from,
            [sheet.ja for sheet in edition.sheets_made],
            _checked_words(is_verified=edition.is_verified),
            row.source,
        ]

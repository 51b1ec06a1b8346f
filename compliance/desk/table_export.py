"""A table as a file: CSV that spreadsheets read as Japanese, or a workbook; on the record."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponse
from openpyxl import Workbook

from compliance.audit.services import audited, record
from compliance.desk.admin.export import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMATS: Final = ("csv", "xlsx")
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table(
    name: str, headings: Sequence[Any], rows: Iterable[Sequence[Any]], file_format: str
) -> HttpResponse:
    """The file to download."""
    content = _workbook(headings, rows) if file_format == "xlsx" else _text(headings, rows)
    kind = _WORKBOOK if file_format == "xlsx" else "text/csv; charset=utf-8"
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _text(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([str(heading) for heading in headings])
    writer.writerows([_plain(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _workbook(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([str(heading) for heading in headings])
    for row in rows:
        sheet.append([_plain(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return harmless(" / ".join(map(str, value)))
    if isinstance(value, Decimal | date | datetime | int | float) and not isinstance(value, bool):
        return value
    return harmless(value)


@audited
def note_export(*, kind: str, label: str, organization_ids: Iterable[int], file_format: str, by: Any) -> None:
    """Who took which rows of which employer."""
    for organization_id, count in sorted(Counter(organization_ids).items()):
        record(
            by=by,
            verb="ledger.exported",
            target=f"{kind}:",
            organization_id=organization_id,
            label=label,
            details={"rows": count, "format": file_format},
        )

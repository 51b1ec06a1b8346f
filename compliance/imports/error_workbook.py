"""The rows that stayed out, as a workbook to correct them by; numbers masked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

if TYPE_CHECKING:
    from compliance.imports.models import ImportBatch

WIDTH = 18
ERRORS_WIDTH = 70


def error_workbook(batch: ImportBatch) -> bytes:
    """The bad rows with their number in the ledger, and what to do about each."""
    mapping = batch.mapping
    columns = sorted(mapping["columns"].items(), key=lambda item: item[1])
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_("Rows with errors"))
    sheet.freeze_panes = "B2"
    for number in range(1, len(columns) + 2):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].width = WIDTH
    sheet.column_dimensions[openpyxl.utils.get_column_letter(len(columns) + 2)].width = ERRORS_WIDTH
    titles = [mapping["titles"][column] for _target, column in columns]
    sheet.append([_text(sheet, title, bold=True) for title in (_("row"), *titles, _("errors"))])
    for row in batch.rows.filter(status="error").order_by("row").iterator():
        values = [row.values.get(target, "") for target, _column in columns]
        errors = "\n".join(error["message"] for error in row.errors)
        sheet.append([row.row, *(_text(sheet, value) for value in values), _text(sheet, errors)])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _text(sheet: Any, value: str, *, bold: bool = False) -> Any:
    """A cell that stays a text, also when it begins like a formula."""
    cell = WriteOnlyCell(sheet, value=str(value))
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell

"""CSV as Excel and other programs write it: UTF-8 or CP932, commas, tabs or semicolons."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from compliance.imports.problems import UnreadableFile
from compliance.imports.reading.ledger import Broken, Ledger, Sheet
from compliance.imports.reading.places import ERRORS, place_of, too_many_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.imports.reading.ledger import Cell, Limits, Row

_DELIMITERS: Final = ",\t;"
_LOOKED_AT: Final = 20
SHEET: Final = "CSV"


def read_delimited(content: bytes, *, limits: Limits) -> Ledger:
    """The one sheet of a CSV file."""
    text = _decode(content)
    delimiter = _delimiter(text)
    return Ledger(sheets=(Sheet(name=SHEET, rows=lambda: _rows(text, delimiter, limits)),))


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in content:
        encodings = ()
    else:
        encodings = ("utf-8-sig", "cp932")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(
        _(
            "This is neither an Excel workbook (.xlsx) nor a text in UTF-8 or Shift_JIS. "
            "Save the ledger as an Excel workbook or as CSV."
        )
    )


def _delimiter(text: str) -> str:
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda mark: max((line.count(mark) for line in lines), default=0))


def _rows(text: str, delimiter: str, limits: Limits) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    count = 0
    number = 0
    try:
        for number, written in enumerate(reader, start=1):
            cells = tuple(
                _cell(value, number, column) for column, value in enumerate(written[: limits.columns])
            )
            if all(cell is None for cell in cells):
                continue
            count += 1
            if count > limits.rows:
                raise UnreadableFile(too_many_rows(limits))
            yield number, cells
    except csv.Error as error:
        raise UnreadableFile(
            _("The CSV file cannot be read after row %(row)s: a quotation mark may be missing.")
            % {"row": number}
        ) from error


def _cell(value: str, row: int, column: int) -> Cell:
    """Everything is text here, a leading = too: CSV has no formulas."""
    text = value.strip()
    if not text:
        return None
    return Broken("error", text, place_of(row, column)) if text in ERRORS else text

"""Excel workbooks: measured as a stream before anything of them is held in memory, then read row by row."""

from __future__ import annotations

import io
import re
import warnings
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from compliance.imports.problems import UnreadableFile
from compliance.imports.reading.ledger import Broken, Ledger, Sheet
from compliance.imports.reading.places import ERRORS, password_protected, place_of, too_many_rows

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from compliance.imports.reading.ledger import Cell, Limits, Row

_CHUNK: Final = 1024 * 1024
_SHEET: Final = re.compile(r"^/?xl/worksheets/[^/]+\.xml$")
_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s>/]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|is)>")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
_LONGEST_TAG: Final = 64
_BEGINNING: Final = 4096
# Day 0 of the one calendar, counted in the other.
DAYS_TO_1904: Final = 1462


def read_workbook(content: bytes, archive: zipfile.ZipFile, *, limits: Limits) -> Ledger:
    """The visible sheets of a workbook."""
    with _damage_reported():
        has_formulas = _measure(archive, limits)
        values = _load(content, data_only=True)
        formulas = _load(content, data_only=False) if has_formulas else None
        worksheets = [sheet for sheet in values.worksheets if hasattr(sheet, "iter_rows")]
        shown = [sheet for sheet in worksheets if sheet.sheet_state == "visible"] or worksheets
        sheets = tuple(
            Sheet(
                name=str(sheet.title), rows=_reader(sheet, formulas, limits), days_before=_days_before(values)
            )
            for sheet in shown
        )
    if not sheets:
        raise UnreadableFile(_("The workbook has no sheet with rows."))
    return Ledger(sheets=sheets)


def _days_before(workbook: Any) -> int:
    """A workbook of the old Macintosh counts its days from 1904."""
    return DAYS_TO_1904 if workbook.epoch == CALENDAR_MAC_1904 else 0


@contextmanager
def _damage_reported() -> Iterator[None]:
    """Whatever a broken workbook makes the reader stumble over is one and the same to its owner."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (UnreadableFile, GeneratorExit):
        raise
    except Exception as error:
        raise UnreadableFile(
            _("The file is damaged and cannot be read. Open it in Excel and save it again.")
        ) from error


def _load(content: bytes, *, data_only: bool) -> Any:
    with warnings.catch_warnings():
        # Extensions it does not know, such as drop-down lists, are of no interest here.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False
        )


def _measure(archive: zipfile.ZipFile, limits: Limits) -> bool:
    """Refuse what would not fit, by reading it once and keeping nothing; whether there are formulas."""
    has_formulas = False
    unpacked = 0
    for part in archive.infolist():
        if part.flag_bits & 0x1:
            raise UnreadableFile(password_protected())
        if _SHEET.match(part.filename):
            has_formulas |= _measure_sheet(archive, part, limits)
            unpacked += part.file_size
        elif part.filename.endswith((".xml", ".rels")):
            _measure_part(archive, part, limits)
        if unpacked > limits.unpacked_bytes:
            raise UnreadableFile(_unpacks_too_far())
    return has_formulas


def _measure_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> None:
    if part.file_size > limits.part_bytes:
        raise UnreadableFile(_unpacks_too_far())
    with archive.open(part) as stream:
        _refuse_entities(stream.read(_BEGINNING))


def _refuse_entities(beginning: bytes) -> None:
    """No workbook declares entities; one that does means to unfold in memory."""
    if b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning:
        raise UnreadableFile(_unpacks_too_far())


def _unpacks_too_far() -> str:
    return _("The workbook unpacks to more than a ledger holds. Copy the rows into a new workbook.")


def _measure_sheet(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits) -> bool:
    rows = read = 0
    has_formulas = False
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not read:
                _refuse_entities(chunk[:_BEGINNING])
            read += len(chunk)
            if read > limits.unpacked_bytes:
                raise UnreadableFile(_unpacks_too_far())
            text = tail + chunk
            has_formulas = has_formulas or bool(_FORMULA.search(text))
            pieces = _ROW.split(text)
            # The last piece may go on in the next chunk, and a tag may be cut in two.
            rows += sum(1 for piece in pieces[1:-1] if _VALUE.search(piece))
            tail = _carried(text, pieces)
            if rows > limits.rows:
                raise UnreadableFile(too_many_rows(limits))
    return has_formulas


def _carried(text: bytes, pieces: list[bytes]) -> bytes:
    if len(pieces) == 1:
        return text[-_LONGEST_TAG:]
    last = b"<row " + pieces[-1]
    return last if len(last) < _CHUNK else last[:_CHUNK]


def _reader(sheet: Any, formulas: Any, limits: Limits) -> Any:
    twin = formulas[sheet.title] if formulas is not None else None

    def rows() -> Iterator[Row]:
        with _damage_reported():
            yield from _rows(sheet, twin, limits)

    return rows


def _rows(sheet: Any, twin: Any, limits: Limits) -> Iterator[Row]:
    # What the file claims about its size is not to be believed.
    for one in filter(None, (sheet, twin)):
        one.reset_dimensions()
    written = _formulas_of(twin)
    count = 0
    for number, cells in enumerate(sheet.iter_rows(min_row=1, min_col=1), start=1):
        sources = next(written, ()) if twin is not None else ()
        values = tuple(
            _value(cell, sources[column] if column < len(sources) else None, number, column)
            for column, cell in enumerate(cells[: limits.columns])
        )
        if all(value is None for value in values):
            continue
        count += 1
        if count > limits.rows:
            raise UnreadableFile(too_many_rows(limits))
        yield number, values


def _formulas_of(twin: Any) -> Iterator[tuple[Any, ...]]:
    if twin is not None:
        yield from twin.iter_rows(min_row=1, min_col=1, max_col=None, values_only=True)


def _value(cell: Any, source: Any, row: int, column: int) -> Cell:
    value = cell.value
    if value is None:
        # A formula whose result is an empty text has been calculated; one without any result has not.
        if source is not None and getattr(cell, "data_type", "n") != "str":
            return Broken("formula", str(getattr(source, "text", source)), place_of(row, column))
        return None
    if isinstance(value, str):
        text = value.strip()
        if text in ERRORS:
            return Broken("error", text, place_of(row, column))
        return text or None
    if isinstance(value, datetime):
        return value.date()
    return value  # type: ignore[no-any-return]

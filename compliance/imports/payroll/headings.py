"""Which row of a payroll file holds the headings, and which column is which figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml
from django.utils.translation import gettext as _

from compliance.common.text import normalise
from compliance.imports.problems import UnreadableFile
from compliance.imports.values import text_of
from compliance.imports.vocabulary import word_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.imports.reading import Ledger, Row, Sheet

ROWS_LOOKED_AT: Final = 60
WHO: Final = frozenset({"employee_number", "name"})
NEEDED: Final = ("working_days", "regular_hours", "gross")
_FILE: Final = Path(__file__).resolve().parent.parent / "data" / "payroll_headings.yaml"


@dataclass(frozen=True, slots=True)
class PayrollHeadings:
    """The heading row of the sheet that is read."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    unread: tuple[str, ...]
    """Headings that mean nothing to us."""


@cache
def _targets() -> dict[str, str]:
    named = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {word_key(normalise(name)): target for target, names in named.items() for name in names}


def find_headings(ledger: Ledger) -> PayrollHeadings:
    """The sheet and row with the most headings of payroll."""
    found = [headings for sheet in ledger.sheets if (headings := _in_sheet(sheet)) is not None]
    if not found:
        raise UnreadableFile(
            _(
                "No heading row of payroll was found. The sheet needs the employee number or the name, "
                "the days worked, the regular hours and the regular cash pay."
            )
        )
    return max(found, key=lambda headings: len(headings.columns))


def _in_sheet(sheet: Sheet) -> PayrollHeadings | None:
    best: PayrollHeadings | None = None
    for count, row in enumerate(sheet.rows()):
        if count == ROWS_LOOKED_AT:
            break
        read = _in_row(sheet, row)
        enough = bool(WHO & read.columns.keys()) and "gross" in read.columns
        if enough and (best is None or len(read.columns) > len(best.columns)):
            best = read
    return best


def _in_row(sheet: Sheet, row: Row) -> PayrollHeadings:
    number, cells = row
    columns: dict[str, int] = {}
    unread: list[str] = []
    for column, cell in enumerate(cells):
        if not isinstance(cell, str) or not cell.strip():
            continue
        title = normalise(text_of(cell))
        target = _targets().get(word_key(title)) or _targets().get(word_key(title.partition("(")[0]))
        if target is None or target in columns:
            unread.append(title)
        else:
            columns[target] = column
    return PayrollHeadings(sheet, number, columns, tuple(unread))

"""Which rows of a sheet are people: no totals, no remarks, no headings printed again on the next page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.imports.problems import quoted
from compliance.imports.targets import IDENTITY, PERSONAL
from compliance.imports.values import text_of
from compliance.imports.vocabulary import is_remark, means_ditto, means_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compliance.imports.headings import Headings
    from compliance.imports.reading import Cell

FIRST_CELLS: Final = 3
FEWEST_CELLS: Final = 2
FEWEST_REPEATED: Final = 3
LONGEST_DITTO: Final = 6
_NEVER: Final = PERSONAL | IDENTITY


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One person's cells, by the column they stand for."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that speaks of no person, and how it begins."""

    number: int
    text: str


def rows_of_people(headings: Headings, columns: Mapping[str, int]) -> Iterator[WrittenRow | SkippedRow]:
    """The rows beneath the headings."""
    above: dict[str, Cell] = {}
    for number, cells in headings.sheet.rows():
        if number <= headings.last_row:
            continue
        texts = [cell for cell in cells if isinstance(cell, str | int | float)]
        mapped = {
            target: cells[column]
            for target, column in columns.items()
            if column < len(cells) and cells[column] is not None
        }
        if _is_no_person(texts, mapped, headings):
            yield SkippedRow(number, quoted(" ".join(map(text_of, texts))))
            continue
        above = {target: _repeated(target, cell, above) for target, cell in mapped.items()}
        yield WrittenRow(number, above)


def _repeated(target: str, cell: Cell, above: Mapping[str, Cell]) -> Cell:
    """同上 stands for the cell above, but never for who somebody is."""
    if isinstance(cell, str) and len(cell) <= LONGEST_DITTO and target not in _NEVER and means_ditto(cell):
        return above.get(target, cell)
    return cell


def _is_no_person(texts: Sequence[Cell], mapped: Mapping[str, Cell], headings: Headings) -> bool:
    if not mapped:
        return True
    if any(means_total(text_of(text)) for text in texts[:FIRST_CELLS]):
        return True
    if len(mapped) >= FEWEST_REPEATED and {text_of(text) for text in texts} <= set(headings.titles):
        return True
    if len(mapped) < FEWEST_CELLS:
        return not PERSONAL & mapped.keys() or (bool(texts) and is_remark(text_of(texts[0])))
    return False

"""Which row of a sheet holds the headings, and which column means what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from compliance.common.text import normalise
from compliance.imports.problems import UnreadableFile, quoted
from compliance.imports.targets import IDENTITY
from compliance.imports.values import text_of
from compliance.imports.vocabulary import (
    heading_ranks,
    heading_targets,
    headings_after,
    headings_of_others,
    word_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compliance.imports.reading import Cell, Ledger, Row, Sheet

ROWS_LOOKED_AT: Final = 60
FEWEST_HEADINGS: Final = 2
SHORTEST_ENDING: Final = 4
_BRACKET: Final = 500
_LOOSE: Final = 1_000
_SECOND_ROW: Final = 0.5


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row of one sheet."""

    sheet: Sheet
    first_row: int
    last_row: int
    """The same as the first, or the row beneath where a heading is spread over two."""
    titles: tuple[str, ...]
    targets: tuple[str | None, ...]
    """By column: what it means, ``None`` where it is not read."""
    other_sheets: tuple[str, ...] = ()
    """Sheets that hold people too and are not read."""

    @property
    def columns(self) -> dict[str, int]:
        return {target: column for column, target in enumerate(self.targets) if target}


def find_headings(ledger: Ledger, *, sheet_name: str = "") -> Headings:
    """The sheet with the best heading row, or the one asked for."""
    if sheet_name and not any(sheet.name == sheet_name for sheet in ledger.sheets):
        raise UnreadableFile(_("There is no sheet named “%(name)s”.") % {"name": quoted(sheet_name)})
    found = [headings for sheet in ledger.sheets if (headings := _headings_in(sheet)) is not None]
    candidates = [headings for headings in found if not sheet_name or headings.sheet.name == sheet_name]
    if not candidates:
        raise UnreadableFile(
            _(
                "No heading row was found. The sheet needs a row of headings, "
                "among them the name (氏名) and the residence card number (在留カード番号)."
            )
        )
    best = max(candidates, key=lambda headings: len(headings.columns))
    others = tuple(one.sheet.name for one in found if one is not best)
    return replace(best, other_sheets=others)


def _headings_in(sheet: Sheet) -> Headings | None:
    looked_at: list[Row] = []
    for row in sheet.rows():
        looked_at.append(row)
        if len(looked_at) == ROWS_LOOKED_AT:
            break
    best: tuple[float, Headings] | None = None
    for (number, cells), following in zip(looked_at, [*looked_at[1:], None], strict=True):
        candidates = [_one_row(sheet, number, cells)]
        if following is not None and following[0] == number + 1:
            candidates.append(_two_rows(sheet, number, cells, following))
        for candidate in candidates:
            # Two rows must be worth it: data beneath a heading is no second half of it.
            score = len(candidate.columns) - (_SECOND_ROW if candidate.last_row > candidate.first_row else 0)
            if _is_enough(candidate) and (best is None or score > best[0]):
                best = (score, candidate)
    return best[1] if best else None


def _is_enough(headings: Headings) -> bool:
    return len(headings.columns) >= FEWEST_HEADINGS and bool(IDENTITY & headings.columns.keys())


def _one_row(sheet: Sheet, number: int, cells: Sequence[Cell]) -> Headings:
    titles = tuple(_title(cell) for cell in cells)
    return Headings(sheet, number, number, titles, propose_targets(titles))


def _two_rows(sheet: Sheet, number: int, upper: Sequence[Cell], following: Row) -> Headings:
    """在留カード over 番号 and 有効期限: a merged cell above, its parts beneath."""
    lower = following[1]
    titles: list[str] = []
    above = ""
    for column in range(max(len(upper), len(lower))):
        own = _title(upper[column]) if column < len(upper) else ""
        part = _title(lower[column]) if column < len(lower) else ""
        above = own or (above if part else "")
        titles.append(" ".join(filter(None, (above, part))))
    return Headings(sheet, number, following[0], tuple(titles), propose_targets(titles))


def _title(cell: Cell) -> str:
    return text_of(cell) if isinstance(cell, str) else ""


def propose_targets(titles: Iterable[str]) -> tuple[str | None, ...]:
    """What each heading seems to mean; a meaning is given once, to the heading that says it most plainly."""
    meanings: list[tuple[str | None, int]] = []
    previous: str | None = None
    for title in titles:
        meaning = _meaning(title, previous)
        meanings.append(meaning)
        previous = meaning[0] or previous
    best: dict[str, int] = {}
    for column, (target, rank) in enumerate(meanings):
        if target and (target not in best or rank < meanings[best[target]][1]):
            best[target] = column
    return tuple(
        target if target and best[target] == column else None
        for column, (target, _rank) in enumerate(meanings)
    )


def _meaning(title: str, previous: str | None) -> tuple[str | None, int]:
    whole = normalise(title)
    keys = [word_key(whole), word_key(whole.partition("(")[0])] if whole else []
    for bracket_left_away, key in enumerate(filter(None, keys)):
        leaning = headings_after().get(key, {})
        if previous in leaning:
            return leaning[previous], 0
        if key in heading_targets():
            return heading_targets()[key], heading_ranks()[key] + bracket_left_away * _BRACKET
    return _loose_meaning(keys[0]) if keys else (None, 0)


def _loose_meaning(key: str) -> tuple[str | None, int]:
    """現在の在留カード番号: a heading that ends in one we know, unless it speaks of somebody else."""
    if any(other in key for other in headings_of_others()):
        return None, 0
    endings = [key[at:] for at in range(1, len(key) - SHORTEST_ENDING + 1) if key[at:] in heading_targets()]
    if not endings:
        return None, 0
    ending = endings[0]
    return heading_targets()[ending], _LOOSE + len(key) - len(ending)

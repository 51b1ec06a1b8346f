"""Which sheets and blocks a filled form has and how many rows: what forms share that look alike blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.official_forms.fieldspec import ANY, NOTHING
from cases.official_forms.layout import Repeat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cases.official_forms.layout import Condition, Layout, Sheet
    from cases.official_forms.model import FilledForm, Row


@dataclass(frozen=True, slots=True)
class Structure:
    """The sheets drawn, each with the records of its chunk, and which of its blocks are shown."""

    sheets: tuple[tuple[int, Sheet, tuple[int, ...]], ...]
    shown: Mapping[int, tuple[bool, ...]]
    counts: Mapping[str, int]

    @property
    def signature(self) -> tuple[object, ...]:
        """Equal for forms whose blank sheets are equal."""
        drawn = tuple((place, chunk) for place, _sheet, chunk in self.sheets)
        return (
            drawn,
            tuple(sorted(self.shown.items())),
            tuple(
                len(repeated(block, self.counts[block.of]))
                for _place, sheet, _chunk in self.sheets
                for _when, block in sheet.blocks
                if isinstance(block, Repeat)
            ),
        )


def structure_of(filled: FilledForm, layout: Layout, *, is_whole: bool = False) -> Structure:
    """What is drawn of the form; `is_whole` shows every sheet and block whatever their condition."""
    counts = _counts(filled, layout)
    sheets = []
    shown = {}
    for place, sheet in enumerate(layout.sheets):
        if not (is_whole or holds(sheet.when, filled)):
            continue
        shown[place] = tuple(is_whole or holds(when, filled) for when, _block in sheet.blocks)
        sheets += [(place, sheet, chunk) for chunk in _chunks(sheet, counts)]
    return Structure(tuple(sheets), shown, counts)


def _counts(filled: FilledForm, layout: Layout) -> dict[str, int]:
    named = {sheet.chunk_of for sheet in layout.sheets if sheet.chunk_of}
    for sheet in layout.sheets:
        named |= {block.of for _when, block in sheet.blocks if isinstance(block, Repeat)}
    return {of: len(filled.rows_of(of)) for of in sorted(named)}


def _chunks(sheet: Sheet, counts: Mapping[str, int]) -> Iterator[tuple[int, ...]]:
    if not sheet.chunk_of:
        yield ()
        return
    size = sheet.chunk_size
    # A sheet of its own for the first record even when there is none.
    for first in range(1, max(1, counts[sheet.chunk_of]) + 1, size):
        yield tuple(range(first, first + size))


def repeated(block: Repeat, count: int) -> tuple[int, ...]:
    """The numbers of the records drawn in place: at least the printed rows, at most those that may be."""
    wanted = max(block.printed, count if block.most is None else min(count, block.most))
    return tuple(range(1, wanted + 1))


def left_over(layout: Layout, filled: FilledForm) -> dict[str, tuple[Row, ...]]:
    """Records that do not stand in place, by list: they go to the separate sheet."""
    over = {}
    for sheet in layout.sheets:
        for _when, block in sheet.blocks:
            if isinstance(block, Repeat) and block.most is not None and sheet.chunk_of != block.of:
                rows = filled.rows_of(block.of)[block.most :]
                if rows:
                    over[block.of] = rows
    return over


def holds(condition: Condition, filled: FilledForm) -> bool:
    """Whether the filled form is as the condition wants it."""
    return all(_has(filled, key, answers) for key, answers in condition.wanted)


def _has(filled: FilledForm, key: str, answers: tuple[str, ...]) -> bool:
    box = next((box for box in filled.fields if box.key == key), None)
    is_given = bool(filled.rows_of(key)) if box is None else not box.is_blank
    for answer in answers:
        if answer == ANY and is_given:
            return True
        if answer == NOTHING and not is_given:
            return True
        if box is not None and (box.holds(answer) or box.value == answer):
            return True
    return False

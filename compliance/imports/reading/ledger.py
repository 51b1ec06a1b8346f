"""A file as sheets of rows, whatever kind of file it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read.  A ledger beyond these is refused, never cut off."""

    rows: int = 20_000
    columns: int = 200
    file_bytes: int = 30 * MEGABYTE
    unpacked_bytes: int = 600 * MEGABYTE
    """Of sheets, which are read as a stream."""
    part_bytes: int = 64 * MEGABYTE
    """Of any other part of a workbook, which is held in memory."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that has no value: a formula never calculated, or one that failed."""

    kind: str
    """``formula`` or ``error``."""
    text: str
    place: str
    """The cell's name, such as ``L18``."""


Cell: TypeAlias = str | int | float | bool | date | time | timedelta | Broken | None
Row: TypeAlias = tuple[int, tuple[Cell, ...]]
"""The row's number in the sheet, counted from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name and a way to read its rows, blank ones left out, from the top."""

    name: str
    rows: Callable[[], Iterator[Row]]
    days_before: int = 0
    """What to add to a day written as a bare number, where the workbook counts from another day."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """An opened file."""

    sheets: tuple[Sheet, ...]

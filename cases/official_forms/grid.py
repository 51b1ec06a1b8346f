"""Grids written by spreadsheet address: `A8:K8: words`, as most official forms are made.

A cell with a single address reaches to the right as far as nothing stands in its way, as on a spreadsheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.layout_problem import LayoutError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ADDRESS: Final = re.compile(r"([A-Z]{1,2})(\d{1,4})(?::([A-Z]{1,2})(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, columns and rows counted from 0; the far ends are within it."""

    address: str
    left: int
    top: int
    right: int
    bottom: int

    def places(self) -> Iterator[tuple[int, int]]:
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


def column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found - 1


def areas(addresses: Iterable[str], *, columns: int, first_row: int, last_row: int, where: str) -> list[Area]:
    """Each address as an area within the grid; LayoutError where two overlap or one leaves the grid."""
    found = [_area(address, first_row, where) for address in addresses]
    taken: dict[tuple[int, int], str] = {}
    for area in found:
        if area.right >= columns or area.top < 0 or area.bottom > last_row - first_row:
            raise LayoutError(
                f"{where}: {area.address} lies outside the grid of {columns} columns "
                f"and rows {first_row} to {last_row}; widen the grid or correct the address"
            )
        for place in area.places():
            if place in taken:
                raise LayoutError(f"{where}: {area.address} overlaps {taken[place]}; correct one address")
            taken[place] = area.address
    return [_reaching(area, taken, columns) for area in found]


def _area(address: str, first_row: int, where: str) -> Area:
    match = _ADDRESS.fullmatch(str(address))
    if match is None:
        raise LayoutError(f"{where}: {address!r} is no address; write A8 or A8:K8")
    left, top, right, bottom = match.groups()
    return Area(
        address=address,
        left=column_number(left),
        top=int(top) - first_row,
        right=column_number(right or left),
        bottom=int(bottom or top) - first_row,
    )


def _reaching(area: Area, taken: dict[tuple[int, int], str], columns: int) -> Area:
    """A single cell takes the empty cells to its right."""
    if ":" in area.address:
        return area
    right = area.right
    while right + 1 < columns and (area.top, right + 1) not in taken:
        right += 1
        taken[area.top, right] = area.address
    return Area(area.address, area.left, area.top, right, area.bottom)


def gaps(taken: set[tuple[int, int]], row: int, columns: int) -> Iterator[tuple[int, int]]:
    """The runs of empty cells of a row: first column and how many."""
    start = None
    for column in range(columns + 1):
        is_free = column < columns and (row, column) not in taken
        if is_free and start is None:
            start = column
        elif not is_free and start is not None:
            yield start, column - start
            start = None

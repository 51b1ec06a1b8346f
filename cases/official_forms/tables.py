"""Tables of a layout: rows of cells, or a grid by spreadsheet address; spans checked place by place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.grid import Area, areas, column_number, gaps
from cases.official_forms.layout import Cell, Style, Table, TableRow
from cases.official_forms.layout_problem import LayoutError, count, flag, mapping, number, one_of, several
from cases.official_forms.styles import BORDERS, VERTICAL_ALIGNMENTS, read_style

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class TableReader:
    """Reads both ways of writing a table, with the edition's own way to read a cell."""

    keys: Final = (
        "columns", "rows", "h", "fixed", "border", "width", "left", "before", "keep", "pt", "style", "valign",
        "padding",
    )  # fmt: skip
    grid_keys: Final = ("columns", "rows", "h", "fixed", "heights", "widths", "cells", *keys[3:])

    def __init__(self, cell: Callable[[Any, str], Cell], named: Mapping[str, Mapping[str, Any]]) -> None:
        self.cell = cell
        self.named = named

    def table(self, raw: Any, inner_width_mm: float, where: str) -> Table:
        facts = mapping(raw, where, allowed=self.keys, required=("columns", "rows"))
        columns = self._columns(facts["columns"], inner_width_mm, f"{where}.columns")
        rows = [
            self._row(row, facts, f"{where}.rows[{n}]")
            for n, row in enumerate(several(facts["rows"], f"{where}.rows"), start=1)
        ]
        placed = _placed(rows, len(columns), where)
        return self._finished(facts, columns, placed, where, default="thin")

    def grid(self, raw: Any, _inner_width_mm: float, where: str) -> Table:
        facts = mapping(raw, where, allowed=self.grid_keys, required=("columns", "rows", "cells"))
        number_of_columns = column_number(str(facts["columns"])) + 1
        first, last = (count(row, f"{where}.rows") for row in several(facts["rows"], f"{where}.rows"))
        widths = mapping(facts.get("widths", {}), f"{where}.widths")
        columns = [1.0] * number_of_columns
        for letters, width in widths.items():
            columns[column_number(letters)] = number(width, f"{where}.widths.{letters}")
        written = mapping(facts["cells"], f"{where}.cells")
        found = areas(
            written, columns=number_of_columns, first_row=first, last_row=last, where=f"{where}.cells"
        )
        cells = [(area, self.cell(written[area.address], f"{where}.cells.{area.address}")) for area in found]
        if flag(facts.get("fixed", False), f"{where}.fixed"):
            cells = [(area, replace(cell, is_fixed=True)) for area, cell in cells]
        heights = {int(row): number(h, f"{where}.heights") for row, h in facts.get("heights", {}).items()}
        usual = number(facts["h"], f"{where}.h") if "h" in facts else None
        rows = _grid_rows(
            cells, number_of_columns, [heights.get(row, usual) for row in range(first, last + 1)]
        )
        return self._finished(facts, tuple(columns), rows, where, default="none")

    @staticmethod
    def _columns(raw: Any, inner_width_mm: float, where: str) -> tuple[float, ...]:
        """A number of equal columns, or their widths; one `*` takes what is left of the page."""
        if isinstance(raw, int) and not isinstance(raw, bool):
            return (1.0,) * raw
        widths = several(raw, where)
        given = sum(number(width, where) for width in widths if width != "*")
        if "*" in widths and given >= inner_width_mm:
            raise LayoutError(f"{where} leave nothing for `*`: {given} mm of {inner_width_mm} are taken")
        rest = (inner_width_mm - given) / max(1, widths.count("*"))
        return tuple(rest if width == "*" else float(width) for width in widths)

    def _row(self, raw: Any, facts: Mapping[str, Any], where: str) -> TableRow:
        """A list of cells, or `{h: 8, cells: [...]}`."""
        cells, height = raw, facts.get("h")
        is_fixed = facts.get("fixed", False)
        if isinstance(raw, dict):
            row = mapping(raw, where, allowed=("h", "cells", "fixed"), required=("cells",))
            cells, height, is_fixed = row["cells"], row.get("h", height), row.get("fixed", is_fixed)
        height_mm = None if height is None else number(height, f"{where}.h")
        read = [
            self.cell(cell, f"{where}.cells[{n}]") for n, cell in enumerate(several(cells, where), start=1)
        ]
        if flag(is_fixed, f"{where}.fixed"):
            read = [replace(cell, is_fixed=True) for cell in read]
        return TableRow(cells=tuple(read), height_mm=height_mm)

    def _finished(
        self, facts: Mapping[str, Any], columns: tuple[float, ...], rows: tuple[TableRow, ...], where: str, *,
        default: str,
    ) -> Table:  # fmt: skip
        border = one_of(facts.get("border", default), f"{where}.border", known=BORDERS)
        shared = {key: facts[key] for key in ("pt", "style", "padding") if key in facts}
        base = read_style(shared, where, named=self.named)
        valign = one_of(facts.get("valign", "middle"), f"{where}.valign", known=VERTICAL_ALIGNMENTS)
        width = facts.get("width")
        return Table(
            columns=columns,
            rows=tuple(
                replace(
                    row,
                    cells=tuple(
                        _settled(cell, rows[place : place + cell.rows], base, valign=valign, border=border)
                        for cell in row.cells
                    ),
                )
                for place, row in enumerate(rows)
            ),
            width_mm=None if width is None else number(width, f"{where}.width"),
            left_mm=number(facts.get("left", 0), f"{where}.left"),
            before_mm=number(facts.get("before", 0), f"{where}.before"),
            is_kept=flag(facts.get("keep", False), f"{where}.keep"),
        )


def _placed(rows: list[TableRow], columns: int, where: str) -> tuple[TableRow, ...]:
    """Each cell in its column; LayoutError where a row has too many or too few."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for number_, row in enumerate(rows):
        column, cells = 0, []
        for cell in row.cells:
            while (number_, column) in taken:
                column += 1
            area = Area("", column, number_, column + cell.span - 1, number_ + cell.rows - 1)
            if area.right >= columns or not taken.isdisjoint(area.places()):
                raise LayoutError(
                    f"{where}.rows[{number_ + 1}]: a cell reaches past column {columns} or over another; "
                    "the spans of a row, with what hangs down from above, must add up to the columns"
                )
            if area.bottom >= len(rows):
                raise LayoutError(f"{where}.rows[{number_ + 1}]: a cell hangs down below the last row")
            taken.update(area.places())
            cells.append(replace(cell, column=column))
            column = area.right + 1
        if empty := [n for n in range(columns) if (number_, n) not in taken]:
            raise LayoutError(
                f"{where}.rows[{number_ + 1}]: {len(empty)} of {columns} columns are not taken "
                f"(from column {empty[0] + 1}); add cells or widen a span"
            )
        placed.append(replace(row, cells=tuple(cells)))
    return tuple(placed)


def _grid_rows(
    cells: list[tuple[Area, Cell]], columns: int, heights: list[float | None]
) -> tuple[TableRow, ...]:
    taken = {place for area, _cell in cells for place in area.places()}
    rows = []
    for number_, height in enumerate(heights):
        here = [
            replace(cell, column=area.left, span=area.right - area.left + 1, rows=area.bottom - area.top + 1)
            for area, cell in cells
            if area.top == number_
        ]
        here += [
            Cell(column=column, span=span, is_filler=True) for column, span in gaps(taken, number_, columns)
        ]
        rows.append(TableRow(cells=tuple(sorted(here, key=lambda cell: cell.column)), height_mm=height))
    return tuple(rows)


def _settled(cell: Cell, over: tuple[TableRow, ...], base: Style, *, valign: str, border: str) -> Cell:
    """The cell with what its table says of borders, type and height."""
    if cell.is_filler:
        return cell
    style = cell.style
    heights = [row.height_mm for row in over]
    height = cell.own_height_mm
    if height is None and all(part is not None for part in heights):
        height = sum(part for part in heights if part is not None)
    # What a cell says itself hides its neighbour's line; what the table says does not.
    borders = tuple(
        (border if border != "none" else None) if own is None else ("hidden" if own == "none" else own)
        for own in style.borders
    )
    return replace(
        cell,
        height_mm=height,
        style=replace(
            style,
            pt=style.pt or base.pt,
            align=style.align or base.align,
            valign=style.valign or base.valign or valign,
            font=style.font or base.font,
            padding_mm=base.padding_mm if style.padding_mm is None else style.padding_mm,
            line_height=style.line_height or base.line_height,
            borders=borders,
        ),
    )

"""A filled form as pages to be drawn: sheets, blocks and cells with their contents and their looks.

The looks are CSS, made here from the layout's measures; the template only puts them together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.layout import (
    SIDES,
    Cell,
    Fixed,
    Gap,
    Item,
    Paragraph,
    Repeat,
    Style,
    Table,
    TableRow,
)
from cases.official_forms.structure import Structure, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.official_forms.layout import Block, Paper, Sheet
    from cases.official_forms.pieces import Content
    from cases.official_forms.typeset import Typesetter

PADDING_MM: Final = 0.8
VERTICAL_PADDING_MM: Final = 0.3
RULE_MM: Final = 0.2
_DIAGONAL: Final = "linear-gradient(to top right,transparent 49.7%,#000 49.7%,#000 50.3%,transparent 50.3%)"
_RULES: Final = {
    "thin": f"{RULE_MM}mm solid #000", "thick": "0.5mm solid #000", "dotted": f"{RULE_MM}mm dotted #000",
    "dashed": f"{RULE_MM}mm dashed #000", "double": "0.6mm double #000", "hidden": "hidden", "none": "none",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCell:
    """A cell of a table, its looks, and its content."""

    css: str
    span: int
    rows: int
    content: Content | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRow:
    css: str
    cells: tuple[DrawnCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBlock:
    """One block of a sheet; `kind` tells the template which."""

    kind: str
    css: str = ""
    content: Content | None = None
    columns: tuple[str, ...] = ()
    head: tuple[DrawnRow, ...] = ()
    rows: tuple[DrawnRow, ...] = ()
    items: tuple[DrawnBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSheet:
    page: str
    blocks: tuple[DrawnBlock, ...]


@dataclass(slots=True)
class Composer:
    """Puts the sheets of a form together."""

    setter: Typesetter
    structure: Structure
    # Every content, by the name it has in the drawing.
    contents: dict[str, Content] = field(default_factory=dict)

    def sheets(self) -> tuple[DrawnSheet, ...]:
        return tuple(self._sheet(place, sheet, chunk) for place, sheet, chunk in self.structure.sheets)

    def _sheet(self, place: int, sheet: Sheet, chunk: tuple[int, ...]) -> DrawnSheet:
        blocks = []
        row = (sheet.chunk_of, chunk[0]) if sheet.chunk_size == 1 and chunk else None
        for shown, (_when, block) in zip(self.structure.shown[place], sheet.blocks, strict=True):
            if shown:
                numbers = chunk if isinstance(block, Repeat) and block.of == sheet.chunk_of else None
                blocks.append(self._block(block, sheet.paper, row, numbers))
        return DrawnSheet(page=page_name(place), blocks=tuple(blocks))

    def _block(
        self, block: Block, paper: Paper, row: tuple[str, int] | None, numbers: tuple[int, ...] | None
    ) -> DrawnBlock:
        if isinstance(block, Gap):
            return DrawnBlock(kind="gap", css=f"height:{block.height_mm}mm")
        if isinstance(block, Paragraph):
            content = self._content(block.text, block.style, paper, row)
            return DrawnBlock(kind="paragraph", css=_paragraph_css(block), content=content)
        if isinstance(block, Fixed):
            items = tuple(self._item(item, paper, row) for item in block.items)
            return DrawnBlock(kind="fixed", css=f"height:{block.height_mm}mm", items=items)
        if isinstance(block, Table):
            return self._table(block, tuple(self._rows(block.rows, paper, row)))
        return self._repeat(block, paper, numbers)

    def _repeat(self, block: Repeat, paper: Paper, numbers: tuple[int, ...] | None) -> DrawnBlock:
        wanted = numbers if numbers is not None else repeated(block, self.structure.counts[block.of])
        rows = [row for number in wanted for row in self._rows(block.pattern, paper, (block.of, number))]
        return self._table(block.table, tuple(rows), tuple(self._rows(block.table.rows, paper, None)))

    def _table(self, table: Table, rows: tuple[DrawnRow, ...], head: tuple[DrawnRow, ...] = ()) -> DrawnBlock:
        total = sum(table.columns)
        width = f"{table.width_mm}mm" if table.width_mm else "100%"
        css = f"width:{width};margin-left:{table.left_mm}mm;margin-top:{table.before_mm}mm"
        if table.is_kept:
            css += ";break-inside:avoid"
        columns = tuple(f"width:{100 * column / total:.4f}%" for column in table.columns)
        return DrawnBlock(kind="table", css=css, columns=columns, head=head, rows=rows)

    def _rows(
        self, rows: tuple[TableRow, ...], paper: Paper, row: tuple[str, int] | None
    ) -> Iterator[DrawnRow]:
        for line in rows:
            css = f"height:{line.height_mm}mm" if line.height_mm is not None else ""
            yield DrawnRow(css=css, cells=tuple(self._cell(cell, paper, row) for cell in line.cells))

    def _cell(self, cell: Cell, paper: Paper, row: tuple[str, int] | None) -> DrawnCell:
        if cell.is_filler:
            return DrawnCell(css="", span=cell.span, rows=cell.rows)
        held = None
        if cell.is_fixed and cell.height_mm is not None:
            held = cell.height_mm - 2 * VERTICAL_PADDING_MM - RULE_MM
        return DrawnCell(
            css=_cell_css(cell),
            span=cell.span,
            rows=cell.rows,
            content=self._content(cell.text, cell.style, paper, row, held),
        )

    def _item(self, item: Item, paper: Paper, row: tuple[str, int] | None) -> DrawnBlock:
        css = f"left:{item.left_mm}mm;top:{item.top_mm}mm"
        if item.width_mm is not None:
            css += f";width:{item.width_mm}mm"
        cell = self._cell(item.cell, paper, row)
        return DrawnBlock(kind="item", css=css, rows=(DrawnRow(css="", cells=(cell,)),))

    def _content(
        self, text: Any, style: Style, paper: Paper, row: tuple[str, int] | None, held: float | None = None
    ) -> Content | None:
        if not text.by_language:
            return None
        content = self.setter.content(text, style, paper, row=row, held_mm=held)
        self.contents[content.id] = content
        return content


def page_name(place: int) -> str:
    """The CSS name of the page on which a sheet stands."""
    return f"sheet{place + 1}"


def content_css(content: Content) -> str:
    """Type, alignment and indents of a content."""
    style = content.style
    css = f"font-size:{content.pt}pt;line-height:{content.line_height}"
    if content.kept_pt is not None:
        css += f";height:{content.kept_pt:.2f}pt"
    if style.align:
        css += f";text-align:{style.align}"
    if style.indent_mm or style.hang_mm:
        css += f";padding-left:{style.indent_mm + style.hang_mm}mm"
    if style.hang_mm:
        css += f";text-indent:-{style.hang_mm}mm"
    if style.spacing_em:
        css += f";letter-spacing:{style.spacing_em}em"
    if style.is_nowrap and not content.is_live:
        css += ";white-space:pre"
    return css


def _paragraph_css(block: Paragraph) -> str:
    style = block.style
    css = f"margin-top:{style.before_mm}mm"
    if block.height_mm is not None:
        css += f";min-height:{block.height_mm}mm"
    if block.is_kept_with_next:
        css += ";break-after:avoid"
    if any(side not in {None, "none"} for side in style.borders):
        css += _borders(style) + f";padding:{VERTICAL_PADDING_MM}mm {PADDING_MM}mm"
    return css + (";background:#e8e8e8" if style.is_shaded else "")


def _cell_css(cell: Cell) -> str:
    style = cell.style
    padding = PADDING_MM if style.padding_mm is None else style.padding_mm
    css = f"padding:{min(VERTICAL_PADDING_MM, padding)}mm {padding}mm;vertical-align:{style.valign or 'top'}"
    if cell.own_height_mm is not None:
        css += f";height:{cell.own_height_mm}mm"
    if style.is_struck:
        css += f";background:{_DIAGONAL}"
    return css + _borders(style) + (";background:#e8e8e8" if style.is_shaded else "")


def _borders(style: Style) -> str:
    return "".join(
        f";border-{side}:{_RULES[kind]}" for side, kind in zip(SIDES, style.borders, strict=True) if kind
    )

"""The layout of one edition, read and checked: paper, sheets, blocks, cells. Nothing is filled in yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cases.official_forms.markup import Token

SIDES: Final = ("top", "right", "bottom", "left")
A4_MM: Final = (210.0, 297.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A4, which way up, its margins and its type."""

    is_landscape: bool = False
    margins_mm: tuple[float, float, float, float] = (15.0, 15.0, 15.0, 15.0)
    pt: float = 10.0
    floor_pt: float = 6.0
    step_pt: float = 0.5
    line_height: float = 1.3

    @property
    def width_mm(self) -> float:
        return A4_MM[1] if self.is_landscape else A4_MM[0]

    @property
    def height_mm(self) -> float:
        return A4_MM[0] if self.is_landscape else A4_MM[1]

    @property
    def inner_width_mm(self) -> float:
        return self.width_mm - self.margins_mm[1] - self.margins_mm[3]

    @property
    def inner_height_mm(self) -> float:
        return self.height_mm - self.margins_mm[0] - self.margins_mm[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a cell or paragraph looks. None means: as the paper or the block has it."""

    pt: float | None = None
    align: str | None = None
    valign: str | None = None
    font: str | None = None
    borders: tuple[str | None, ...] = (None, None, None, None)
    padding_mm: float | None = None
    indent_mm: float = 0.0
    hang_mm: float = 0.0
    before_mm: float = 0.0
    line_height: float | None = None
    is_shaded: bool = False
    is_vertical: bool = False
    is_nowrap: bool = False
    is_struck: bool = False
    spacing_em: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """Printed words and marks: for each language its lines, each a row of tokens."""

    by_language: Mapping[str, tuple[tuple[Token, ...], ...]]

    def tokens(self) -> Iterator[Token]:
        for lines in self.by_language.values():
            for line in lines:
                yield from line

    @property
    def is_live(self) -> bool:
        return any(token.is_live for token in self.tokens())


NO_TEXT: Final = Text({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: a text, how many columns and rows it takes, how high it is."""

    text: Text = NO_TEXT
    column: int = 0
    span: int = 1
    rows: int = 1
    # What it asks for itself, and what it has in the end, from its rows.
    own_height_mm: float | None = None
    height_mm: float | None = None
    # Whether the height holds whatever is written: the text is set smaller, then moved.
    is_fixed: bool = False
    style: Style = field(default_factory=Style)
    # Keeps the place of nothing between the cells of a grid.
    is_filler: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table."""

    cells: tuple[Cell, ...]
    height_mm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: weights of its columns and its rows."""

    columns: tuple[float, ...]
    rows: tuple[TableRow, ...]
    width_mm: float | None = None
    left_mm: float = 0.0
    before_mm: float = 0.0
    # Whether a page may end within it (never within a row).
    is_kept: bool = False
    head_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A table whose pattern of rows is drawn for every record of a list."""

    of: str
    printed: int
    # Further records go to the separate sheet; None lets the table grow.
    most: int | None
    table: Table
    pattern: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text from margin to margin."""

    text: Text
    style: Style
    height_mm: float | None = None
    is_kept_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height."""

    height_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something at a place of its own: words or a box (with its cell), or a bare line or frame."""

    left_mm: float
    top_mm: float
    width_mm: float | None
    height_mm: float | None
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Items at absolute places, in millimetres from the block's top left."""

    height_mm: float
    items: tuple[Item, ...]


Block = Table | Repeat | Paragraph | Gap | Fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Fields and the answers one of which each must have; `*` is any answer, `-` none."""

    wanted: tuple[tuple[str, tuple[str, ...]], ...] = ()


NO_CONDITION: Final = Condition()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of the form; longer content runs on to further pages."""

    paper: Paper
    blocks: tuple[tuple[Condition, Block], ...]
    when: Condition
    # The sheet is drawn again for every so many records of a list.
    chunk_of: str = ""
    chunk_size: int = 0
    footer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All of an edition."""

    paper: Paper
    mark_on: str
    mark_off: str
    # The language printed under the Japanese whatever is asked for.
    always: tuple[str, ...]
    sheets: tuple[Sheet, ...]

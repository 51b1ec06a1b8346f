"""The pieces of which a form is drawn, in lines and contents, each of which is drawn in one way.

The reference drawing (through HTML) and the fast one (straight into a PDF) both draw these; so what stands
where is decided once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cases.official_forms.layout import Paper, Style, Text


class Shape(StrEnum):
    """How a piece is drawn."""

    TEXT = "text"
    SLOT = "slot"  # text in a place of a least width
    TICK = "tick"  # a box, ticked or not
    RING = "ring"  # a word, in a circle or not
    SQUARES = "squares"  # a square for each character
    GAP = "gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One thing on a line."""

    shape: Shape
    text: str = ""
    pt: float = 10.0
    font: str = "mincho"
    width_mm: float = 0.0
    is_underlined: bool = False
    is_centred: bool = False
    is_chosen: bool = False
    # The field whose value it shows.
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line as written; it wraps where it is too long."""

    pieces: tuple[Piece, ...]
    language: str = "ja"
    pt: float = 10.0
    font: str = "mincho"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The lines of one cell or paragraph, and how they stand in it."""

    id: str
    lines: tuple[Line, ...]
    style: Style
    pt: float
    line_height: float
    is_live: bool
    # The height that holds it whatever is written; None where it may grow.
    held_mm: float | None = None
    # On a blank sheet: the height that another form's values will need, in points.
    kept_pt: float | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(piece.key for line in self.lines for piece in line.pieces if piece.key))


@dataclass(frozen=True, slots=True)
class Placed:
    """A text of the layout and where it stands: what its content is made from."""

    text: Text
    style: Style
    paper: Paper
    row: tuple[str, int] | None = None
    held_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How values too long for their place are drawn: smaller in some contents; some on the separate sheet."""

    sizes: Mapping[str, float] = field(default_factory=dict)
    # Content and field.
    continued: frozenset[tuple[str, str]] = frozenset()


def resized(content: Content, size: float) -> Content:
    """The content with its values at another size; the printed words keep theirs, and their lines' height."""
    return replace(content, lines=tuple(_resized(line, size) for line in content.lines))


def _resized(line: Line, size: float) -> Line:
    pieces = tuple(replace(piece, pt=size) if piece.key else piece for piece in line.pieces)
    is_value_alone = bool(pieces) and all(piece.key for piece in pieces)
    return replace(line, pieces=pieces, pt=size if is_value_alone else line.pt)

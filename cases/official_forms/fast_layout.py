"""Sets the lines of a content by itself: what the reference's layout gives, without it.

Lengths are in points from the content's top left. It knows what live contents need and refuses the rest:
NotDrawnFast sends the form to the reference.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cases.official_forms.glyph_runs import FAMILIES, NotDrawnFast, face, shaped
from cases.official_forms.line_breaks import OBJECT, may_break
from cases.official_forms.pieces import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.official_forms.glyph_runs import Glyph
    from cases.official_forms.pieces import Content, Line, Piece

MM: Final = 72 / 25.4
RULE: Final = 0.2 * MM
RING_RULE: Final = 0.3 * MM
_RING_PADDING_EM: Final = 0.3
_RING_RISE_EM: Final = 0.12
_SQUARE_EM: Final = 1.35
_SQUARE_LINE: Final = 1.1


@dataclass(frozen=True, slots=True)
class Ink:
    """Glyphs at a place on the baseline, at a size."""

    x: float
    y: float
    pt: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight rule, a rectangle's outline or an ellipse's."""

    kind: str
    left: float
    top: float
    width: float
    height: float
    rule: float


@dataclass(slots=True)
class SetContent:
    """What is drawn of a content, and how high it is."""

    height: float = 0.0
    inks: list[Ink] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Atom:
    """What cannot be parted: a letter, a box, a word in a circle."""

    width: float
    first: str
    last: str
    piece: Piece
    glyphs: tuple[Glyph, ...] = ()
    inner: float = 0.0
    # Its own line's reach above and below the baseline.
    above: float = 0.0
    below: float = 0.0
    is_forced: bool = False


def set_content(content: Content, width: float) -> SetContent:
    """The content's lines within a width."""
    style = content.style
    if style.spacing_em or style.align == "justify" or style.is_vertical:
        raise NotDrawnFast("letter spacing, justified or vertical lines with values")
    indent, hang = style.indent_mm * MM, style.hang_mm * MM
    done = SetContent()
    for line in content.lines:
        atoms = list(_atoms(line, content))
        room = width - indent - hang
        for number, row in enumerate(_rows(atoms, room, room + hang)):
            left = indent + (0.0 if number == 0 else hang)
            _place(row, line, content, done, room=(left, room + (hang if number == 0 else 0.0)))
    return done


def _atoms(line: Line, content: Content) -> Iterator[_Atom]:
    for piece in line.pieces:
        if piece.shape is Shape.TEXT:
            yield from _letters(piece, line, content)
        elif piece.shape is Shape.SLOT:
            yield _slot(piece, line, content)
        elif piece.shape is Shape.TICK:
            family = "symbols" if piece.is_chosen and piece.text != "■" else line.font
            glyphs = shaped(piece.text, family, line.language)
            yield _Atom(piece.pt, OBJECT, OBJECT, piece, glyphs, _width(glyphs, piece.pt))
        elif piece.shape is Shape.RING:
            yield _ring(piece, line, content)
        elif piece.shape is Shape.GAP:
            yield _Atom(piece.width_mm * MM, OBJECT, OBJECT, piece)
        else:
            yield from _squares(piece, line)


def _letters(piece: Piece, line: Line, content: Content) -> Iterator[_Atom]:
    for number, part in enumerate(piece.text.split("\n")):
        if number:
            yield _Atom(0.0, "\n", "\n", piece, is_forced=True)
        glyphs = shaped(part, piece.font, line.language)
        above, below = _reach(glyphs, piece.pt, content.line_height)
        start = 0
        for place in range(1, len(glyphs) + 1):
            if place == len(glyphs) or glyphs[place].text:
                cluster = glyphs[start:place]
                text = "".join(glyph.text for glyph in cluster)
                yield _Atom(
                    _width(cluster, piece.pt), text[:1], text[-1:], piece, cluster, above=above, below=below
                )
                start = place


def _slot(piece: Piece, line: Line, content: Content) -> _Atom:
    glyphs = shaped(piece.text, line.font, line.language)
    inner = _width(glyphs, piece.pt)
    least = piece.width_mm * MM
    family = face(FAMILIES[line.font][0])
    above, below = _strut(family.ascent, family.descent, piece.pt, content.line_height)
    own_above, own_below = _reach(glyphs, piece.pt, content.line_height) if glyphs else (above, below)
    return _Atom(
        max(least, inner), OBJECT, OBJECT, piece, glyphs, inner,
        above=max(above, own_above), below=max(below, own_below),
    )  # fmt: skip


def _ring(piece: Piece, line: Line, content: Content) -> _Atom:
    glyphs = shaped(piece.text, line.font, line.language)
    inner = _width(glyphs, line.pt)
    width = inner + 2 * (_RING_PADDING_EM * line.pt + RING_RULE)
    above, below = _reach(glyphs, line.pt, content.line_height)
    return _Atom(
        width, piece.text[:1], piece.text[-1:], piece, glyphs, inner, above=above, below=below
    )  # fmt: skip


def _squares(piece: Piece, line: Line) -> Iterator[_Atom]:
    count = max(int(piece.width_mm), len(piece.text))
    for letter in piece.text.ljust(count):
        glyphs = shaped(letter.strip(), line.font, line.language)
        yield _Atom(_SQUARE_EM * line.pt - RULE, OBJECT, OBJECT, piece, glyphs, _width(glyphs, line.pt))


def _width(glyphs: tuple[Glyph, ...], pt: float) -> float:
    return sum(glyph.advance for glyph in glyphs) * pt


def _strut(ascent: float, descent: float, pt: float, line_height: float) -> tuple[float, float]:
    """How far a line of this font reaches above and below its baseline."""
    return (line_height + ascent - descent) * pt / 2, (line_height - ascent + descent) * pt / 2


def _reach(glyphs: tuple[Glyph, ...], pt: float, line_height: float) -> tuple[float, float]:
    faces = [face(name) for name in {glyph.face for glyph in glyphs}]
    if not faces:
        return 0.0, 0.0
    return _strut(max(f.ascent for f in faces), max(f.descent for f in faces), pt, line_height)


def _rows(atoms: list[_Atom], room: float, first_room: float) -> Iterator[list[_Atom]]:
    """The atoms, cut into rows where they are full."""
    row: list[_Atom] = []
    used, limit = 0.0, first_room
    for atom in atoms:
        if atom.is_forced:
            yield row
            row, used, limit = [], 0.0, room
            continue
        # Spaces hang over the end of a line; of wide ones only the first.
        is_space = atom.first == " " or (atom.first == "\u3000" and used <= limit)
        if row and used + atom.width > limit + 0.01 and not is_space:
            kept, moved = _cut(row, atom)
            yield kept
            row, limit = moved, room
            used = sum(one.width for one in row)
        row.append(atom)
        used += atom.width
    yield row


def _cut(row: list[_Atom], following: _Atom) -> tuple[list[_Atom], list[_Atom]]:
    """The row up to the last place where it may be broken, and what moves to the next."""
    for place in range(len(row), 0, -1):
        after = row[place] if place < len(row) else following
        if may_break(row[place - 1].last, after.first):
            return row[:place], row[place:]
    # A word longer than the row is broken anywhere.
    return row, []


def _place(
    row: list[_Atom], line: Line, content: Content, done: SetContent, *, room: tuple[float, float]
) -> None:
    """One row, from where it begins and as wide as it may be."""
    left, width = room
    base = face(FAMILIES[line.font][0])
    above, below = _strut(base.ascent, base.descent, line.pt, content.line_height)
    above = max([above, *(atom.above for atom in row)])
    below = max([below, *(atom.below for atom in row)])
    baseline = done.height + above
    done.height += above + below
    solid = list(row)
    while solid and solid[-1].first == " " and len(solid) > 1:
        solid.pop()
    used = sum(atom.width for atom in (solid if content.style.align in {"center", "right"} else row))
    if used > width + 0.5 and len(row) == 1 and row[0].piece.shape is Shape.SLOT:
        raise NotDrawnFast("a value longer than its line")
    shift = {"center": (width - used) / 2, "right": width - used}.get(content.style.align or "", 0.0)
    x = left + max(0.0, shift)
    for atom in _joined(row):
        _draw(atom, line, done, x, baseline)
        x += atom.width


def _joined(row: list[_Atom]) -> Iterator[_Atom]:
    """Letters of one piece beside each other are drawn in one stroke of the pen."""
    for piece, group in groupby(row, key=lambda atom: atom.piece):
        atoms = list(group)
        if piece.shape is not Shape.TEXT:
            yield from atoms
            continue
        glyphs = tuple(glyph for atom in atoms for glyph in atom.glyphs)
        yield _Atom(sum(atom.width for atom in atoms), "", "", piece, glyphs)


def _draw(atom: _Atom, line: Line, done: SetContent, x: float, baseline: float) -> None:
    piece = atom.piece
    match piece.shape:
        case Shape.SLOT:
            inset = (atom.width - atom.inner) / 2 if piece.is_centred else 0.0
            _ink(done, x + inset, baseline, piece.pt, atom.glyphs)
            if piece.is_underlined:
                done.strokes.append(Stroke("rule", x, baseline + atom.below, atom.width, RULE, RULE))
        case Shape.TICK:
            _ink(done, x + (atom.width - atom.inner) / 2, baseline, piece.pt, atom.glyphs)
        case Shape.RING:
            _ink(done, x + RING_RULE + _RING_PADDING_EM * line.pt, baseline, line.pt, atom.glyphs)
            if piece.is_chosen:
                base = face(FAMILIES[line.font][0])
                # The reference's inline box is as high as the type, in the middle of its line.
                over = (1 + base.ascent - base.descent) / 2 + _RING_RISE_EM
                top = baseline - over * line.pt - RING_RULE
                height = (1 + 2 * _RING_RISE_EM) * line.pt + 2 * RING_RULE
                done.strokes.append(Stroke("ring", x, top, atom.width, height, RING_RULE))
        case Shape.SQUARES:
            base = face(FAMILIES[line.font][0])
            above, below = _strut(base.ascent, base.descent, line.pt, _SQUARE_LINE)
            width = atom.width + RULE
            _ink(done, x + (width - atom.inner) / 2, baseline, line.pt, atom.glyphs)
            done.strokes.append(
                Stroke("square", x, baseline - above - RULE, width, above + below + 2 * RULE, RULE)
            )
        case Shape.TEXT:
            _ink(done, x, baseline, piece.pt, atom.glyphs)
            if piece.is_underlined:
                done.strokes.append(Stroke("rule", x, baseline + 0.1 * piece.pt, atom.width, RULE, RULE))


def _ink(done: SetContent, x: float, y: float, pt: float, glyphs: tuple[Glyph, ...]) -> None:
    if glyphs:
        done.inks.append(Ink(x, y, pt, glyphs))

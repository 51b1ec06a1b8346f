"""Pieces as HTML, for the reference drawing. Everything a person wrote is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from cases.official_forms.composition import content_css
from cases.official_forms.pieces import Shape

if TYPE_CHECKING:
    from cases.official_forms.composition import DrawnCell
    from cases.official_forms.pieces import Content, Line, Piece

# Holds a line open where nothing is written.
_NOTHING: Final = "\u200b"


def content_html(content: Content) -> str:
    """The lines of one content, each a block; its id is where it lies."""
    live = ' class="live"' if content.is_live else ""
    lines = "".join(_line(line, content) for line in content.lines)
    return f'<div id="{content.id}"{live} style="{content_css(content)}">{lines}</div>'


def cell_html(cell: DrawnCell) -> str:
    spans = (f' colspan="{cell.span}"' if cell.span > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    )
    css = f' style="{cell.css}"' if cell.css else ""
    if cell.content is None:
        return f"<td{spans}{css}></td>"
    place = f' id="td-{cell.content.id}"' if cell.content.is_live else ""
    return f"<td{place}{spans}{css}>{content_html(cell.content)}</td>"


def _line(line: Line, content: Content) -> str:
    inner = "".join(_piece(piece, line) for piece in line.pieces)
    if not any(piece.text or piece.shape is not Shape.TEXT for piece in line.pieces):
        inner += _NOTHING
    if content.style.is_vertical and not content.is_live:
        return f'<div class="l v">{_upright(line)}</div>'
    looks = "" if line.pt == content.pt else f' style="font-size:{line.pt:.2f}pt"'
    language = "" if line.language == "ja" else f' lang="{line.language}"'
    font = "" if line.font == "mincho" else f" f-{line.font}"
    return f'<div class="l{font}"{language}{looks}>{inner}</div>'


def _upright(line: Line) -> str:
    """A heading set from top to bottom: a letter a line."""
    letters = "".join(piece.text for piece in line.pieces)
    return "<br>".join(escape(letter) for letter in letters)


def _piece(piece: Piece, line: Line) -> str:
    looks = "" if piece.pt == line.pt else f"font-size:{piece.pt:.2f}pt"
    text = escape(piece.text, quote=False)
    if piece.shape is Shape.TEXT:
        classes = _classes(
            "" if piece.font == line.font else f"f-{piece.font}", "line" if piece.is_underlined else ""
        )
        return text if not (looks or classes) else f"<span{classes}{_style(looks)}>{text}</span>"
    if piece.shape is Shape.GAP:
        return f'<span class="slot" style="width:{piece.width_mm:.3f}mm"></span>'
    if piece.shape is Shape.TICK:
        font = " on" if piece.is_chosen and piece.text != "■" else ""
        return f'<span class="t{font}"{_style(looks)}>{text}</span>'
    if piece.shape is Shape.RING:
        return f'<span class="ring{" chosen" if piece.is_chosen else ""}">{text}</span>'
    if piece.shape is Shape.SQUARES:
        count = max(int(piece.width_mm), len(piece.text))
        letters = piece.text.ljust(count)
        return "".join(
            f'<span class="square">{escape(letter.strip() or _NOTHING)}</span>' for letter in letters
        )
    looks = f"min-width:{piece.width_mm:.3f}mm" + (f";{looks}" if looks else "")
    classes = _classes("slot", "u" if piece.is_underlined else "", "m" if piece.is_centred else "")
    return f"<span{classes}{_style(looks)}>{text or _NOTHING}</span>"


def _classes(*names: str) -> str:
    found = " ".join(name for name in names if name)
    return f' class="{found}"' if found else ""


def _style(css: str) -> str:
    return f' style="{css}"' if css else ""

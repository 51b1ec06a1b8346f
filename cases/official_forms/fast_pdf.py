"""Draws glyphs and rules on the pages of a finished PDF, with the fonts they need."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import uharfbuzz as harfbuzz
from pikepdf import Array, Dictionary, Name

from cases.official_forms.glyph_runs import face

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.official_forms.fast_layout import Ink, Stroke
    from cases.official_forms.glyph_runs import Glyph

# How far a quarter of an ellipse's control points lie from its corner, as parts of its radius.
_KAPPA: Final = 0.5522847498
_LAYOUT_TABLES: Final = ("GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT")


@dataclass(slots=True)
class Page:
    """What is drawn on one page, in PDF's coordinates (from the bottom left)."""

    height: float
    operators: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class Overlay:
    """Values drawn over a background."""

    def __init__(self, heights: Iterable[float]) -> None:
        self.pages = [Page(height) for height in heights]
        # For each font, its glyphs and what each stands for.
        self.used: dict[str, dict[int, str]] = defaultdict(dict)

    def ink(self, page: int, left: float, top: float, ink: Ink) -> None:
        """Glyphs on their baseline; left and top are where their content begins."""
        on = self.pages[page]
        x, y = left + ink.x, on.height - top - ink.y
        start = 0
        glyphs = ink.glyphs
        for place in range(1, len(glyphs) + 1):
            if place == len(glyphs) or _parts(glyphs[start], glyphs[place]):
                run = glyphs[start:place]
                self._run(on, x, y + run[0].rise * ink.pt, ink.pt, run)
                x += sum(glyph.advance for glyph in run) * ink.pt
                start = place

    def _run(self, on: Page, x: float, y: float, pt: float, run: tuple[Glyph, ...]) -> None:
        name = run[0].face
        font, used = face(name), self.used[name]
        shown, moved = "", 0.0
        for glyph in run:
            used.setdefault(glyph.id, glyph.text)
            before = moved + glyph.offset
            if abs(before) > 1e-4:
                shown += f">{-before * 1000:.1f}<"
            shown += f"{glyph.id:04X}"
            moved = glyph.advance - font.advance(glyph.id) - glyph.offset
        on.text.append(f"/{name} {pt:.3f} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm [<{shown}>] TJ")

    def stroke(self, page: int, left: float, top: float, stroke: Stroke) -> None:
        on = self.pages[page]
        x, y = left + stroke.left, on.height - top - stroke.top
        width, height, rule = stroke.width, stroke.height, stroke.rule
        if stroke.kind == "rule":
            on.operators.append(f"{x:.3f} {y - rule:.3f} {width:.3f} {rule:.3f} re f")
            return
        half = rule / 2
        if stroke.kind == "square":
            box = f"{x + half:.3f} {y - height + half:.3f} {width - rule:.3f} {height - rule:.3f}"
            on.operators.append(f"{rule:.3f} w {box} re S")
            return
        on.operators.append(f"{rule:.3f} w {_ellipse(x + half, y - half, width - rule, height - rule)} S")

    def over(self, background: bytes) -> bytes:
        """The background with all that was drawn."""
        with pikepdf.open(io.BytesIO(background)) as pdf:
            fonts = {name: _font(pdf, name, used) for name, used in self.used.items() if used}
            for drawn, page in zip(self.pages, pdf.pages, strict=True):
                if drawn.text or drawn.operators:
                    _draw(page, drawn, fonts)
            target = io.BytesIO()
            pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return target.getvalue()


def _parts(first: Glyph, following: Glyph) -> bool:
    """Whether a glyph is set in another font or at another height than those before it."""
    return first.face != following.face or first.rise != following.rise


def _ellipse(x: float, y: float, width: float, height: float) -> str:
    """An ellipse within a rectangle whose top left is given."""
    rx, ry = width / 2, height / 2
    cx, cy = x + rx, y - ry
    kx, ky = rx * _KAPPA, ry * _KAPPA
    curves = (
        (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
    )
    drawn = " ".join(" ".join(f"{number:.3f}" for number in curve) + " c" for curve in curves)
    return f"{cx + rx:.3f} {cy:.3f} m {drawn}"


def _draw(page: Any, drawn: Page, fonts: dict[str, Any]) -> None:
    resources = page.obj.Resources
    if "/Font" not in resources:
        resources["/Font"] = Dictionary()
    elif resources.Font.is_indirect:
        # The reference's pages share their fonts; each drawing has its own.
        resources["/Font"] = Dictionary(dict(resources.Font.items()))
    for name, font in fonts.items():
        resources.Font[f"/{name}"] = font
    content = "q 0 g 0 G " + " ".join(drawn.operators)
    if drawn.text:
        content += " BT " + " ".join(drawn.text) + " ET"
    # The reference leaves its own scale on the page: what was drawn before is closed off.
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q {content} Q".encode())


def _font(pdf: Any, name: str, used: dict[int, str]) -> Any:
    """A composite font that holds these glyphs, and says what letters they are."""
    data, box = _subset(name, tuple(sorted(used)))
    font = face(name)
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/VALUES+{name}"), Flags=4, FontBBox=Array(box),
            ItalicAngle=0, Ascent=round(font.ascent * 1000), Descent=round(-font.descent * 1000),
            CapHeight=700, StemV=80, FontFile2=pdf.make_stream(data),
        )
    )  # fmt: skip
    widths: list[Any] = []
    for glyph in sorted(used):
        widths += [glyph, Array([round(font.advance(glyph) * 1000)])]
    descendant = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name(f"/VALUES+{name}"),
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            FontDescriptor=descriptor, W=Array(widths), DW=1000, CIDToGIDMap=Name.Identity,
        )
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(f"/VALUES+{name}"),
            Encoding=Name("/Identity-H"), DescendantFonts=Array([descendant]),
            ToUnicode=pdf.make_stream(_letters(used)),
        )
    )  # fmt: skip


@lru_cache(maxsize=64)
def _subset(name: str, glyphs: tuple[int, ...]) -> tuple[bytes, tuple[int, ...]]:
    """The font with these glyphs alone, under their own numbers."""
    wanted = harfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = harfbuzz.SubsetFlags.RETAIN_GIDS | harfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _LAYOUT_TABLES)
    return bytes(_prepared(name, wanted)), (-1000, -500, 2500, 1300)


def _prepared(name: str, wanted: Any) -> bytes:
    subset = harfbuzz.subset(_accelerated(name), wanted)
    data: bytes = subset.blob.data
    return data


@lru_cache(maxsize=16)
def _accelerated(name: str) -> Any:
    return harfbuzz.subset_preprocess(face(name).face)


def _letters(used: dict[int, str]) -> bytes:
    """The ToUnicode map."""
    lines = [
        f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for glyph, text in sorted(used.items())
        if text
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    mapped = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def "
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{mapped}endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()

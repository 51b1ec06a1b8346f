"""Text as glyphs of the project's fonts, shaped as the reference shapes it: font, glyph, advance."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import uharfbuzz as harfbuzz

from compliance.common.glyphs import FONT_DIRECTORY

# The families of the style sheet, in its order.
FAMILIES: Final = {
    "mincho": ("DeskMincho", "DeskLatinSerif", "DeskSymbols"),
    "gothic": ("DeskGothic", "DeskLatinSans", "DeskSymbols"),
    "latin": ("DeskLatinSerif", "DeskMincho", "DeskSymbols"),
    "narrow": ("DeskNarrow", "DeskLatinSans", "DeskMincho", "DeskSymbols"),
    "symbols": ("DeskSymbols", "DeskMincho"),
}
_JAPANESE_SCRIPTS: Final = ("CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA")


class NotDrawnFast(Exception):  # noqa: N818 - a reason, not a fault: the reference draws it
    """This form needs something only the reference can draw; says what."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, with what is needed to set it."""

    name: str
    face: Any
    font: Any
    codes: frozenset[int]
    upem: int
    ascent: float
    descent: float

    def advance(self, glyph: int) -> float:
        return float(self.font.get_glyph_h_advance(glyph)) / self.upem


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a run, in parts of the type size; `text` is what it stands for."""

    face: str
    id: int
    advance: float
    offset: float
    rise: float
    text: str


@cache
def face(name: str) -> Face:
    blob = harfbuzz.Blob.from_file_path(str(FONT_DIRECTORY / f"{name}-Regular.ttf"))
    found = harfbuzz.Face(blob)
    font = harfbuzz.Font(found)
    extents = font.get_font_extents("ltr")
    return Face(
        name=name,
        face=found,
        font=font,
        codes=frozenset(found.unicodes),
        upem=found.upem,
        ascent=extents.ascender / found.upem,
        descent=-extents.descender / found.upem,
    )


@lru_cache(maxsize=20000)
def shaped(text: str, family: str, language: str) -> tuple[Glyph, ...]:
    """The glyphs of a text; NotDrawnFast where a letter needs a font of another script."""
    glyphs: list[Glyph] = []
    for name, run in _runs(text, family):
        glyphs += _shape(run, face(name), language)
    return tuple(glyphs)


def _runs(text: str, family: str) -> list[tuple[str, str]]:
    """The text cut where its font or its script changes."""
    runs: list[tuple[str, str]] = []
    script = ""
    for letter in text:
        name = _font_of(letter, family, runs[-1][0] if runs else "")
        own = _script(letter)
        if runs and runs[-1][0] == name and own in {"", script}:
            runs[-1] = (name, runs[-1][1] + letter)
        elif runs and runs[-1][0] == name and not script:
            runs[-1] = (name, runs[-1][1] + letter)
            script = own
        else:
            runs.append((name, letter))
            script = own
    return runs


def _font_of(letter: str, family: str, before: str) -> str:
    # A mark is set in the font of its letter.
    if before and unicodedata.combining(letter) and ord(letter) in face(before).codes:
        return before
    for name in FAMILIES[family]:
        if ord(letter) in face(name).codes:
            return name
    if letter in "\u200b\u3000 \t":
        return FAMILIES[family][0]
    raise NotDrawnFast(f"a letter of another script: U+{ord(letter):04X}")


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    """A coarse script, empty for what goes with any: digits, spaces, signs."""
    name = unicodedata.name(letter, "")
    if name.startswith(_JAPANESE_SCRIPTS):
        return "japanese"
    return "latin" if name.startswith(("LATIN", "MODIFIER LETTER")) else ""


def _shape(text: str, with_face: Face, language: str) -> list[Glyph]:
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    harfbuzz.shape(with_face.font, buffer, {})
    clusters = [info.cluster for info in buffer.glyph_infos]
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs, said = [], set()
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        told = "" if info.cluster in said else text[info.cluster : ends[info.cluster]]
        said.add(info.cluster)
        upem = with_face.upem
        glyphs.append(
            Glyph(
                with_face.name, info.codepoint, place.x_advance / upem, place.x_offset / upem,
                place.y_offset / upem, told,
            )
        )  # fmt: skip
    return glyphs

"""Which characters the project's own fonts can draw.

A character no font holds would print as nothing or as an empty square; on an official form that is a wrong
name. So every text is asked about here before it is printed.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

FONT_DIRECTORY: Final = Path(__file__).parent / "fonts"

# Joiners and marks of direction steer shaping and have no shape of their own.
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@cache
def drawable() -> frozenset[int]:
    """Every code point some font of the project has a glyph for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - heavy, and only wanted where something is printed

    codes: set[int] = set()
    for path in sorted(FONT_DIRECTORY.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            codes |= set(font.getBestCmap())
    return frozenset(codes)


def undrawable(text: str) -> tuple[str, ...]:
    """The characters of `text` that cannot be printed, each once, in order.

    A variation selector (a name's own shape of a kanji) counts: the plain shape would be another one's name.
    """
    known = drawable()
    found: dict[str, None] = {}
    for character in text:
        if character.isspace() or character in _INVISIBLE or ord(character) in known:
            continue
        if unicodedata.category(character) == "Cc":
            continue
        found[character] = None
    return tuple(found)


def described(character: str) -> str:
    """A character as a person can look it up: `𠮟 (U+20B9F)`."""
    is_mark = unicodedata.category(character).startswith("M")
    shown = character if character.isprintable() and not is_mark else ""
    return f"{shown} (U+{ord(character):04X})".strip()

"""Where a line of a form may be broken: between Japanese letters but for the forbidden ones, at spaces.

A small reading of the line breaking rules of Unicode, enough for what stands on official forms. Where it and
the reference differ, a line ends a letter earlier or later; what does not fit is drawn by the reference.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

# What stands for a box or a line to write on: it behaves as a kanji.
OBJECT: Final = "\u2e80"

# What letters are called below; small kana, the long vowel mark and dots do not begin a line.
_KINDS: Final = {
    letter: kind
    for kind, letters in {
        "open": "([{（［｛「『【〔〈《“‘｟",
        "close": ")]}）］｝」』】〕〉》”’｠、。，．,.!?！？",
        "not first": "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々〻ゝゞヽヾ・：；:;〜‥…％%℃゠",
        "wide space": "\u3000",
        "space": " \t\u200b",
        "glue": "\u00a0\u202f\u2060\ufeff",
        "hyphen": "-‐",
        "slash": "/",
        "digit": "0123456789",
    }.items()
    for letter in letters
}
_NEVER_BEFORE: Final = frozenset(
    {"close", "not first", "wide space", "space", "glue", "mark", "slash", "hyphen"}
)
_WORD: Final = frozenset({"letter", "digit"})


@lru_cache(maxsize=4096)
def _kind(letter: str) -> str:
    if letter in _KINDS:
        return _KINDS[letter]
    if unicodedata.category(letter).startswith("M"):
        return "mark"
    return "kanji" if unicodedata.east_asian_width(letter) in {"W", "F"} else "letter"


@lru_cache(maxsize=65536)
def may_break(before: str, after: str) -> bool:
    """Whether a line may end between the two letters."""
    first, second = _kind(before), _kind(after)
    if first in {"space", "wide space"}:
        return second not in _NEVER_BEFORE
    is_held = (
        second in _NEVER_BEFORE
        or first in {"open", "glue"}
        or (first in {"hyphen", "slash"} and second == "digit")
        or (first in _WORD and second in _WORD)
        # A Latin bracket, comma or full stop clings to the word beside it.
        or (first == "close" and before.isascii() and second in _WORD)
        or (first in _WORD and second == "open" and after.isascii())
    )
    return not is_held

"""Where an address lies, as far as its first words tell."""

from __future__ import annotations

import re

# Every prefecture's name ends in one of four words, and 京都府 alone holds one of them inside.
_PREFECTURE = re.compile(r"^\s*(京都府|.{2,3}?[都道府県])")


def prefecture_of(address: str) -> str:
    """The prefecture an address begins with, or nothing."""
    found = _PREFECTURE.match(address)
    return found.group(1) if found else ""

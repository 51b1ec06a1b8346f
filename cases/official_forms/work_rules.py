"""Articles of the work rules as the forms divide them: 第＿条～第＿条, a few times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from compliance.common.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGE: Final = re.compile(r"\s*[-~〜～–]\s*")
_BETWEEN: Final = re.compile(r"[,、;；\s]+")
_WORDS: Final = re.compile(r"[第条]")


def article_ranges(text: str) -> list[tuple[str, str]]:
    """12-15, 18 is 12 to 15, and 18 alone."""
    plain = _RANGE.sub("-", _WORDS.sub("", normalise(text))).strip()
    ranges = []
    for part in filter(None, _BETWEEN.split(plain)):
        first, _dash, last = part.partition("-")
        ranges.append((first, last))
    return ranges


def article_boxes(prefix: str, text: str, *, boxes: int) -> Iterator[tuple[str, str]]:
    """The ranges in their boxes; what is more than the form has room for follows in the last one."""
    ranges = article_ranges(text)
    shown, rest = ranges[:boxes], ranges[boxes:]
    if rest:
        first, last = shown[-1]
        further = ["～".join(filter(None, each)) for each in rest]
        shown[-1] = (first, "、".join([last or first, *further]))
    for number, (first, last) in enumerate(shown, start=1):
        yield f"{prefix}_{number}_from", first
        yield f"{prefix}_{number}_to", last

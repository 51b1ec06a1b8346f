"""The mini-markup of official forms: where values, boxes and circles stand within printed words.

Printed text is written as it stands on the paper; what is filled in is named in double square brackets:

    [[name]]             the value, in place         [[name:40]]           on a line 40 mm wide
    [[date:signed_on]]   年 月 日 with the numbers    [[year:signed_on]]    month, day, era, era_year
    [[box:sex=male]]     □, ticked when it holds     [[ring:sex=male|男]]  in a circle when it holds
    [[lines:reason]]     several lines, as written   [[digits:number=13]]  a square for each character
    [[char:number=1]]    the first character alone   [[no]] [[no:wide]]    the number of the record
    [[blank:40]]         a line for handwriting      [[gap:10]]            nothing, 10 mm wide
    [[small|words]]      also large, bold, underline, en, gothic

A single bracket is a bracket; two of them are written [[[[ .
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mark(StrEnum):
    """What a piece of marked-up text is."""

    WORDS = "words"
    VALUE = "value"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    ERA = "era"
    ERA_YEAR = "era_year"
    BOX = "box"
    RING = "ring"
    LINES = "lines"
    DIGITS = "digits"
    CHAR = "char"
    NUMBER = "no"
    BLANK = "blank"
    GAP = "gap"


DATE_PARTS: Final = frozenset({Mark.YEAR, Mark.MONTH, Mark.DAY, Mark.ERA, Mark.ERA_YEAR})
MANNERS: Final = frozenset({"small", "large", "bold", "underline", "en", "gothic"})
# Names a field may not have: they open a mark.
RESERVED: Final = frozenset(mark.value for mark in Mark) | MANNERS

_KEY: Final = r"[a-z][a-z0-9_]*(?:\.\d+\.[a-z][a-z0-9_]*)?"
_MEASURE: Final = r"\d+(?:\.\d+)?"
_MARKUP: Final = re.compile(r"\[\[\[\[|\[\[(.*?)\]\]", re.DOTALL)
_FORMS: Final = (
    (re.compile(rf"({_KEY})"), Mark.VALUE),
    (re.compile(rf"({_KEY}):(?P<measure>{_MEASURE})"), Mark.VALUE),
    (re.compile(rf"date:({_KEY})"), Mark.DATE),
    (re.compile(rf"lines:({_KEY})"), Mark.LINES),
    (re.compile(rf"(?P<part>year|month|day|era|era_year):({_KEY})"), None),
    (re.compile(rf"box:({_KEY})(?:=(?P<answer>[a-z0-9_,]+))?"), Mark.BOX),
    (re.compile(rf"ring:({_KEY})(?:=(?P<answer>[a-z0-9_,]+))?\|(?P<words>.+)", re.DOTALL), Mark.RING),
    (re.compile(rf"digits:({_KEY})=(?P<measure>\d+)"), Mark.DIGITS),
    (re.compile(rf"char:({_KEY})=(?P<measure>\d+)"), Mark.CHAR),
)
_WITHOUT_KEY: Final = (
    (re.compile(rf"blank:(?P<measure>{_MEASURE})"), Mark.BLANK),
    (re.compile(rf"gap:(?P<measure>{_MEASURE})"), Mark.GAP),
    (re.compile(r"no(?P<answer>:wide)?"), Mark.NUMBER),
)


class MarkupError(ValueError):
    """A mark that means nothing; says what may stand there."""


@dataclass(frozen=True, slots=True)
class Token:
    """Words, or one mark."""

    mark: Mark
    key: str = ""
    # The answers a box or circle stands for, separated by commas.
    answers: tuple[str, ...] = ()
    words: str = ""
    # Width in millimetres, number of squares, or which character.
    measure: float | None = None
    manner: str = ""

    @property
    def is_live(self) -> bool:
        """Whether it differs from one filled form to the next."""
        return bool(self.key) or self.mark is Mark.NUMBER


def tokens(text: str) -> tuple[Token, ...]:
    """The pieces of one line of text, in order."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Token]:
    position = 0
    words = ""
    for found in _MARKUP.finditer(text):
        words += _plain(text[position : found.start()])
        position = found.end()
        if found.group() == "[[[[":
            words += "[["
            continue
        if words:
            yield Token(Mark.WORDS, words=words)
            words = ""
        yield _token(found.group(1))
    words += _plain(text[position:])
    if words:
        yield Token(Mark.WORDS, words=words)


def _plain(words: str) -> str:
    if "[[" in words:
        raise MarkupError(f"a mark is opened and not closed in {words!r}; close it with ]]")
    return words


def _token(inside: str) -> Token:
    manner, bar, words = inside.partition("|")
    if bar and manner in MANNERS:
        return Token(Mark.WORDS, words=words, manner=manner)
    for simple, meant in _WITHOUT_KEY:
        if found := simple.fullmatch(inside):
            parts = found.groupdict()
            measure = float(parts["measure"]) if parts.get("measure") else None
            return Token(meant, measure=measure, manner="wide" if parts.get("answer") else "")
    if inside not in RESERVED:
        for pattern, mark in _FORMS:
            if found := pattern.fullmatch(inside):
                return _with_key(found, mark)
    raise MarkupError(
        f"[[{inside}]] is no mark; write [[key]], [[key:40]], [[date:key]], [[year:key]], [[box:key=value]], "
        "[[ring:key=value|word]], [[lines:key]], [[digits:key=13]], [[char:key=1]], [[no]], [[blank:40]], "
        "[[gap:10]] or [[small|words]]"
    )


def _with_key(found: re.Match[str], mark: Mark | None) -> Token:
    parts = found.groupdict()
    key = next(group for group in found.groups() if group and group != parts.get("part"))
    return Token(
        mark or Mark(parts["part"]),
        key=key,
        answers=tuple((parts.get("answer") or "").split(",")) if parts.get("answer") else (),
        words=parts.get("words") or "",
        measure=float(parts["measure"]) if parts.get("measure") else None,
    )

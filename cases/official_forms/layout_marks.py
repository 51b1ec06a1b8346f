"""Checks that every mark of a layout names a field of the edition, and one that can be drawn that way."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from cases.official_forms.layout_problem import LayoutError
from cases.official_forms.markup import DATE_PARTS, Mark
from cases.official_forms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.official_forms.fieldspec import Asked, FieldSpec
    from cases.official_forms.layout import Text
    from cases.official_forms.markup import Token

_DATES: Final = DATE_PARTS | {Mark.DATE}
_CHOICES: Final = frozenset({Mark.BOX, Mark.RING})


class Checker:
    """The fields a mark may name: the edition's, and within a repeated row those of its record."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.of = ""

    @contextmanager
    def within(self, of: str) -> Iterator[None]:
        """Marks in the pattern of a repeated row."""
        before, self.of = self.of, of
        try:
            yield
        finally:
            self.of = before

    def check(self, text: Text, where: str) -> None:
        for token in text.tokens():
            if token.key:
                self._check(token, self._field(token.key, where), where)
            elif token.mark is Mark.NUMBER and not self.of:
                raise LayoutError(f"{where}: [[no]] stands outside a repeated row; it would number nothing")

    def _field(self, key: str, where: str) -> FieldSpec:
        lists = self.asked.lists
        listed, _dot, rest = key.partition(".")
        if rest:
            name = rest.partition(".")[2]
            if listed in lists and name in lists[listed].fields:
                return lists[listed].fields[name]
        elif self.of and key in lists[self.of].fields:
            return lists[self.of].fields[key]
        elif key in self.asked.fields:
            return self.asked.fields[key]
        raise LayoutError(f"{where}: [[{key}]] names no field; add it under fields or correct the mark")

    @staticmethod
    def _check(token: Token, field: FieldSpec, where: str) -> None:
        name = f"{where}: [[{token.mark}:{token.key}]]"
        if (token.mark in _DATES) != (field.kind is Kind.DATE) and token.mark is not Mark.BOX:
            raise LayoutError(f"{name} does not go with kind {field.kind}; a date takes date: or its parts")
        is_answer = field.kind in {Kind.CHOICE, Kind.FLAGS}
        if token.mark in {Mark.VALUE, Mark.LINES} and is_answer and not field.words:
            raise LayoutError(
                f"{name} would print a code; write box: or ring:, or give its words: choices: {{code: word}}"
            )
        if token.mark in _CHOICES:
            if token.answers and not is_answer:
                raise LayoutError(f"{name} needs a field of kind choice or flags, not {field.kind}")
            unknown = [answer for answer in token.answers if field.choices and answer not in field.choices]
            if unknown:
                raise LayoutError(f"{name}: it never is {', '.join(unknown)}; choices are {field.choices}")

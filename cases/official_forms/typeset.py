"""Printed words and values as rows of pieces: marks resolved with what the form is filled with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.fieldspec import asked
from cases.official_forms.markup import DATE_PARTS, Mark, Token
from cases.official_forms.model import Field, Kind, cell_key
from cases.official_forms.pieces import Content, Fit, Line, Piece, Placed, Shape, resized
from compliance.common.wareki import era_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from cases.official_forms.layout import Layout, Paper, Style, Text
    from cases.official_forms.model import FilledForm, Row

# Of the size of the words around them.
SMALLER: Final = 0.8
LARGER: Final = 1.25
SECOND_LANGUAGE: Final = 0.85
_YEAR_EM: Final = 2.6
_PART_EM: Final = 1.7
_WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_FONT_OF: Final = {"bold": "gothic", "gothic": "gothic", "en": "narrow"}


@dataclass(slots=True)
class Typesetter:
    """Turns texts of the layout into contents, numbering them in the order in which they stand."""

    filled: FilledForm
    layout: Layout
    wording: Mapping[str, Any]
    fit: Fit = field(default_factory=Fit)
    # The form's words with nothing filled in.
    is_blank: bool = False
    # The heights to keep on a blank sheet, by content, in points.
    kept: Mapping[str, float] = field(default_factory=dict)
    # What was asked to be set, by name; a copy of a form is set again from it.
    placed: dict[str, Placed] = field(default_factory=dict)
    fields: dict[str, Field] = field(init=False)
    _count: int = 0

    def __post_init__(self) -> None:
        self.fields = {box.key: box for box in self.filled.all_fields()}

    def content(
        self, text: Text, style: Style, paper: Paper, *, row: tuple[str, int] | None = None,
        held_mm: float | None = None,
    ) -> Content:  # fmt: skip
        """The next content of the form."""
        self._count += 1
        id_ = f"c{self._count}"
        self.placed[id_] = Placed(text, style, paper, row, held_mm)
        return self.set(id_)

    def set(self, id_: str) -> Content:
        """The content of that name, as it is filled in."""
        place = self.placed[id_]
        pt = place.style.pt or place.paper.pt
        content = Content(
            id=id_,
            lines=tuple(self._lines(id_, place, pt)),
            style=place.style,
            pt=pt,
            line_height=place.style.line_height or place.paper.line_height,
            is_live=place.text.is_live,
            held_mm=place.held_mm,
            kept_pt=self.kept.get(id_),
        )
        return resized(content, self.fit.sizes[id_]) if id_ in self.fit.sizes else content

    def _lines(self, id_: str, place: Placed, pt: float) -> Iterator[Line]:
        inks = _Inks(self, id_, place.style, place.row)
        for language, rows in place.text.by_language.items():
            if language != "ja" and language not in {self.filled.language, *self.layout.always}:
                continue
            size = pt if language == "ja" else max(pt * SECOND_LANGUAGE, min(pt, place.paper.floor_pt))
            font = (place.style.font or "mincho") if language == "ja" else _second_font(language)
            for tokens in rows:
                pieces = tuple(piece for token in tokens for piece in inks.pieces(token, size, font))
                yield Line(pieces=pieces, language=language, pt=size, font=font)

    def box(self, key: str, row: tuple[str, int] | None) -> Field | None:
        """The field a mark names: of the record in whose row it stands, of a numbered record, of the form."""
        listed, dot, rest = key.partition(".")
        if dot:
            number, _dot, name = rest.partition(".")
            return self.fields.get(cell_key(int(number), name, of=listed))
        if row is not None:
            of, number_ = row
            # A row without a record is empty: it never shows the form's own field of the same name.
            if key in self._names_of(of):
                return self.fields.get(cell_key(number_, key, of=of))
        return self.fields.get(key)

    def _names_of(self, of: str) -> Collection[str]:
        spec = asked(self.filled.edition).lists.get(of)
        return spec.fields if spec is not None else ()

    def records(self, of: str) -> tuple[Row, ...]:
        return self.filled.rows_of(of)


@dataclass(frozen=True, slots=True)
class _Inks:
    """The pieces of one content."""

    setter: Typesetter
    id: str
    style: Style
    row: tuple[str, int] | None

    def pieces(self, token: Token, pt: float, font: str) -> Iterator[Piece]:
        if token.mark is Mark.WORDS:
            yield self._words(token, pt, font)
        elif token.mark is Mark.BLANK:
            yield Piece(shape=Shape.SLOT, pt=pt, font=font, width_mm=token.measure or 0, is_underlined=True)
        elif token.mark is Mark.GAP:
            yield Piece(shape=Shape.GAP, pt=pt, width_mm=token.measure or 0)
        elif token.mark is Mark.NUMBER:
            number = str(self.row[1]) if self.row else ""
            yield Piece(
                shape=Shape.TEXT, pt=pt, font=font, text=number.translate(_WIDE) if token.manner else number
            )
        else:
            yield from self._value(token, pt, font)

    @staticmethod
    def _words(token: Token, pt: float, font: str) -> Piece:
        scale = {"small": SMALLER, "large": LARGER}.get(token.manner, 1.0)
        return Piece(
            shape=Shape.TEXT,
            text=token.words,
            pt=pt * scale,
            font=_FONT_OF.get(token.manner, font),
            is_underlined=token.manner == "underline",
        )

    def _value(self, token: Token, pt: float, font: str) -> Iterator[Piece]:
        box = None if self.setter.is_blank else self.setter.box(token.key, self.row)
        if token.mark is Mark.BOX:
            marks = self.setter.layout
            is_chosen = _holds(box, token.answers)
            text = marks.mark_on if is_chosen else marks.mark_off
            yield Piece(shape=Shape.TICK, text=text, pt=pt, font=font, is_chosen=is_chosen)
        elif token.mark is Mark.RING:
            yield Piece(
                shape=Shape.RING, text=token.words, pt=pt, font=font, is_chosen=_holds(box, token.answers)
            )
        elif token.mark is Mark.DATE:
            yield from self._date(box.day if box else None, pt, font)
        elif token.mark in DATE_PARTS:
            yield Piece(shape=Shape.TEXT, text=_part(token.mark, box.day if box else None), pt=pt, font=font)
        else:
            yield self._text(token, box, pt, font)

    def _text(self, token: Token, box: Field | None, pt: float, font: str) -> Piece:
        text = shown(box)
        key = box.key if box is not None else ""
        if (self.id, key) in self.setter.fit.continued:
            text = self.setter.wording["see_separate_sheet"]["ja"]
        measure = token.measure or 0.0
        if token.mark is Mark.DIGITS:
            squares = text.replace("-", "").replace(" ", "")
            return Piece(shape=Shape.SQUARES, text=squares, pt=pt, font=font, width_mm=measure)
        if token.mark is Mark.CHAR:
            letters = text.replace("-", "").replace(" ", "")
            place = int(measure)
            return Piece(shape=Shape.TEXT, text=letters[place - 1 : place], pt=pt, font=font)
        shape = Shape.SLOT if measure else Shape.TEXT
        return Piece(
            shape=shape, text=text, pt=pt, font=font, width_mm=measure, is_underlined=bool(measure), key=key
        )

    def _date(self, day: date | None, pt: float, font: str) -> Iterator[Piece]:
        words = self.setter.wording["date"]["ja"]
        numbers = (day.year, day.month, day.day) if day else ("", "", "")
        for number, word, width in zip(numbers, words, (_YEAR_EM, _PART_EM, _PART_EM), strict=True):
            yield Piece(
                shape=Shape.SLOT, text=str(number), pt=pt, font=font, is_centred=True,
                width_mm=width * pt * 25.4 / 72,
            )  # fmt: skip
            yield Piece(shape=Shape.TEXT, text=word, pt=pt, font=font)


def shown(box: Field | None) -> str:
    """The value as it is printed."""
    if box is None:
        return ""
    if box.kind is Kind.DATE:
        return box.day.isoformat() if box.day else ""
    return box.words if box.kind in {Kind.CHOICE, Kind.FLAGS} else box.value


def _holds(box: Field | None, answers: tuple[str, ...]) -> bool:
    if box is None:
        return False
    if not answers:
        return not box.is_blank if box.kind is not Kind.CHOICE else box.is_yes
    return any(box.holds(answer) for answer in answers)


def _part(mark: Mark, day: date | None) -> str:
    if day is None:
        return ""
    era = era_of(day)
    return {
        Mark.YEAR: str(day.year),
        Mark.MONTH: str(day.month),
        Mark.DAY: str(day.day),
        Mark.ERA: era.name if era else "",
        Mark.ERA_YEAR: str(era.year_of(day)) if era else "",
    }[mark]


def _second_font(language: str) -> str:
    return "narrow" if language == "en" else "latin"

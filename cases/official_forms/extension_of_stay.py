"""在留期間更新許可申請書, applicant's sheet 1: application for extension of period of stay.

What is printed, and what must be there, for one set of plain facts. Form number, item numbers and printed
wording are in the rulebook (official_forms/extension_of_stay).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.model import NO, YES, Field, FilledForm, Kind, Lack, Missing, Place, Row, cell_key
from cases.official_forms.registry import edition
from compliance.common.glyphs import undrawable
from compliance.rulebook import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cases.official_forms.registry import Edition

SLUG: Final = "extension_of_stay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """在日親族及び同居者: one line of item 16, as far as it is known."""

    relation: str = ""
    name: str = ""
    birth_date: date | None = None
    nationality: str = ""
    lives_together: bool | None = None
    workplace: str = ""
    card_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionFacts:
    """All the sheet asks. A blank or None is unknown; the declarations are None until a person answers."""

    name: str = ""
    family_name: str = ""
    given_names: str = ""
    nationality: str = ""
    birth_date: date | None = None
    sex: str = ""
    is_married: bool | None = None
    occupation: str = ""
    home_address: str = ""
    address: str = ""
    phone: str = ""
    mobile: str = ""
    passport_number: str = ""
    passport_expires_on: date | None = None
    status: str = ""
    period: str = ""
    expires_on: date | None = None
    card_number: str = ""
    desired_period: str = ""
    reason: str = ""
    has_criminal_record: bool | None = None
    criminal_record_detail: str = ""
    has_family_in_japan: bool | None = None
    relatives: tuple[Relative, ...] = ()


def fill(facts: ExtensionFacts, *, filed_on: date) -> FilledForm:
    """The sheet as data. Nothing is guessed: what is unknown stays blank and is listed as missing."""
    form = edition(SLUG, filed_on=filed_on)
    names_rule = rule("official_forms/nationality_names", filed_on=filed_on)
    filler = _Filler(form=form, countries=names_rule.value)
    boxes = tuple(filler.boxes(facts))
    rows = tuple(filler.row(number, relative) for number, relative in enumerate(facts.relatives, start=1))
    return FilledForm(
        edition=form,
        subject=facts.name or f"{facts.family_name} {facts.given_names}".strip(),
        fields=boxes,
        rows=rows,
        missing=tuple(filler.missing(facts, boxes, rows)),
        warnings=tuple(_warnings(facts, filed_on)),
        because=(form.rule, names_rule),
    )


@dataclass(frozen=True, slots=True)
class _Filler:
    form: Edition
    countries: Mapping[str, str]

    def boxes(self, facts: ExtensionFacts) -> Iterator[Field]:
        worker, passport, card, request = Place.WORKER, Place.PASSPORT, Place.CARD, Place.REQUEST
        is_split = bool(facts.family_name or facts.given_names)
        yield self.text("nationality", self.country(facts.nationality), worker)
        yield self.date("birth_date", facts.birth_date, worker)
        # Some people have one name only; a name nobody has divided is written whole, never cut by guesswork.
        yield self.text("name", "" if is_split else facts.name, worker, required=not is_split)
        yield self.text("family_name", facts.family_name, worker, required=False)
        yield self.text("given_names", facts.given_names, worker, required=False)
        yield self.choice("sex", facts.sex, worker)
        yield self.choice("is_married", _answer(facts.is_married), worker)
        yield self.text("occupation", facts.occupation, worker)
        yield self.text("home_address", facts.home_address, worker)
        yield self.text("address", facts.address, worker)
        # One of the two numbers is enough.
        yield self.text("phone", facts.phone, worker, required=not facts.mobile)
        yield self.text("mobile", facts.mobile, worker, required=False)
        yield self.text("passport_number", facts.passport_number, passport, is_identifying=True)
        yield self.date("passport_expires_on", facts.passport_expires_on, passport)
        yield self.text("status", facts.status, card)
        yield self.text("period", facts.period, card)
        yield self.date("expires_on", facts.expires_on, card)
        yield self.text("card_number", facts.card_number, card, is_identifying=True)
        yield self.text("desired_period", facts.desired_period, request)
        yield self.text("reason", facts.reason, request)
        yield self.choice("has_criminal_record", _answer(facts.has_criminal_record), worker)
        has_record = facts.has_criminal_record is True
        detail = facts.criminal_record_detail if has_record else ""
        yield self.text("criminal_record_detail", detail, worker, required=has_record)
        contradicted = facts.has_family_in_japan is False and bool(facts.relatives)
        family = "" if contradicted else _answer(facts.has_family_in_japan)
        yield self.choice("has_family_in_japan", family, worker)

    def row(self, number: int, relative: Relative) -> Row:
        def cell(name: str, value: str = "", **facts: Any) -> Field:
            label = self.form.label(f"relative_{name}")
            key = cell_key(number, name)
            return Field(key=key, label=label, place=Place.FAMILY, value=_tidy(value), row=number, **facts)

        return Row(
            number=number,
            cells=(
                cell("relation", relative.relation),
                cell("name", relative.name),
                cell("birth_date", kind=Kind.DATE, day=relative.birth_date),
                cell("nationality", self.country(relative.nationality)),
                cell("lives_together", _answer(relative.lives_together), kind=Kind.CHOICE),
                cell("workplace", relative.workplace, required=False),
                cell("card_number", relative.card_number, required=False, is_identifying=True),
            ),
        )

    def missing(
        self, facts: ExtensionFacts, boxes: tuple[Field, ...], rows: tuple[Row, ...]
    ) -> Iterator[Missing]:
        for box in boxes:
            yield from self.lacks(box, facts)
        if facts.has_family_in_japan and not rows:
            yield Missing(
                key="relatives", label=self.form.label("relatives"), place=Place.FAMILY, lack=Lack.BLANK
            )
        for row, relative in zip(rows, facts.relatives, strict=True):
            for cell in row.cells:
                unknown = cell.key.endswith("nationality") and bool(relative.nationality)
                yield from _lacks_of(cell, row=row.number, unknown_country=unknown)

    def lacks(self, box: Field, facts: ExtensionFacts) -> Iterator[Missing]:
        if box.key == "has_family_in_japan" and facts.has_family_in_japan is False and facts.relatives:
            yield Missing(key=box.key, label=box.label, place=Place.FAMILY, lack=Lack.CONTRADICTED)
            return
        yield from _lacks_of(box, unknown_country=box.key == "nationality" and bool(facts.nationality))

    def country(self, code: str) -> str:
        return self.countries.get(code, "")

    def text(self, key: str, value: str, place: Place, **facts: Any) -> Field:
        return Field(key=key, label=self.form.label(key), place=place, value=_tidy(value), **facts)

    def date(self, key: str, day: date | None, place: Place) -> Field:
        return Field(key=key, label=self.form.label(key), place=place, kind=Kind.DATE, day=day)

    def choice(self, key: str, value: str, place: Place) -> Field:
        return Field(key=key, label=self.form.label(key), place=place, kind=Kind.CHOICE, value=value)


def _lacks_of(box: Field, *, row: int | None = None, unknown_country: bool = False) -> Iterator[Missing]:
    if box.required and box.is_blank:
        lack = Lack.UNANSWERED if box.kind is Kind.CHOICE else Lack.BLANK
        if unknown_country:
            lack = Lack.UNKNOWN_NATIONALITY
        yield Missing(key=box.key, label=box.label, place=box.place, lack=lack, row=row)
    characters = undrawable(box.value)
    if characters:
        detail = " ".join(characters)
        yield Missing(
            key=box.key, label=box.label, place=box.place, lack=Lack.UNDRAWABLE, row=row, detail=detail
        )


def _warnings(facts: ExtensionFacts, filed_on: date) -> Iterator[str]:
    if facts.expires_on is not None and facts.expires_on < filed_on:
        yield "period_of_stay_has_ended"
    if facts.passport_expires_on is not None and facts.passport_expires_on < filed_on:
        yield "passport_has_expired"
    if facts.name and not (facts.family_name or facts.given_names):
        yield "name_not_divided"


def _answer(answer: bool | None) -> str:
    if answer is None:
        return ""
    return YES if answer else NO


def _tidy(text: str) -> str:
    """One way to write each letter (Vietnamese typed in pieces is joined), no stray spaces and codes."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(character for character in plain if unicodedata.category(character) != "Cc")

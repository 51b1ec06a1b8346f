"""Plain values and an edition make a filled form: boxes as data, and what is missing and where it is entered.

Nothing is guessed: a value that is None or empty stays blank and, where the form wants it, is missing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.fieldspec import ANY, NOTHING, FieldSpec, ListSpec, asked
from cases.official_forms.model import NO, YES, Field, FilledForm, Kind, Lack, Missing, Row, cell_key
from compliance.common.glyphs import undrawable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.official_forms.layout import Condition
    from cases.official_forms.registry import Edition
    from compliance.rulebook import Rule

# What a collector may hand over: text, code or flags, a date, a number, an answer to a yes-or-no question.
Value = str | bool | int | Decimal | date | Iterable[str] | None
_CHOICES: Final = frozenset({Kind.CHOICE, Kind.FLAGS})


def fill(
    edition: Edition,
    values: Mapping[str, Value],
    rows: Mapping[str, Sequence[Mapping[str, Value]]] | None = None,
    *,
    subject: str,
    language: str = "ja",
    warnings: Iterable[str] = (),
    because: Iterable[Rule] = (),
    missing: Iterable[Missing] = (),
) -> FilledForm:
    """The form with its values. `missing` adds what only the collector knows is lacking or contradicted."""
    if language not in edition.languages:
        raise ValueError(f"{edition.slug} {edition.name} is not printed in {language!r}: {edition.languages}")
    wanted = asked(edition)
    filler = _Filler(wanted.fields, values, f"{edition.slug} {edition.name}")
    boxes = filler.boxes()
    records = {key: tuple(given) for key, given in (rows or {}).items()}
    if unknown := sorted(set(records) - set(wanted.lists)):
        raise KeyError(f"{edition.slug} {edition.name} has no list {', '.join(unknown)}")
    lines = tuple(
        line for spec in wanted.lists.values() for line in _lines(spec, records.get(spec.key, ()), filler)
    )
    # What the collector says itself of a box stands; the same box is not said to be blank as well.
    said = tuple(missing)
    named = {lack.key for lack in said}
    found = (*filler.missing(boxes), *_missing_rows(wanted.lists.values(), records, lines, filler))
    return FilledForm(
        edition=edition,
        subject=subject,
        fields=boxes,
        rows=lines,
        missing=(*said, *(lack for lack in found if lack.key not in named)),
        warnings=tuple(warnings),
        because=(edition.rule, *because),
        language=language,
    )


@dataclass(frozen=True, slots=True)
class _Filler:
    """One set of fields with its values: the form's own, or those of one record."""

    specs: Mapping[str, FieldSpec]
    values: Mapping[str, Value]
    where: str
    of: str = ""
    number: int | None = None
    # The form's own values, which a record's conditions may ask for too.
    outer: _Filler | None = None

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.values) - set(self.specs)):
            raise KeyError(
                f"{self.where} has no field {', '.join(unknown)}; add it to the edition or leave it out"
            )

    def boxes(self) -> tuple[Field, ...]:
        return tuple(self._box(spec) for spec in self.specs.values())

    def _box(self, spec: FieldSpec) -> Field:
        key = spec.key if self.number is None else cell_key(self.number, spec.key, of=self.of)
        facts: dict[str, Any] = {
            "key": key, "label": spec.label, "place": spec.place, "kind": spec.kind, "row": self.number,
            "is_identifying": spec.is_identifying, "required": self._is_required(spec),
        }  # fmt: skip
        value = self.values.get(spec.key)
        if self.holds(spec.only_when) and spec.kind is not Kind.SIGN:
            facts |= written(value, spec, self.where)
        return Field(**facts)

    def _is_required(self, spec: FieldSpec) -> bool:
        if spec.kind is Kind.SIGN or not self.holds(spec.only_when):
            return False
        if spec.required_when.wanted:
            return self.holds(spec.required_when)
        if spec.required_unless.wanted:
            return not self.holds(spec.required_unless)
        return spec.required

    def holds(self, condition: Condition) -> bool:
        """Whether every field of the condition has one of the answers it names."""
        return all(self._has(key, answers) for key, answers in condition.wanted)

    def _has(self, key: str, answers: tuple[str, ...]) -> bool:
        if key not in self.specs:
            return self.outer is not None and self.outer._has(key, answers)  # noqa: SLF001 - the same class
        given = codes(self.values.get(key))
        return any(bool(given) if a == ANY else not given if a == NOTHING else a in given for a in answers)

    def missing(self, boxes: Iterable[Field]) -> Iterator[Missing]:
        for box in boxes:
            if box.required and box.is_blank:
                lack = Lack.UNANSWERED if box.kind in _CHOICES else Lack.BLANK
                yield Missing(key=box.key, label=box.label, place=box.place, lack=lack, row=box.row)
            if box.kind not in _CHOICES and (lost := undrawable(box.value)):
                yield Missing(
                    key=box.key, label=box.label, place=box.place, lack=Lack.UNDRAWABLE, row=box.row,
                    detail=" ".join(lost),
                )  # fmt: skip


def _lines(spec: ListSpec, records: Sequence[Mapping[str, Value]], outer: _Filler) -> Iterator[Row]:
    for number, record in enumerate(records, start=1):
        filler = _Filler(spec.fields, record, f"{outer.where}: {spec.key}", spec.key, number, outer)
        yield Row(number=number, cells=filler.boxes(), of=spec.key)


def _missing_rows(
    specs: Iterable[ListSpec],
    records: Mapping[str, Sequence[Mapping[str, Value]]],
    lines: tuple[Row, ...],
    outer: _Filler,
) -> Iterator[Missing]:
    for spec in specs:
        is_required = outer.holds(spec.required_when) if spec.required_when.wanted else spec.required
        if is_required and not records.get(spec.key):
            yield Missing(key=spec.key, label=spec.label, place=spec.place, lack=Lack.BLANK)
    for line in lines:
        yield from outer.missing(line.cells)


def codes(value: Value) -> tuple[str, ...]:
    """The answers a value amounts to; empty when there is none."""
    if value is None or value == "":
        return ()
    if isinstance(value, bool):
        return (YES if value else NO,)
    if isinstance(value, str):
        return (value,)
    if isinstance(value, date):
        return (value.isoformat(),)
    if isinstance(value, int | Decimal):
        return (str(value),)
    return tuple(value)


def written(value: Value, spec: FieldSpec, where: str) -> dict[str, Any]:
    """The value as the box keeps it; TypeError or ValueError when it is of another kind than the field."""
    if value is None or value == "":
        return {}
    if spec.kind is Kind.DATE:
        return {"day": _of_type(value, date, spec, where)}
    if spec.kind in _CHOICES:
        return _answer(codes(value), spec, where)
    if spec.kind in {Kind.NUMBER, Kind.YEN} and not isinstance(value, str):
        return {"value": f"{_of_type(value, (int, Decimal), spec, where):,}"}
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = _of_type(value, str, spec, where)
    return {"value": tidy_lines(text) if spec.kind is Kind.LINES else tidy(text)}


def _answer(given: tuple[str, ...], spec: FieldSpec, where: str) -> dict[str, Any]:
    if spec.choices and (unknown := [code for code in given if code not in spec.choices]):
        raise ValueError(f"{where}: {spec.key} is {', '.join(unknown)}; it is one of {spec.choices}")
    words = "、".join(spec.words[code] for code in given if code in spec.words)
    if spec.kind is Kind.FLAGS:
        return {"flags": given, "words": words}
    if len(given) != 1:
        raise ValueError(f"{where}: {spec.key} takes one answer, not {given}")
    return {"value": given[0], "words": words}


def _of_type(value: Any, kinds: Any, spec: FieldSpec, where: str) -> Any:
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise TypeError(f"{where}: {spec.key} is of kind {spec.kind} and cannot take {value!r}")
    return value


def tidy(text: str) -> str:
    """One way to write each letter (Vietnamese typed in pieces is joined), no stray spaces and codes."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(character for character in plain if unicodedata.category(character) != "Cc")


def tidy_lines(text: str) -> str:
    """The same for each line; empty lines at the end fall away."""
    return "\n".join(tidy(line) for line in text.splitlines()).rstrip()

"""The calculator's form, made from the same typed inputs that the command and the API read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from .inputs import Input, Records, missing, read_typed_inputs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .question import Question

_SPARE_ROWS: Final = 1
_FEWEST_ROWS: Final = 3
_MOST_ROWS: Final = 60
_WIDGETS: Final = {
    "date": "date",
    "integer": "number",
    "number": "number",
    "boolean": "select",
    "choice": "select",
    "records": "records",
}


@dataclass(kw_only=True)
class Box:
    """One input on the page: what to type, what was typed, and what is wrong with it."""

    name: str
    label: str
    widget: str
    required: bool
    hint: str = ""
    value: str = ""
    error: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    step: str = ""
    rows: list[list[Box]] = field(default_factory=list)


class CalculatorForm:
    """A question's boxes, with what was typed kept and errors beside them."""

    def __init__(self, question: Question, data: Mapping[str, str] | None = None) -> None:
        self.question = question
        self.data = data or {}
        self.boxes = [self._box(one) for one in question.inputs]

    def read(self) -> tuple[dict[str, Any], dict[str, str]]:
        """The typed values, and what is wrong by name."""
        plain = [one for one in self.question.inputs if not isinstance(one, Records)]
        values, problems = read_typed_inputs(plain, self.data)
        for one in self.question.inputs:
            if isinstance(one, Records):
                self._read_records(one, values, problems)
        return values, problems

    def show(self, problems: Mapping[str, str]) -> None:
        """Put each problem beside its box."""
        for box in self.boxes:
            box.error = problems.get(box.name, "")

    def _box(self, one: Input, name: str = "") -> Box:
        name = name or one.name
        box = Box(
            name=name,
            label=str(one.label),
            widget=_WIDGETS.get(one.kind, "text"),
            required=one.required,
            hint=str(one.hint),
            value=self.data.get(name, ""),
            choices=tuple((value, str(label)) for value, label in one.choices()),
            step="any" if one.kind == "number" else "",
        )
        if isinstance(one, Records):
            box.rows = [self._row(one, number) for number in range(self._row_count(one))]
        return box

    def _row(self, one: Records, number: int) -> list[Box]:
        return [self._box(cell, _cell(one, number, cell)) for cell in one.fields]

    def _row_count(self, one: Records) -> int:
        filled = [
            number
            for number in range(_MOST_ROWS)
            if any(self.data.get(_cell(one, number, cell), "").strip() for cell in one.fields)
        ]
        return min(max(_FEWEST_ROWS, (filled[-1] + 1 if filled else 0) + _SPARE_ROWS), _MOST_ROWS)

    def _read_records(self, one: Records, values: dict[str, Any], problems: dict[str, str]) -> None:
        box = next(box for box in self.boxes if box.name == one.name)
        records, wrong = [], False
        for number, row in enumerate(box.rows):
            typed = {cell.name: self.data.get(_cell(one, number, cell), "") for cell in one.fields}
            if not any(text.strip() for text in typed.values()):
                continue
            record, row_problems = read_typed_inputs(one.fields, typed)
            for cell, cell_box in zip(one.fields, row, strict=True):
                cell_box.error = row_problems.get(cell.name, "")
            wrong = wrong or bool(row_problems)
            records.append(record)
        if wrong:
            problems[one.name] = _("has rows with something wrong in them")
        elif records:
            values[one.name] = tuple(records)
        elif one.required:
            problems[one.name] = missing()


def _cell(one: Records, number: int, cell: Input) -> str:
    return f"{one.name}-{number}-{cell.name}"

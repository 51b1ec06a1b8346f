"""What a filled official form is: every box with its value, what is missing, and where it is entered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from compliance.common.text import mask_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cases.official_forms.registry import Edition, Label
    from compliance.rulebook import Rule

YES = "yes"
NO = "no"


class Place(StrEnum):
    """Where a fact is entered; the screens turn it into an address."""

    WORKER = "worker"
    PASSPORT = "passport"
    CARD = "card"
    FAMILY = "family"
    REQUEST = "request"
    QUALIFICATION = "qualification"
    STAY = "stay"
    ORGANIZATION = "organization"
    OFFICER = "officer"
    SITE = "site"
    CONTRACT = "contract"
    END_OF_CONTRACT = "end_of_contract"
    PAYROLL = "payroll"
    SUPPORT_BODY = "support_body"
    SUPPORT_CONTRACT = "support_contract"
    STAFF = "staff"
    PLAN = "plan"
    HOUSING = "housing"
    TASK = "task"
    LOG = "log"
    INTERVIEW = "interview"
    CONSULTATION = "consultation"
    CASE = "case"
    ANSWERS = "answers"
    EMPLOYER_ANSWERS = "employer_answers"
    EVENT = "event"
    NOTICE = "notice"
    REPORT = "report"


class Kind(StrEnum):
    """How a box is filled."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    FLAGS = "flags"
    NUMBER = "number"
    YEN = "yen"
    LINES = "lines"
    SIGN = "sign"


class Lack(StrEnum):
    """Why a box is not filled as the form wants it."""

    BLANK = "blank"
    UNANSWERED = "unanswered"
    UNKNOWN_NATIONALITY = "unknown_nationality"
    CONTRADICTED = "contradicted"
    INCONSISTENT = "inconsistent"
    UNDRAWABLE = "undrawable"
    # The record is there, but it is not what the form is to prove: it stays a draft.
    NOT_PROOF = "not_proof"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One box of the form.

    A date is kept as a date, a choice as its code and flags as their codes: how they are drawn is the
    layout's affair. A signature is never printed: its box stays empty and is not missing.
    """

    key: str
    label: Label
    place: Place
    kind: Kind = Kind.TEXT
    value: str = ""
    day: date | None = None
    required: bool = True
    # A passport or card number: whole on the form, masked everywhere else.
    is_identifying: bool = False
    # For a cell of a table, its line.
    row: int | None = None
    flags: tuple[str, ...] = ()
    # The answer in the words of the form, where it is printed as words.
    words: str = ""

    @property
    def is_blank(self) -> bool:
        if self.kind is Kind.DATE:
            return self.day is None
        return not (self.flags if self.kind is Kind.FLAGS else self.value)

    def holds(self, answer: str) -> bool:
        """Whether the answer is the one given, or among those given."""
        return answer in self.flags if self.kind is Kind.FLAGS else bool(answer) and self.value == answer

    @property
    def is_yes(self) -> bool:
        return self.value == YES

    @property
    def is_no(self) -> bool:
        return self.value == NO

    @property
    def shown(self) -> str:
        """The value as screens and the API may show it: numbers masked."""
        if self.day is not None:
            return self.day.isoformat()
        if self.flags:
            return ", ".join(self.flags)
        return mask_number(self.value) if self.is_identifying else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of a list (a relative, a worker): the cells of a line of the table."""

    number: int
    cells: tuple[Field, ...]
    # The list it belongs to.
    of: str = "relative"

    def __getitem__(self, name: str) -> Field:
        return _named(self.cells, cell_key(self.number, name, of=self.of))


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A box that is not filled, why, and where to fill it."""

    key: str
    label: Label
    place: Place
    lack: Lack
    row: int | None = None
    # For characters no font can draw.
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """The form as data: tested as it stands, drawn by `render`."""

    edition: Edition
    subject: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...] = ()
    missing: tuple[Missing, ...] = ()
    warnings: tuple[str, ...] = ()
    because: tuple[Rule, ...] = field(default=())
    # The second language printed under the Japanese; ja is Japanese alone.
    language: str = "ja"

    @property
    def is_complete(self) -> bool:
        return not self.missing

    def __getitem__(self, key: str) -> Field:
        return _named(self.fields, key)

    def rows_of(self, of: str) -> tuple[Row, ...]:
        """The records of one list."""
        return tuple(row for row in self.rows if row.of == of)

    def all_fields(self) -> Iterator[Field]:
        yield from self.fields
        for row in self.rows:
            yield from row.cells


def cell_key(number: int, name: str, *, of: str = "relative") -> str:
    """The key of a cell of a record: `relative_2_name`."""
    return f"{of}_{number}_{name}"


def _named(boxes: tuple[Field, ...], key: str) -> Field:
    for box in boxes:
        if box.key == key:
            return box
    raise KeyError(key)

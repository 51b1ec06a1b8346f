"""One row's cells → facts, each with its own error where it cannot be understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.imports import values
from compliance.imports.cells import Setting, read_cell
from compliance.imports.problems import RowError, UnusableCell
from compliance.imports.reading import Broken
from compliance.reckoning.fields import work_category_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.imports.people import WrittenRow

# A ledger of thousands knows a handful of words.
_work_category_for: Final = lru_cache(maxsize=512)(work_category_for)
_IN_THE_PAST: Final = (
    "birth_date",
    "permitted_on",
    "card_issued_on",
    "passport_issued_on",
    "last_interview_on",
    "last_supervisor_interview_on",
)


@dataclass(slots=True)
class Person:
    """What one row says of one person."""

    row: int
    facts: dict[str, Any] = field(default_factory=dict)
    """By column: what was understood; what is blank is missing here."""
    written: dict[str, str] = field(default_factory=dict)
    """By column: as it was written."""
    errors: list[RowError] = field(default_factory=list)

    def has_error(self, *fields: str) -> bool:
        """Whether one of these fields is wrong."""
        return any(error.field in fields for error in self.errors)

    def fails(self, field_name: str, message: str) -> None:
        """The row stays out."""
        self.errors.append(RowError(field_name, message))


def recognise(row: WrittenRow, setting: Setting) -> Person:
    """Read each cell for what its column says, then look at the days together."""
    person = Person(row=row.number)
    for target, cell in row.cells.items():
        person.written[target] = cell.text if isinstance(cell, Broken) else values.text_of(cell)
        try:
            found = read_cell(target, cell, setting)
        except UnusableCell as problem:
            person.fails(target, str(problem))
            continue
        if found is not None and found != "":
            person.facts[target] = found
    _join_names(person)
    _read_category(person, setting)
    _look_at_days(person, setting)
    return person


def _join_names(person: Person) -> None:
    """姓 and 名 in two columns make the name, where the ledger has no whole one."""
    parts = [person.facts[part] for part in ("family_name", "given_names") if part in person.facts]
    if "name" not in person.written and parts:
        person.facts["name"] = " ".join(parts)


def _read_category(person: Person, setting: Setting) -> None:
    """The category's code where the field knows it; else as written."""
    match = person.facts.get("field")
    if match and "work_category" in person.facts:
        category = _work_category_for(person.facts["work_category"], match.code, setting.today)
        if category is not None:
            person.facts["work_category"] = category.code


def _look_at_days(person: Person, setting: Setting) -> None:
    facts = person.facts
    for target in _IN_THE_PAST:
        if target in facts and facts[target] > setting.today:
            person.fails(target, _in_the_future(facts[target]))
    for earlier, later, message in (
        (
            "permitted_on",
            "expires_on",
            _("The period of stay ends before it was permitted. Check both days."),
        ),
        ("card_issued_on", "expires_on", _("The card ended before it was issued. Check both days.")),
        (
            "passport_issued_on",
            "passport_expires_on",
            _("The passport ended before it was issued. Check both days."),
        ),
    ):
        if _both(facts, earlier, later) and facts[later] <= facts[earlier]:
            person.fails(later, message)
    if _both(facts, "starts_on", "contract_ends_on") and facts["contract_ends_on"] < facts["starts_on"]:
        person.fails("contract_ends_on", _("The contract ends before it begins. Check both days."))
    if _both(facts, "starts_on", "left_on") and facts["left_on"] < facts["starts_on"]:
        person.fails("left_on", _("The worker left before the employment began. Check both days."))
    if _both(facts, "birth_date", "starts_on") and facts["starts_on"] <= facts["birth_date"] <= setting.today:
        person.fails("birth_date", _("The date of birth is after the employment began. Check the year."))


def _both(facts: Mapping[str, Any], earlier: str, later: str) -> bool:
    return earlier in facts and later in facts


def _in_the_future(day: date) -> str:
    return _("%(day)s is in the future. Check the year.") % {"day": day.isoformat()}

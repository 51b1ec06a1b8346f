"""One row's cells → facts, each with its own error where it cannot be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.employment.models import EmploymentContract
from compliance.imports import values
from compliance.imports.problems import RowError, UnusableCell, quoted
from compliance.imports.reading import Broken
from compliance.imports.targets import LABELS
from compliance.imports.vocabulary import (
    language_code,
    means_no_end,
    means_nothing,
    nationality_code,
    sex_slug,
)
from compliance.organizations.models import RegisteredSupportOrganization, Site
from compliance.organizations.numbers import registration_number
from compliance.reckoning.cards import residence_card_number
from compliance.reckoning.fields import FieldMatch, field_code_for, work_category_for
from compliance.reckoning.statuses import status_for
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from compliance.imports.people import WrittenRow
    from compliance.imports.reading import Cell

_BETWEEN_LANGUAGES: Final = re.compile(r"[、,，/／・;；&＆\n]|\s+と\s+")
_PASSPORT: Final = re.compile(r"[A-Z0-9]{5,15}")
_IN_THE_PAST: Final = (
    "birth_date",
    "permitted_on",
    "card_issued_on",
    "passport_issued_on",
    "last_interview_on",
    "last_supervisor_interview_on",
)
LONGEST_STATUS: Final = 60
LONGEST_PERIOD: Final = 40


# A ledger of thousands knows a handful of words.
_status_for: Final = lru_cache(maxsize=512)(status_for)
_field_code_for: Final = lru_cache(maxsize=512)(field_code_for)
_work_category_for: Final = lru_cache(maxsize=512)(work_category_for)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every row is read against."""

    today: date
    days_before: int = 0


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
            found = _read(target, cell, setting)
        except UnusableCell as problem:
            person.fails(target, str(problem))
            continue
        if found is not None and found != "":
            person.facts[target] = found
    _join_names(person)
    _read_category(person, setting)
    _look_at_days(person, setting)
    return person


def _read(target: str, cell: Cell, setting: Setting) -> Any:
    if isinstance(cell, Broken):
        raise UnusableCell(_said_of(cell))
    if isinstance(cell, str) and target != "support_organization" and means_nothing(cell):
        return None
    reader = _READERS.get(target)
    if reader is not None:
        return reader(cell, setting)
    text = values.text_of(cell)
    longest = _longest(target)
    if longest and len(text) > longest:
        raise UnusableCell(
            _("“%(text)s” is too long: at most %(longest)s characters are kept.")
            % {"text": quoted(text), "longest": longest}
        )
    return text


def _said_of(cell: Broken) -> str:
    if cell.kind == "formula":
        return _(
            "Cell %(place)s holds a formula that was never calculated. Open the file in Excel and save it, "
            "or write the value itself."
        ) % {"place": cell.place}
    return _("Cell %(place)s holds the error %(error)s. Write the value itself.") % {
        "place": cell.place,
        "error": cell.text,
    }


@cache
def _longest(target: str) -> int | None:
    owners: dict[str, tuple[Any, str]] = {
        "site": (Site, "name"),
        "support_organization": (RegisteredSupportOrganization, "name"),
        "work_category": (EmploymentContract, "work_category"),
    }
    owner, name = owners.get(target, (Worker, target))
    found = {known.name: known for known in owner._meta.get_fields()}.get(name)
    return getattr(found, "max_length", None)


def _day(cell: Cell, setting: Setting) -> date:
    return values.day_of(cell, today=setting.today, days_before=setting.days_before)


def _contract_end(cell: Cell, setting: Setting) -> date | None:
    if isinstance(cell, str) and means_no_end(cell):
        return None
    return _day(cell, setting)


def _name(cell: Cell, _setting: Setting) -> str:
    name = values.card_name_of(cell)
    longest = _longest("name")
    if longest and len(name) > longest:
        raise UnusableCell(_("“%(text)s” is too long for a name.") % {"text": quoted(name)})
    if not any(char.isalpha() for char in name):
        raise UnusableCell(_("“%(text)s” is no name.") % {"text": quoted(name)})
    return name


def _card_number(cell: Cell, _setting: Setting) -> str:
    number = values.number_of(cell)
    if "*" in number:
        raise UnusableCell(_("This number is masked. Write it in full."))
    if not residence_card_number(number=number).valid:
        raise UnusableCell(
            _(
                "A residence card number has two letters, eight digits and two letters; "
                "this one has %(count)s characters. Copy it from the card."
            )
            % {"count": len(number)}
        )
    return number


def _passport_number(cell: Cell, _setting: Setting) -> str:
    number = values.number_of(cell)
    if not _PASSPORT.fullmatch(number):
        raise UnusableCell(
            _("This is no passport number. Write its letters and digits, or leave the cell empty.")
        )
    return number


def _sex(cell: Cell, _setting: Setting) -> str:
    slug = sex_slug(values.text_of(cell))
    if slug is None:
        raise UnusableCell(_("“%(text)s” is not understood. Write 男 or 女.") % {"text": quoted(cell)})
    return slug


def _nationality(cell: Cell, _setting: Setting) -> str:
    code = nationality_code(values.text_of(cell))
    if code is None:
        raise UnusableCell(
            _("“%(text)s” is no nationality we know. Write the country's name, or VN, ID, …")
            % {"text": quoted(cell)}
        )
    return code


def _languages(cell: Cell, _setting: Setting) -> list[str]:
    text = values.text_of(cell)
    whole = language_code(text)
    if whole:
        return [whole]
    found: list[str] = []
    for part in filter(None, (part.strip() for part in _BETWEEN_LANGUAGES.split(text))):
        code = language_code(part)
        if code is None:
            raise UnusableCell(
                _("“%(text)s” is no language we know. Write its name, such as ベトナム語.")
                % {"text": quoted(part)}
            )
        if code not in found:
            found.append(code)
    return found


def _status(cell: Cell, _setting: Setting) -> str:
    text = values.text_of(cell)
    slug = _status_for(text)
    if slug is None or len(text) > LONGEST_STATUS:
        raise UnusableCell(
            _("“%(text)s” is no status of residence. Write it as on the card, such as 特定技能1号.")
            % {"text": quoted(text)}
        )
    return slug


def _period(cell: Cell, _setting: Setting) -> int | None:
    if len(values.text_of(cell)) > LONGEST_PERIOD:
        raise UnusableCell(_("“%(text)s” is too long for a period of stay.") % {"text": quoted(cell)})
    return values.months_of(cell)


def _field(cell: Cell, setting: Setting) -> FieldMatch:
    text = values.text_of(cell)
    match = _field_code_for(text, setting.today)
    if match is None:
        raise UnusableCell(
            _("“%(text)s” is no field that is open today. Write the field's official name.")
            % {"text": quoted(text)}
        )
    return match


def _registration_number(cell: Cell, _setting: Setting) -> str:
    try:
        return registration_number(values.text_of(cell))
    except ValueError as error:
        raise UnusableCell(
            _("“%(text)s” is no registration number. Write it as 19登-000123.") % {"text": quoted(cell)}
        ) from error


_READERS: Final[dict[str, Callable[[Cell, Setting], Any]]] = {
    **dict.fromkeys((target for target in LABELS if target.endswith("_on") or target == "birth_date"), _day),
    "contract_ends_on": _contract_end,
    "name": _name,
    "family_name": lambda cell, _setting: values.card_name_of(cell),
    "given_names": lambda cell, _setting: values.card_name_of(cell),
    "residence_card_number": _card_number,
    "passport_number": _passport_number,
    "sex": _sex,
    "nationality": _nationality,
    "language": _languages,
    "email": lambda cell, _setting: values.email_of(cell),
    "postal_code": lambda cell, _setting: values.postal_code_of(cell),
    "phone": lambda cell, _setting: values.phone_of(cell),
    "mobile": lambda cell, _setting: values.phone_of(cell),
    "status": _status,
    "period": _period,
    "field": _field,
    "designated_field": _field,
    "registration_number": _registration_number,
}


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

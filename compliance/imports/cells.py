"""One cell, read for what its column says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.employment.models import EmploymentContract
from compliance.imports import values
from compliance.imports.problems import UnusableCell, quoted
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
from compliance.reckoning.fields import FieldMatch, field_code_for
from compliance.reckoning.statuses import status_for
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from compliance.imports.reading import Cell

_BETWEEN_LANGUAGES: Final = re.compile(r"[、,，/／・;；&＆\n]|\s+と\s+")
_PASSPORT: Final = re.compile(r"[A-Z0-9]{5,15}")
LONGEST_STATUS: Final = 60
LONGEST_PERIOD: Final = 40

# A ledger of thousands knows a handful of words.
_status_for: Final = lru_cache(maxsize=512)(status_for)
_field_code_for: Final = lru_cache(maxsize=512)(field_code_for)


@dataclass(frozen=True, slots=True)
class Setting:
    """What every row is read against."""

    today: date
    days_before: int = 0


def read_cell(target: str, cell: Cell, setting: Setting) -> Any:
    """What the cell means, ``None`` for nothing; :class:`UnusableCell` says why it cannot mean that."""
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
        "designated_employer": (ResidenceCard, "designated_employer"),
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

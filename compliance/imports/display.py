"""Values as a person reads them in a preview or an error workbook; numbers masked."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from compliance.common.logs import mask_document_numbers
from compliance.common.text import canonical_number, mask_number
from compliance.imports.targets import NUMBERS
from compliance.imports.vocabulary import language_name, nationality_name
from compliance.reckoning.fields import FieldMatch, field_name, work_categories
from compliance.reckoning.statuses import status_name
from compliance.workers.models import Sex

if TYPE_CHECKING:
    from compliance.imports.recognition import Person

_CARD: Final = re.compile(r"[A-Z]{2}\d{8}[A-Z]{2}")
# A passport number's pattern fits these too often to be masked by it.
_LEFT_ALONE: Final = frozenset({"employee_number", "email", "registration_number"})


def language() -> str:
    return (get_language() or "ja").partition("-")[0]


def shown(target: str, value: Any, *, today: date) -> str:  # noqa: PLR0911 - one line a kind of value
    """One understood value."""
    if value is None or value == "":
        return ""
    if target in NUMBERS:
        return mask_number(str(value))
    if target in {"field", "designated_field"}:
        code = value.code if isinstance(value, FieldMatch) else str(value)
        return field_name(code, language(), on=today)
    if target == "status":
        return status_name(str(value), language())
    if target == "sex":
        return str(Sex(value).label)
    if target == "period":
        return _("%(months)s months") % {"months": value}
    if isinstance(value, date):
        return value.isoformat()
    if target == "nationality":
        return nationality_name(value) if language() == "ja" else str(value)
    if target == "language":
        return ", ".join(language_name(code) if language() == "ja" else code for code in value)
    return masked(target, str(value))


def category_name(value: str, field_code: str, *, today: date) -> str:
    """The name of a work category, or the text itself."""
    for category in work_categories(field_code, today) if field_code else ():
        if category.code == value:
            return category.in_language(language())
    return value


def masked(target: str, text: str) -> str:
    """What was written, with every number of a document masked, in whatever column it stands."""
    if target in NUMBERS or _CARD.fullmatch(canonical_number(text)):
        return mask_number(canonical_number(text)) if any(char.isdigit() for char in text) else text
    return text if target in _LEFT_ALONE else mask_document_numbers(text)


def staged_values(person: Person, *, today: date) -> dict[str, str]:
    """What the preview shows of a row: what was understood, else what was written."""
    staged = {target: masked(target, written) for target, written in person.written.items()}
    for target, value in person.facts.items():
        if target != "work_category":
            staged[target] = shown(target, value, today=today)
    return staged

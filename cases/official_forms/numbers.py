"""Numbers as forms want them: postal codes and telephones in their boxes, ages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from compliance.common.text import normalise

if TYPE_CHECKING:
    from datetime import date

_POSTAL: Final = re.compile(r"^(\d{3})-?(\d{4})$")
_DASHES: Final = re.compile(r"[-()（）\s]+")
_SERIES: Final = "参考様式"
_NUMBERED: Final = re.compile(r"^第([\d-]+)号")


def postal_parts(code: str) -> tuple[str, str]:
    """Three and four digits; what is no postal code stands undivided in the first box."""
    plain = normalise(code)
    found = _POSTAL.match(plain)
    return (found[1], found[2]) if found else (plain, "")


def telephone_parts(number: str) -> tuple[str, str, str]:
    """Three parts as written with dashes; a number without them stands undivided in the first box."""
    plain = normalise(number)
    parts = [part for part in _DASHES.split(plain) if part]
    if len(parts) != 3:
        return plain, "", ""
    return parts[0], parts[1], parts[2]


def short_number(number: str) -> str:
    """A form's number as laws and cases name it: without the words of its series."""
    plain = number.removeprefix(_SERIES)
    found = _NUMBERED.match(normalise(plain))
    return found[1] if found and plain != number else plain


def age_on(birth_date: date | None, day: date) -> int | None:
    """Full years of age on the day."""
    if birth_date is None:
        return None
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if had_birthday else 1)

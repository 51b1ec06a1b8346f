"""What a cell means: days, periods, numbers, names.  Errors say what is wrong, and how to write it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from compliance.common.text import canonical_number, normalise, normalise_name
from compliance.common.wareki import NoSuchEraDate, looks_like_wareki, parse_wareki
from compliance.imports.problems import UnusableCell, quoted

if TYPE_CHECKING:
    from compliance.imports.reading import Cell

_WRITTEN: Final = re.compile(r"(\d{4})\s*(?:年|[./-])\s*(\d{1,2})\s*(?:月|[./-])\s*(\d{1,2})\s*日?")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ENGLISH: Final = ("%d %b %Y", "%d-%b-%Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y", "%d-%B-%Y", "%d/%b/%Y")
_WEEKDAY: Final = re.compile(
    r"\s*\(?[月火水木金土日](?:曜日?)?\)$|\s*\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)$", re.IGNORECASE
)
_TIME: Final = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$")
_UNTIL: Final = re.compile(r"\s*(?:まで|迄|付け?|より|から|~)$")
_SERIAL: Final = re.compile(r"\d{5}(?:\.0+)?")
# Excel's own count of days; a bare number outside these is no day of anybody's life or papers.
_FIRST_SERIAL: Final = 10_000
_LAST_SERIAL: Final = 80_000
_SERIAL_ZERO: Final = date(1899, 12, 30)
FIRST_YEAR: Final = 1900
YEARS_AHEAD: Final = 30
MONTHS_A_YEAR: Final = 12

_PERIOD: Final = re.compile(
    r"(?:(?P<years>\d{1,2})\s*(?:年間?|years?|yrs?|y))?\s*(?:(?P<months>\d{1,3})\s*(?:[ヶケかカヵ箇]?月間?|months?|mos?|m))?",
    re.IGNORECASE,
)
_KANJI_DIGITS: Final = str.maketrans("一二三四五六七八九", "123456789")
_POSTAL: Final = re.compile(r"(\d{3})-?(\d{4})")
_PHONE: Final = re.compile(r"[\d+()\- ]{6,30}")


def text_of(value: Cell) -> str:
    """What is written, in plain letters; a whole number without the decimals that Excel gives it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    return normalise(text)


def day_of(value: Cell, *, today: date, days_before: int = 0) -> date:
    """The day a cell names, in any of the ways people write days."""
    day = _read_day(value, days_before)
    if day is None:
        raise UnusableCell(
            _("“%(text)s” cannot be read as a date. Write it as 2026-01-31, 2026年1月31日 or 令和8年1月31日.")
            % {"text": quoted(text_of(value))}
        )
    if not FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD:
        raise UnusableCell(
            _("“%(text)s” is too far from today to be right. Check the year.")
            % {"text": quoted(text_of(value))}
        )
    return day


def _read_day(value: Cell, days_before: int) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _numbered_day(value, days_before)
    return _written_day(text_of(value), days_before)


def _numbered_day(value: float, days_before: int) -> date | None:
    whole = int(value)
    if match := _COMPACT.fullmatch(str(whole)):
        return _calendar_day(match, str(whole))
    if _FIRST_SERIAL <= whole + days_before <= _LAST_SERIAL:
        return _SERIAL_ZERO + timedelta(days=whole + days_before)
    return None


def _written_day(text: str, days_before: int) -> date | None:
    plain = _UNTIL.sub("", _WEEKDAY.sub("", _TIME.sub("", _UNTIL.sub("", text)))).strip()
    if looks_like_wareki(plain):
        try:
            return parse_wareki(plain)
        except NoSuchEraDate as error:
            raise UnusableCell(
                _("“%(text)s” is no day of that era. Check year, month and day.") % {"text": quoted(text)}
            ) from error
    match = _WRITTEN.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if match:
        return _calendar_day(match, text)
    if _SERIAL.fullmatch(plain):
        return _numbered_day(float(plain), days_before)
    for pattern in _ENGLISH:
        try:
            return datetime.strptime(plain, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _calendar_day(match: re.Match[str], text: str) -> date:
    year, month, day = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnusableCell(
            _("“%(text)s” is not in the calendar. Check month and day.") % {"text": quoted(text)}
        ) from error


def months_of(value: Cell) -> int | None:
    """A period of stay in months: 1年, 6月, 1年6月, 3 years; ``None`` for one counted in days or without end.

    A bare number is refused: 1 is a year to one office and a month to the next.
    """
    text = text_of(value).translate(_KANJI_DIGITS)
    match = _PERIOD.fullmatch(text)
    if match and (match["years"] or match["months"]):
        return int(match["years"] or 0) * MONTHS_A_YEAR + int(match["months"] or 0)
    if text == "無期限" or re.fullmatch(r"\d{1,3}\s*(?:日間?|days?)", text, re.IGNORECASE):
        return None
    raise UnusableCell(
        _("“%(text)s” cannot be read as a period of stay. Write it as 1年, 6月 or 1年6月.")
        % {"text": quoted(text_of(value))}
    )


def number_of(value: Cell) -> str:
    """A card or passport number in its canonical form."""
    return canonical_number(text_of(value))


def card_name_of(value: Cell) -> str:
    """A name as a card prints it: Latin letters in capitals, single spaces."""
    name = normalise_name(text_of(value))
    return name.upper() if name.isascii() else name


def email_of(value: Cell) -> str:
    text = text_of(value).replace(" ", "")
    try:
        validate_email(text)
    except ValidationError as error:
        raise UnusableCell(_("“%(text)s” is no e-mail address.") % {"text": quoted(text)}) from error
    return text


def postal_code_of(value: Cell) -> str:
    """``144-0052``; a number that lost its leading zeros in Excel gets them back."""
    text = text_of(value).lstrip("〒").strip()
    if isinstance(value, int | float):
        text = text.zfill(7)
    match = _POSTAL.fullmatch(text.replace(" ", ""))
    if match is None:
        raise UnusableCell(_("“%(text)s” is no postal code. Write it as 144-0052.") % {"text": quoted(text)})
    return f"{match[1]}-{match[2]}"


def phone_of(value: Cell) -> str:
    """As written; a number that lost its leading zero in Excel gets it back."""
    text = text_of(value)
    if isinstance(value, int | float) and not text.startswith("0"):
        text = f"0{text}"
    if not _PHONE.fullmatch(text):
        raise UnusableCell(_("“%(text)s” is no phone number.") % {"text": quoted(text)})
    return text

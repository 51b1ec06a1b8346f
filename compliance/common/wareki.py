"""Dates by Japanese era: 令和8年11月3日, R8.11.3, 昭和元年. Era limits are kept: 平成31年5月1日 never was."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Era:
    """An era; `ends_on` is its last day, None while it runs."""

    name: str
    letter: str
    romanised: str
    first_year: int
    begins_on: date
    ends_on: date | None

    def year_of(self, day: date) -> int:
        return day.year - self.first_year + 1

    def covers(self, day: date) -> bool:
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)


# Meiji before 1873 ran on the lunar calendar, so its written days are not these; nobody alive was born then.
ERAS: Final = (
    Era("令和", "R", "reiwa", 2019, date(2019, 5, 1), None),
    Era("平成", "H", "heisei", 1989, date(1989, 1, 8), date(2019, 4, 30)),
    Era("昭和", "S", "showa", 1926, date(1926, 12, 25), date(1989, 1, 7)),
    Era("大正", "T", "taisho", 1912, date(1912, 7, 30), date(1926, 12, 24)),
    Era("明治", "M", "meiji", 1868, date(1873, 1, 1), date(1912, 7, 29)),
)
_BY_NAME: Final = {key: era for era in ERAS for key in (era.name, era.letter.lower(), era.romanised)}

_ERA: Final = r"(?P<era>令和|平成|昭和|大正|明治|reiwa|heisei|showa|taisho|meiji|[rhstm])\.?\s*"
_WRITTEN: Final = re.compile(
    _ERA
    + r"(?P<year>元|\d{1,2})\s*(?:年|[./-])\s*(?P<month>\d{1,2})\s*(?:月|[./-])"
    + r"\s*(?P<day>\d{1,2})\s*日?",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(r"(?P<era>[rhstm])(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})", re.IGNORECASE)
_KANJI_NUMBER: Final = re.compile("[一二三四五六七八九十]+")
_KANJI_DIGITS: Final = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
_BEGINS_LIKE_ERA: Final = re.compile(_ERA + r"(?:元|\d)", re.IGNORECASE)


class NoSuchEraDate(ValueError):  # noqa: N818 - the message says what is wrong with the date
    """The text is no date of a Japanese era."""


def _kanji_to_number(match: re.Match[str]) -> str:
    tens, ten, ones = match[0].rpartition("十")
    high = (_KANJI_DIGITS.get(tens, 1) if ten else 0) * 10
    return str(high + _KANJI_DIGITS.get(ones, 0))


def _prepared(text: str) -> str:
    return _KANJI_NUMBER.sub(_kanji_to_number, unicodedata.normalize("NFKC", text).strip())


def looks_like_wareki(text: str) -> bool:
    """Whether the text begins as an era date does, so that its errors are worth reporting as such."""
    return bool(_BEGINS_LIKE_ERA.match(_prepared(text)))


def parse_wareki(text: str) -> date:
    """The day an era date names; NoSuchEraDate says what is wrong with it."""
    prepared = _prepared(text)
    match = _WRITTEN.fullmatch(prepared) or _COMPACT.fullmatch(prepared)
    if not match:
        raise NoSuchEraDate(f"{text!r} is no date by Japanese era; write it like 令和8年11月3日 or R8.11.3.")
    era = _BY_NAME[match["era"].lower()]
    year = 1 if match["year"] == "元" else int(match["year"])
    if year < 1:
        raise NoSuchEraDate(f"{text!r}: {era.name} counts its years from 1 (元年).")
    try:
        day = date(era.first_year + year - 1, int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise NoSuchEraDate(f"{text!r}: there is no such day in the calendar.") from error
    if not era.covers(day):
        raise NoSuchEraDate(f"{text!r} lies outside {era.name}; {day.isoformat()} is {_or_nothing(day)}.")
    return day


def _or_nothing(day: date) -> str:
    era = era_of(day)
    return format_wareki(day) if era else "before the eras we know"


def era_of(day: date) -> Era | None:
    """The era of the day, None before 1873."""
    return next((era for era in ERAS if era.covers(day)), None)


def format_wareki(day: date, *, short: bool = False) -> str:
    """令和8年11月3日 (with 元年 for the first year), or R8.11.3 when short."""
    era = era_of(day)
    if era is None:
        raise NoSuchEraDate(f"{day.isoformat()} is before the eras we know.")
    year = era.year_of(day)
    if short:
        return f"{era.letter}{year}.{day.month}.{day.day}"
    return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"

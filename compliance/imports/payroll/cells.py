"""One cell of a payroll file, read for its figure."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.common.text import normalise
from compliance.imports import values
from compliance.imports.problems import UnusableCell, quoted
from compliance.imports.reading import Broken

if TYPE_CHECKING:
    from collections.abc import Callable

    from compliance.imports.reading import Cell

HOURS: Final = frozenset({"regular_hours", "overtime_hours"})
TEXTS: Final = frozenset({"employee_number", "name", "note"})
_MONTH: Final = re.compile(r"(\d{4})\s*(?:年|[./-])\s*(\d{1,2})\s*月?(?:分|度)?")
_ERA_MONTH: Final = re.compile(
    r"(?:令和|R)(\d{1,2})\s*(?:年|[./-])\s*(\d{1,2})\s*月?(?:分|度)?", re.IGNORECASE
)
_ERA_FIRST: Final = 2018
_CLOCK: Final = re.compile(r"(\d{1,3})\s*(?::|時間)\s*(\d{1,2})\s*分?(?::\d{2})?")
_SIGNS: Final = re.compile(r"[¥￥,\s]|円|時間|日|h$", re.IGNORECASE)
_METHODS: Final = {
    "transfer": ("振込", "transfer", "銀行"),
    "cash": ("現金", "通貨", "cash", "手渡"),
}
_YES: Final = frozenset({"有", "はい", "yes", "true", "○", "1", "該当"})
_NO: Final = frozenset({"無", "いいえ", "no", "false", "×", "0", "非該当"})


def read_cell(target: str, cell: Cell, *, today: date, days_before: int = 0) -> Any:
    """What the cell says, ``None`` for nothing; :class:`UnusableCell` says why it says nothing of use."""
    if isinstance(cell, Broken):
        raise UnusableCell(
            _("The cell %(place)s has no value: calculate it in Excel and save.") % {"place": cell.place}
        )
    text = values.text_of(cell)
    if cell is None or not text:
        return None
    if target == "paid_on":
        return values.day_of(cell, today=today, days_before=days_before)
    return _READERS.get(target, _whole)(cell, text)


def _whole(_cell: Cell, text: str) -> int:
    number = _number(text)
    if number != number.to_integral_value():
        raise UnusableCell(_("“%(text)s” is no whole number.") % {"text": quoted(text)})
    return int(number)


def _number(text: str) -> Decimal:
    plain = _SIGNS.sub("", normalise(text))
    plain = f"-{plain[1:]}" if plain.startswith(("△", "▲")) else plain
    try:
        found = Decimal(plain)
    except InvalidOperation as error:
        raise UnusableCell(_("“%(text)s” is no number.") % {"text": quoted(text)}) from error
    if not found.is_finite():
        raise UnusableCell(_("“%(text)s” is no number.") % {"text": quoted(text)})
    return found


def _hours(cell: Cell, text: str) -> Decimal:
    if isinstance(cell, timedelta):
        return Decimal(int(cell.total_seconds())) / 3600
    if isinstance(cell, time):
        return Decimal(cell.hour) + Decimal(cell.minute) / 60
    if found := _CLOCK.fullmatch(normalise(text)):
        return (Decimal(found[1]) + Decimal(found[2]) / 60).quantize(Decimal("0.01"))
    return _number(text).quantize(Decimal("0.01"))


def _month(cell: Cell, text: str) -> tuple[int, int]:
    if isinstance(cell, date | datetime):
        return cell.year, cell.month
    found, base = _MONTH.fullmatch(normalise(text)), 0
    if found is None:
        found, base = _ERA_MONTH.fullmatch(normalise(text)), _ERA_FIRST
    if found is None or not 1 <= int(found[2]) <= 12:
        raise UnusableCell(_("“%(text)s” is no month: write it as 2026-10.") % {"text": quoted(text)})
    return int(found[1]) + base, int(found[2])


def _method(_cell: Cell, text: str) -> str:
    for method, words in _METHODS.items():
        if any(word in text.lower() for word in words):
            return method
    raise UnusableCell(
        _("“%(text)s” is no way of payment: write 口座振込 or 通貨払.") % {"text": quoted(text)}
    )


def _yes_or_no(_cell: Cell, text: str) -> bool:
    plain = text.lower()
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise UnusableCell(_("“%(text)s” is neither yes nor no.") % {"text": quoted(text)})


_READERS: Final[dict[str, Callable[[Cell, str], Any]]] = {
    **dict.fromkeys(TEXTS, lambda _cell, text: text),
    **dict.fromkeys(HOURS, _hours),
    "month": _month,
    "method": _method,
    "is_partial": _yes_or_no,
    "leave_days": lambda _cell, text: _number(text),
}

"""在留カード: the form of its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from compliance.common.text import nfkc
from compliance.rulebook import history, rule

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class CardNumber:
    """Whether the number can be one; it says nothing about the card being genuine."""

    valid: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def residence_card_number(*, number: str, on: date | None = None) -> CardNumber:
    """Regulations of the Immigration Act 19-6: letters and digits; no check digit is published.

    Without `on`, by the latest form of the number. Full-width input is read as plain.
    """
    form = rule("residence/card_number", on=on) if on else history("residence/card_number").versions[-1]
    return CardNumber(
        valid=_compiled(form.value["pattern"]).fullmatch(nfkc(number)) is not None, because=(form,)
    )

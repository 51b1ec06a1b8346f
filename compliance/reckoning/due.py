"""A day by which something must be done, with the day to plan for and the rules it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One deadline of a kind in the catalogue.

    `last_day` is what the count gives, `due_on` that day moved to the next open day where the law moves it,
    `safe_on` the day to plan for, `opens_on` the first day on which it can be done.
    """

    kind: str
    due_on: date
    safe_on: date
    last_day: date
    opens_on: date | None = None
    because: tuple[Rule, ...] = ()
    warnings: tuple[str, ...] = ()

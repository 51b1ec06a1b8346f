"""What in the rulebook a person should look at: values nobody confirmed, and checks grown old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from .loader import all_rules

if TYPE_CHECKING:
    from datetime import date

    from .model import Rule

RECHECK_AFTER: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToLookAt:
    """A value in force or to come, and why it wants a look."""

    rule: Rule
    unconfirmed: bool
    stale: bool

    def as_json(self) -> dict[str, Any]:
        return {
            **self.rule.as_because(),
            "title": self.rule.title["ja"],
            "checked_on": self.rule.checked_on.isoformat(),
            "unconfirmed": self.unconfirmed,
            "not_rechecked": self.stale,
        }


def to_look_at(*, on: date) -> list[ToLookAt]:
    """Values in force on the day or later that are unconfirmed (S, K, D, U) or long not re-checked."""
    found = []
    for history in all_rules():
        for version in history:
            if version.value is None or (version.effective_to is not None and version.effective_to <= on):
                continue
            stale = on - version.checked_on > RECHECK_AFTER
            if stale or not version.is_confirmed:
                found.append(ToLookAt(rule=version, unconfirmed=not version.is_confirmed, stale=stale))
    return found

"""Notifications as deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .catalogue import due

if TYPE_CHECKING:
    from compliance.reckoning.due import Due
    from compliance.reckoning.notifications import Notifications


def of_notifications(found: Notifications, *kinds: str) -> list[Due]:
    """One deadline a form asked for: the first form is of the first kind, further ones of the next."""
    return [
        due(
            kinds[min(index, len(kinds) - 1)],
            last_day=asked.last_day,
            due_on=asked.due_on,
            safe_on=asked.safe_on,
            because=found.because,
            warnings=found.warnings,
        )
        for index, asked in enumerate(found.required)
    ]

"""The guidance was given before filing, long enough, in a language the worker understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checks.papers import guidance_of

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "guidance"
TITLE: Final = _("Guidance before filing")
PLACE: Final = "support"
MINUTES_AN_HOUR: Final = 60


def collect(facts: CaseFacts) -> dict[str, Any]:
    """The last record of it."""
    known: dict[str, Any] = {"worker_languages": tuple(facts.worker.languages) if facts.worker else ()}
    log = guidance_of(facts)
    if log is None:
        return known
    return {
        **known,
        "guidance_on": log.performed_on,
        "guidance_done": True,
        "guidance_mode": log.mode,
        "guidance_hours": log.minutes / MINUTES_AN_HOUR if log.minutes else None,
        "guidance_language": log.language or None,
    }

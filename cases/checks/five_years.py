"""What is left of the five years, and whether the period asked for fits in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checks.papers import card_facts
from compliance.deadlines.sources import counted_stays

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "five_years"
TITLE: Final = _("Five-year balance")
PLACE: Final = "stays"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """Stays as entered and as cards prove them."""
    worker = facts.worker
    if worker is None or not (facts.stays or facts.cards):
        return {}
    return {
        "stays": tuple(counted_stays(worker)),
        "stay_history_complete": worker.stay_history_complete_on is not None,
        "asks_beyond_cap": bool(facts.answers.get("asks_sixth_year")),
        "asked_months": facts.answers.get("desired_months"),
        "card": card_facts(facts),
    }

"""Whether the field is open on the day, and takes in new people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.facts import FIRST_STATUS

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "field_suspension"
TITLE: Final = _("Field open, not suspended")
PLACE: Final = "answers"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """Whoever holds a card of the status and field already moves within it."""
    answered = facts.answers.get("already_ssw1_in_field")
    return {"already_ssw1_in_field": _in_field(facts) if answered is None else answered}


def _in_field(facts: CaseFacts) -> bool | None:
    if facts.case.application_type == "coe" or not facts.cards:
        return None
    held = [card for card in facts.cards if card.status == FIRST_STATUS and card.designated_field]
    if any(card.designated_field == facts.case.field for card in held):
        return True
    return False if held else None

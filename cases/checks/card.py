"""The card: form of its number, a period the law knows, valid at filing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checks.papers import card_facts

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "card"
TITLE: Final = _("Residence card")
PLACE: Final = "card"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """The card in use, as printed."""
    return {"card": card_facts(facts)}

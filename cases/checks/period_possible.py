"""Whether the period asked for can be granted with the status at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "period_possible"
TITLE: Final = _("Period of stay possible")
PLACE: Final = "case"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """What the case asks for."""
    return {"asked_months": facts.answers.get("desired_months")}

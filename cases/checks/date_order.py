"""The days on the papers stand in the order in which things have to happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from cases.checks.papers import dates_of

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "date_order"
TITLE: Final = _("Dates in order")
PLACE: Final = "contract"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """Every day that is known."""
    return {"dates": {name: day for name, day in dates_of(facts).items() if day is not None}}

"""Whether the employer belongs to the field's council, or stands on the roster that stands in for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "council"
TITLE: Final = _("Council and JAIM membership")
PLACE: Final = "employer"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """What the employer's people answered for this field."""
    return {name: facts.answers.get(name) for name in ("council_member", "jaim_member")}

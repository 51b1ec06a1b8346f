"""What acts on cases are called in timelines."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

_TITLES: Final = {
    "open": _("opened"),
    "prepare": _("preparation finished"),
    "send_back": _("sent back to preparation"),
    "approve": _("approved"),
    "submit": _("submitted"),
    "complete": _("completed"),
    "agency_asks": _("the agency asked for more"),
    "answer_agency": _("answered to the agency"),
    "grant": _("permission granted"),
    "refuse": _("permission refused"),
    "withdraw": _("application withdrawn"),
    "abandon": _("abandoned"),
    "reopen": _("taken up again"),
}


def act_title(act: str) -> str:
    """In the past tense, as it stands in the timeline."""
    return str(_TITLES.get(act, act))

"""What the answers about work and the total stay are called, with the meaning of their colours."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from compliance.desk.meaning import Meaning

_LEAVE: Final = {
    "reentry_denied": _("Could not enter Japan again"),
    "maternity": _("Maternity leave"),
    "childcare": _("Childcare leave"),
    "illness": _("Illness or injury"),
    "work_accident": _("Work accident"),
}
_EVIDENCE: Final = {
    "card": _("residence card"),
    "designation": _("designation paper"),
    "application_receipt": _("receipt of the application"),
    "lapse_check": _("lapse check"),
    "contract": _("employment contract"),
    "other_activity_permit": _("permission for other activities"),
}
MAY: Final = Meaning("done", _("may work"), "check_circle")
SPECIAL: Final = Meaning("soon", _("may work under the special period"), "schedule")
MAY_NOT: Final = Meaning("now", _("may not work"), "block")
UNCLEAR: Final = Meaning("waiting", _("unclear"), "help")
ANSWERS: Final = {"yes": MAY, "special": SPECIAL, "no": MAY_NOT, "unclear": UNCLEAR}


def exclusion_kind(kind: str) -> str:
    """A kind of leave in words; one we have none for shows itself."""
    return str(_LEAVE.get(kind, kind))


def evidence_name(kind: str) -> str:
    """A kind of evidence in words."""
    return str(_EVIDENCE.get(kind, kind))


def meaning_of_answer(allowed: str, basis: str) -> Meaning:
    """Yes, yes under the special period, no, or unclear."""
    return ANSWERS["special" if allowed == "yes" and basis == "special_period" else allowed]

"""Questions on fees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from compliance.questions.inputs import Choice, Day, Whole
from compliance.questions.question import Question
from compliance.reckoning.fees import fee, needs_months_granted

from .shared import attributes

if TYPE_CHECKING:
    from collections.abc import Mapping


def _months(given: Mapping[str, Any]) -> tuple[str, ...]:
    by_months = needs_months_granted(procedure=given["procedure"], accepted_on=given["accepted_on"])
    return ("months_granted",) if by_months else ()


QUESTIONS = (
    Question(
        name="fee",
        title=_("Fee of a procedure"),
        about=_("What is paid on permission, by the day the application was accepted."),
        subject="fees",
        inputs=(
            Choice(
                name="procedure",
                label=_("Procedure"),
                options={
                    "change": _("Change of status"),
                    "extension": _("Extension of period of stay"),
                    "coe": _("Certificate of eligibility"),
                    "permanent_residence": _("Permanent residence"),
                    "reentry_single": _("Re-entry permit, single"),
                    "reentry_multiple": _("Re-entry permit, multiple"),
                    "certificate_of_authorized_employment": _("Certificate of authorized employment"),
                },
            ),
            Day(name="accepted_on", label=_("Application accepted on")),
            Choice(
                name="channel",
                label=_("Filed"),
                options={"counter": _("At the counter"), "online": _("Online")},
            ),
            Whole(
                name="months_granted",
                label=_("Months granted"),
                hint=_("For a change or an extension."),
                required=False,
                minimum=1,
            ),
        ),
        also_needs=_months,
        reckon=fee,
        answer=attributes("yen", "payment_fee_yen"),
    ),
)

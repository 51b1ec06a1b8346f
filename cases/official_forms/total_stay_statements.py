"""再入国出国期間・休業期間に関する申立書 (1-28, 1-30): leave to be taken out of the total stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import StayExclusion

REENTRY: Final = "reentry_period_statement"
LEAVE: Final = "leave_period_statement"
# The paper has one box for illness and injury, accidents at work among them.
_REASONS: Final = {
    "maternity": "maternity",
    "childcare": "childcare",
    "illness": "illness",
    "work_accident": "illness",
}


def collect_reentry(exclusion: StayExclusion, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The statement on a time abroad: from the departure to the next landing."""
    del user
    return fill_form(
        edition(REENTRY, filed_on=filed_on),
        {"departed_on": exclusion.from_on, "returned_on": exclusion.to_on},
        subject=exclusion.worker.name,
        language=language,
    )


def collect_leave(exclusion: StayExclusion, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The statement on leave, with the employer of that time as the one of today."""
    del user
    organization = exclusion.worker.organization
    return fill_form(
        edition(LEAVE, filed_on=filed_on),
        {
            "from_on": exclusion.from_on,
            "to_on": exclusion.to_on,
            "days": (exclusion.to_on - exclusion.from_on).days + 1,
            "reason": _REASONS.get(exclusion.kind),
            "corporate_number": organization.corporate_number if organization.is_corporation else "",
            "organization": organization.name,
            "address": organization.address,
            "employer": organization.representative_name,
            "phone": organization.phone,
        },
        subject=exclusion.worker.name,
        language=language,
    )

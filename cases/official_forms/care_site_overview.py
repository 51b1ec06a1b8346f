"""介護分野における業務を行わせる事業所の概要書: the care site, its staff and those accepted there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.checks import headcounts
from cases.facts import facts_of
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User

SLUG: Final = "care_site_overview"


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The overview with the numbers that the check of the headcount uses, so that the two agree."""
    del user
    worker = case.worker
    site = worker.site if worker is not None else None
    counted = headcounts.collect(facts_of(case, on=filed_on))
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "site": site.name if site is not None else "",
            "ssw1_there": counted.get("ssw1_in_care"),
            "care_staff": counted.get("care_staff"),
        },
        subject=worker.name if worker is not None else case.organization.name,
        language=language,
    )

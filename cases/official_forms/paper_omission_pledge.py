"""書類省略に当たっての誓約書 (1-29): the pledge of an employer that leaves papers out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.organizations.models import AcceptingOrganization

SLUG: Final = "paper_omission_pledge"


def collect(
    organization: AcceptingOrganization, /, *, filed_on: date, language: str, user: User
) -> FilledForm:
    """The pledge with the name of the employer; the day is written by hand when it is made."""
    del user
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {"organization": organization.name},
        subject=organization.name,
        language=language,
    )

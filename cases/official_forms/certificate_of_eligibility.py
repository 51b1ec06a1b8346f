"""在留資格認定証明書交付申請書 (V): application for certificate of eligibility, of one case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.application import collect_case

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User

SLUG: Final = "certificate_of_eligibility"


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The seven sheets as far as the registry knows; signatures and the applicant's date stay open."""
    del language, user
    return collect_case(SLUG, case, filed_on=filed_on)

"""登録事項変更に係る届出書 (4-1): registered items of a support body changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.support_body_facts import fill_body_notice, read_support_body

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from cases.official_forms.support_body_facts import SupportBodyFacts
    from compliance.accounts.models import User
    from compliance.organizations.models import RegisteredSupportOrganization

SLUG: Final = "support_body_change_notice"


def fill(facts: SupportBodyFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification with the body's own boxes; what changed is written by hand."""
    return fill_body_notice(SLUG, facts, filed_on=filed_on, language=language)


def collect(
    body: RegisteredSupportOrganization, /, *, filed_on: date, language: str, user: User
) -> FilledForm:
    """The notification of a support body."""
    del user
    return fill(read_support_body(body), filed_on=filed_on, language=language)

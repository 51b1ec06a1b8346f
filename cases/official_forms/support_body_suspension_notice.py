"""支援業務の休止又は廃止・再開に係る届出書 (4-2): a support body suspends, ends or resumes its work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.support_body_facts import fill_body_notice, read_support_body

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from cases.official_forms.support_body_facts import SupportBodyFacts
    from compliance.accounts.models import User
    from compliance.organizations.models import RegisteredSupportOrganization

SLUG: Final = "support_body_suspension_notice"


def fill(facts: SupportBodyFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification with the body's own boxes; what is notified is written by hand."""
    return fill_body_notice(SLUG, facts, filed_on=filed_on, language=language)


def collect(
    body: RegisteredSupportOrganization, /, *, filed_on: date, language: str, user: User
) -> FilledForm:
    """The notification of a support body."""
    del user
    return fill(read_support_body(body), filed_on=filed_on, language=language)

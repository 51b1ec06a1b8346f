"""支援委託契約の変更に係る届出書 (3-3-1): a contract with a support body was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.notice import fill_notice, read_notice
from cases.official_forms.notification_facts import body_values
from cases.official_forms.notification_reading import read_body

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.filling import Value
    from cases.official_forms.model import FilledForm
    from cases.official_forms.notice import NoticeFacts
    from cases.official_forms.notification_reading import Happening
    from compliance.accounts.models import User

SLUG: Final = "support_contract_change_notice"


def fill(facts: NoticeFacts, happening: Happening, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data. What changed is said with the event."""
    return fill_notice(SLUG, facts, _own(happening), filed_on=filed_on, language=language)


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The notification of a case."""
    del user
    facts, happening = read_notice(case, filed_on=filed_on)
    return fill(facts, happening, filed_on=filed_on, language=language)


def _own(happening: Happening) -> dict[str, Value]:
    contract = happening.support_contract
    return {
        "changed_on": happening.happened_on,
        "content": happening.note,
        **body_values(read_body(contract.support_organization if contract else None)),
    }

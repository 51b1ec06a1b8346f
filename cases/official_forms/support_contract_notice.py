"""支援委託契約の終了又は締結に係る届出書 (3-3-2): a contract with a support body ended or was concluded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cases.official_forms.notice import fill_notice, read_notice, said_choice
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
    from compliance.organizations.models import SupportContract

SLUG: Final = "support_contract_notice"
ENDED: Final = "ended"
CONCLUDED: Final = "concluded"
_OF_KIND: Final = {"support_contract_ended": ENDED, "support_contract_concluded": CONCLUDED}
_GROUPS: Final = ("expiry", "employer", "body")
_REASONS: Final = ("expiry", "business", "breach", "revoked", "other")


def fill(facts: NoticeFacts, happening: Happening, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data. Whose reason an end was, is said with the event and never guessed."""
    return fill_notice(SLUG, facts, _own(happening), filed_on=filed_on, language=language)


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The notification of a case."""
    del user
    facts, happening = read_notice(case, filed_on=filed_on)
    return fill(facts, happening, filed_on=filed_on, language=language)


def _own(happening: Happening) -> dict[str, Value]:
    contract = happening.support_contract
    event = _OF_KIND.get(happening.kind) or _told_by(contract)
    ended = event == ENDED
    return {
        "events": (event,) if event else (),
        "ended_on": (contract.ends_on if contract else None) or happening.happened_on if ended else None,
        "end_group": said_choice(happening, "support_end_group", _GROUPS) if ended else None,
        "end_reason": said_choice(happening, "support_end_reason", _REASONS) if ended else None,
        "other_reason": happening.said("other_reason"),
        "concluded_on": contract.concluded_on if contract and event == CONCLUDED else None,
        **body_values(read_body(contract.support_organization if contract else None)),
    }


def _told_by(contract: SupportContract | None) -> str:
    """Without an event: a contract with an end is notified for it."""
    if contract is None:
        return ""
    return CONCLUDED if contract.ends_on is None else ENDED

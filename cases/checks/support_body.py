"""The support body is registered and in term, where support is entrusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from compliance.reckoning.filing_checks import SupportFacts

if TYPE_CHECKING:
    from cases.facts import CaseFacts

CHECK: Final = "support_body"
TITLE: Final = _("Support organization registered")
PLACE: Final = "support"


def collect(facts: CaseFacts) -> dict[str, Any]:
    """The worker's support contract; none is the employer itself."""
    if facts.worker is None:
        return {}
    contract = facts.worker.support_contract
    if contract is None:
        return {"support": SupportFacts(scope="none")}
    body = contract.support_organization
    return {
        "support": SupportFacts(
            scope=contract.scope,
            registration_number=body.registration_number,
            registered_on=body.registered_on,
            expires_on=body.expires_on or contract.noted_registration_expires_on,
        )
    }

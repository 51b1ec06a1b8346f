"""届出 (4-1, 4-2): what the notifications of a support body have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.numbers import postal_parts
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.organizations.models import RegisteredSupportOrganization


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportBodyFacts:
    """The body as registered; blank is unknown."""

    registration_number: str = ""
    name: str = ""
    postal_code: str = ""
    address: str = ""
    representative: str = ""
    phone: str = ""


def fill_body_notice(slug: str, facts: SupportBodyFacts, *, filed_on: date, language: str) -> FilledForm:
    """A notification with the boxes that say who notifies."""
    first, second = postal_parts(facts.postal_code)
    return fill_form(
        edition(slug, filed_on=filed_on),
        {
            "number": facts.registration_number,
            "body": facts.name,
            "postal_1": first,
            "postal_2": second,
            "address": facts.address,
            "representative": facts.representative,
            "phone": facts.phone,
        },
        subject=facts.name,
        language=language,
    )


def read_support_body(body: RegisteredSupportOrganization) -> SupportBodyFacts:
    """The body's entry in the register."""
    return SupportBodyFacts(
        registration_number=body.registration_number,
        name=body.name,
        postal_code=body.postal_code,
        address=body.address,
        representative=body.representative_name,
        phone=body.phone,
    )

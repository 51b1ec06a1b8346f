"""契約機関に関する届出 (１の４, １の５): the worker's own notifications, and what both have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.collect import current_card
from cases.official_forms.model import Lack, Missing, Place
from cases.official_forms.written import written_country

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cases.official_forms.filling import Value
    from cases.official_forms.registry import Edition
    from compliance.organizations.models import AcceptingOrganization
    from compliance.workers.models import Worker

# The statuses of the series the form is made for here.
_SKILLED: Final = frozenset({"ssw1", "ssw2"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantFacts:
    """届出人: the worker; blank or None is unknown."""

    name: str = ""
    sex: str = ""
    birth_date: date | None = None
    nationality: str = ""
    postal_code: str = ""
    address: str = ""
    card_number: str = ""
    status: str = ""
    phone: str = ""
    mobile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFacts:
    """The organization the contract is or was with; blank is unknown."""

    name: str = ""
    corporate_number: str = ""
    postal_code: str = ""
    address: str = ""


def applicant_values(applicant: ApplicantFacts, *, filed_on: date) -> dict[str, Value]:
    """The boxes of the worker. Signature and dates are the worker's own hand."""
    return {
        "name": applicant.name,
        "sex": applicant.sex or None,
        "birth_date": applicant.birth_date,
        "nationality": written_country(applicant.nationality, filed_on=filed_on),
        "postal_code": applicant.postal_code,
        "address": applicant.address,
        "card_number": applicant.card_number,
        "status": "specified_skilled" if applicant.status in _SKILLED else None,
        "phone": applicant.phone,
        "mobile": applicant.mobile,
    }


def applicant_lacks(form: Edition, applicant: ApplicantFacts, *, filed_on: date) -> Iterator[Missing]:
    """A nationality that the rulebook has no name for."""
    if applicant.nationality and not written_country(applicant.nationality, filed_on=filed_on):
        yield Missing(
            key="nationality",
            label=form.label("nationality"),
            place=Place.WORKER,
            lack=Lack.UNKNOWN_NATIONALITY,
        )


def read_applicant(worker: Worker | None) -> ApplicantFacts:
    """The worker as entered."""
    if worker is None:
        return ApplicantFacts()
    card = current_card(worker)
    return ApplicantFacts(
        name=worker.name,
        sex=worker.sex,
        birth_date=worker.birth_date,
        nationality=worker.nationality,
        postal_code=worker.postal_code,
        address=worker.address,
        card_number=card.number if card else "",
        status=card.status if card else "",
        phone=worker.phone,
        mobile=worker.mobile,
    )


def read_organization(organization: AcceptingOrganization) -> OrganizationFacts:
    """The employer as entered; who is no corporation has no number."""
    return OrganizationFacts(
        name=organization.name,
        corporate_number=organization.corporate_number if organization.is_corporation else "",
        postal_code=organization.postal_code,
        address=organization.address,
    )

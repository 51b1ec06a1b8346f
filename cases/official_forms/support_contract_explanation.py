"""登録支援機関との支援委託契約に関する説明書 (1-25): all of the support of a worker is entrusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.workers.models import Worker

SLUG: Final = "support_contract_explanation"
# How a registration number is written: 19登-000123.
_REGISTERED: Final = "登-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplanationFacts:
    """All the explanation asks; blank or None is unknown."""

    applicant: str = ""
    body: str = ""
    registration_number: str = ""
    concluded_on: date | None = None
    is_all: bool | None = None
    monthly_fee: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    organization: str = ""


def fill(facts: ExplanationFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The explanation as data. The person responsible writes post, name and day by hand."""
    year, _sign, number = facts.registration_number.partition(_REGISTERED)
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "applicant": facts.applicant,
            "body": facts.body,
            "body_number_1": year,
            "body_number_2": number,
            "concluded_on": facts.concluded_on,
            "is_all": facts.is_all,
            "monthly_fee": facts.monthly_fee,
            "starts_on": facts.starts_on,
            "ends_on": facts.ends_on,
            "organization": facts.organization,
        },
        subject=facts.applicant,
        language=language,
    )


def collect(worker: Worker, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The explanation for one applicant; without a support contract its boxes are missing."""
    del user
    contract = worker.support_contract
    if contract is None:
        return fill(
            ExplanationFacts(applicant=worker.name, organization=worker.organization.name),
            filed_on=filed_on,
            language=language,
        )
    return fill(
        ExplanationFacts(
            applicant=worker.name,
            body=contract.support_organization.name,
            registration_number=contract.support_organization.registration_number,
            concluded_on=contract.concluded_on,
            is_all=contract.scope == contract.Scope.ALL,
            monthly_fee=contract.monthly_fee,
            starts_on=contract.starts_on,
            ends_on=contract.ends_on,
            organization=worker.organization.name,
        ),
        filed_on=filed_on,
        language=language,
    )

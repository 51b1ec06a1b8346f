"""契約機関に関する届出 (１の４): the worker's own notification that the contract ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.notification_reading import read_happening
from cases.official_forms.registry import edition
from cases.official_forms.worker_notice_facts import (
    ApplicantFacts,
    OrganizationFacts,
    applicant_lacks,
    applicant_values,
    read_applicant,
    read_organization,
)

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case
    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User

SLUG: Final = "worker_contract_ended_notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractEndedFacts:
    """All the notification asks; blank or None is unknown."""

    applicant: ApplicantFacts = field(default_factory=ApplicantFacts)
    organization: OrganizationFacts = field(default_factory=OrganizationFacts)
    ended_on: date | None = None


def fill(facts: ContractEndedFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data: prepared for the worker, who signs, dates and files it."""
    form = edition(SLUG, filed_on=filed_on)
    return fill_form(
        form,
        {
            **applicant_values(facts.applicant, filed_on=filed_on),
            "corporate_number": facts.organization.corporate_number,
            "organization": facts.organization.name,
            "postal": facts.organization.postal_code,
            "organization_address": facts.organization.address,
            "ended_on": facts.ended_on,
        },
        subject=facts.applicant.name,
        language=language,
        missing=applicant_lacks(form, facts.applicant, filed_on=filed_on),
    )


def collect(case: Case, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """The notification of a case, for the worker to sign."""
    del user
    happening = read_happening(case)
    contract = happening.contract
    return fill(
        ContractEndedFacts(
            applicant=read_applicant(case.worker),
            organization=read_organization(case.organization),
            ended_on=(contract.ended_on if contract else None) or happening.happened_on,
        ),
        filed_on=filed_on,
        language=language,
    )

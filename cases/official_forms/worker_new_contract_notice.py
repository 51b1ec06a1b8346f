"""契約機関に関する届出 (１の５): the worker's own notification of a contract with a new organization."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cases.official_forms.filling import fill as fill_form
from cases.official_forms.notification_reading import read_happening, read_person
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

SLUG: Final = "worker_new_contract_notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContractFacts:
    """All the notification asks; blank or None is unknown."""

    applicant: ApplicantFacts = field(default_factory=ApplicantFacts)
    organization: OrganizationFacts = field(default_factory=OrganizationFacts)
    concluded_on: date | None = None
    activity: str = ""


def fill(facts: NewContractFacts, *, filed_on: date, language: str = "ja") -> FilledForm:
    """The notification as data. The organization before is the worker's to write."""
    form = edition(SLUG, filed_on=filed_on)
    return fill_form(
        form,
        {
            **applicant_values(facts.applicant, filed_on=filed_on),
            "new_number": facts.organization.corporate_number,
            "new_name": facts.organization.name,
            "new_postal": facts.organization.postal_code,
            "new_address": facts.organization.address,
            "concluded_on": facts.concluded_on,
            "activity": facts.activity,
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
    work = read_person(case.worker, contract, on=filed_on)
    return fill(
        NewContractFacts(
            applicant=read_applicant(case.worker),
            organization=read_organization(case.organization),
            concluded_on=contract.concluded_on if contract else None,
            activity=work.work_category or work.field,
        ),
        filed_on=filed_on,
        language=language,
    )

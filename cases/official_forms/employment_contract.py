"""特定技能雇用契約書 (1-5): the contract itself; what was agreed stands on 1-6."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cases.official_forms.contract_facts import conditions_of, order_of_dates
from cases.official_forms.filling import fill as fill_form
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cases.official_forms.model import FilledForm
    from compliance.accounts.models import User
    from compliance.employment.models import EmploymentContract

SLUG: Final = "employment_contract"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFacts:
    """All the contract asks; blank or None is unknown."""

    organization: str = ""
    representative_title: str = ""
    representative_name: str = ""
    worker: str = ""
    concluded_on: date | None = None


def fill(
    facts: ContractFacts, *, filed_on: date, language: str = "ja", warnings: Iterable[str] = ()
) -> FilledForm:
    """The contract as data. The employer's seal and the worker's signature are put on paper."""
    return fill_form(
        edition(SLUG, filed_on=filed_on),
        {
            "organization": facts.organization,
            "representative_title": facts.representative_title,
            "representative_name": facts.representative_name,
            "worker": facts.worker,
            "concluded_on": facts.concluded_on,
        },
        subject=facts.worker,
        language=language,
        warnings=warnings,
    )


def collect(contract: EmploymentContract, /, *, filed_on: date, language: str, user: User) -> FilledForm:
    """One version of a contract."""
    del user
    organization = contract.worker.organization
    return fill(
        ContractFacts(
            organization=organization.name,
            representative_title=organization.representative_title,
            representative_name=organization.representative_name,
            worker=contract.worker.name,
            concluded_on=contract.concluded_on,
        ),
        filed_on=filed_on,
        language=language,
        warnings=order_of_dates(contract, conditions_of(contract)),
    )

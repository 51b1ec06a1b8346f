"""The organization's sheets 2V and 3V of an application: employer, place of work, declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cases.official_forms.filling import Value
    from compliance.organizations.models import AcceptingOrganization, Site
    from compliance.workers.models import Worker

# Declarations that have the name of their box.
_WITHOUT_DETAIL: Final = frozenset(
    {
        "keeps_activity_records", "bears_support_costs", "dispatch_ground", "can_perform_contract",
        "pays_traceably", "cooperates_locally", "field_standard", "support_experience", "support_languages",
        "keeps_support_records", "support_neutral", "can_interview", "field_standard_support",
    }
)  # fmt: skip


def employer_values(organization: AcceptingOrganization) -> dict[str, Value]:
    """The employer's own facts, and its answers to the questions of the form."""
    found: dict[str, Value] = {
        "organization": organization.name,
        "organization_address": organization.address,
        "organization_phone": organization.phone,
        "is_corporation": organization.is_corporation,
        "corporate_number": organization.corporate_number,
        "industry_code": organization.industry_code,
        "other_industries": ", ".join(str(code) for code in organization.other_industry_codes),
        "capital": organization.capital,
        "annual_sales": organization.annual_sales,
        "representative": " ".join(
            filter(None, (organization.representative_title, organization.representative_name))
        ),
    }
    for said in organization.declarations.all():
        found[said.key] = said.answer
        if said.key not in _WITHOUT_DETAIL:
            found[f"{said.key}_detail"] = said.detail
    return found


def site_values(site: Site | None) -> dict[str, Value]:
    """The place where the worker mainly works."""
    if site is None:
        return {}
    return {
        "insurance_number": site.employment_insurance_number,
        "employees": site.full_time_employees,
        "site_name": site.name,
        "site_address": site.address,
        "has_social_insurance": site.has_social_insurance,
        "has_labour_insurance": site.has_labour_insurance,
        "labour_insurance_number": site.labor_insurance_number,
        **_paper("site", site),
    }


def home_paper(
    worker: Worker, organization: AcceptingOrganization, answers: Mapping[str, Any]
) -> dict[str, Value]:
    """The paper for the municipality the worker lives in: as answered, or that of a site there."""
    handed_on, handed_to = answers.get("home_paper_on"), answers.get("home_paper_to")
    if handed_on or handed_to:
        return _handed("home", handed_on, handed_to or "")
    for site in organization.sites.all():
        if site.cooperation_paper_to and site.cooperation_paper_to in worker.address:
            return _paper("home", site)
    return {}


def _paper(prefix: str, site: Site) -> dict[str, Value]:
    """Only a paper on record is an answer: none on record is not a no."""
    if site.cooperation_paper_on is None:
        return {}
    return _handed(prefix, site.cooperation_paper_on, site.cooperation_paper_to)


def _handed(prefix: str, handed_on: date | None, handed_to: str) -> dict[str, Value]:
    return {
        f"has_{prefix}_paper": True,
        f"{prefix}_paper_on": handed_on,
        # The words for city, ward, town and village are printed.
        f"{prefix}_paper_to": handed_to.rstrip("市区町村"),
    }

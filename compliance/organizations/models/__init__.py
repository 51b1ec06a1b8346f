"""Employers, their sites and contacts, the bodies that support their workers, and what forms ask of them."""

from compliance.organizations.models.eligibility import (
    FinancialYear,
    Officer,
    OrganizationDeclaration,
    SeparationReport,
)
from compliance.organizations.models.registry import (
    AcceptingOrganization,
    BusinessScale,
    Contact,
    RegisteredSupportOrganization,
    Site,
    SupportContract,
    validate_corporate_number,
    validate_registration_number,
)

__all__ = [
    "AcceptingOrganization",
    "BusinessScale",
    "Contact",
    "FinancialYear",
    "Officer",
    "OrganizationDeclaration",
    "RegisteredSupportOrganization",
    "SeparationReport",
    "Site",
    "SupportContract",
    "validate_corporate_number",
    "validate_registration_number",
]

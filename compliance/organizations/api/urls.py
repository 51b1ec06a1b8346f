"""Routes of employers and support bodies."""

from __future__ import annotations

from compliance.common.api.routers import Router
from compliance.organizations.api.eligibility import (
    FinancialYearViewSet,
    OfficerViewSet,
    OrganizationDeclarationViewSet,
    SeparationReportViewSet,
)
from compliance.organizations.api.viewsets import (
    ContactViewSet,
    OrganizationViewSet,
    SiteViewSet,
    SupportContractViewSet,
    SupportOrganizationViewSet,
)

router = Router()
router.register("organizations", OrganizationViewSet, basename="organization")
router.register("sites", SiteViewSet, basename="site")
router.register("contacts", ContactViewSet, basename="contact")
router.register("support-organizations", SupportOrganizationViewSet, basename="support-organization")
router.register("support-contracts", SupportContractViewSet, basename="support-contract")
router.register("officers", OfficerViewSet, basename="officer")
router.register("financial-years", FinancialYearViewSet, basename="financial-year")
router.register("separation-reports", SeparationReportViewSet, basename="separation-report")
router.register(
    "organization-declarations", OrganizationDeclarationViewSet, basename="organization-declaration"
)

urlpatterns = router.urls

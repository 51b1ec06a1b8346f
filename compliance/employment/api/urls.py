"""Routes of employment contracts."""

from __future__ import annotations

from compliance.common.api.routers import Router
from compliance.employment.api.condition_viewsets import (
    PayComparisonViewSet,
    RecruitmentViewSet,
    WorkingConditionsViewSet,
)
from compliance.employment.api.payroll import PayrollViewSet
from compliance.employment.api.viewsets import EmploymentContractViewSet

router = Router()
router.register("employment-contracts", EmploymentContractViewSet, basename="employment-contract")
router.register("working-conditions", WorkingConditionsViewSet, basename="working-conditions")
router.register("pay-comparisons", PayComparisonViewSet, basename="pay-comparison")
router.register("recruitments", RecruitmentViewSet, basename="recruitment")
router.register("payroll", PayrollViewSet, basename="payroll")

urlpatterns = router.urls

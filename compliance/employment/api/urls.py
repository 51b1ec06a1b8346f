"""Routes of employment contracts."""

from __future__ import annotations

from compliance.common.api.routers import Router
from compliance.employment.api.viewsets import EmploymentContractViewSet

router = Router()
router.register("employment-contracts", EmploymentContractViewSet, basename="employment-contract")

urlpatterns = router.urls

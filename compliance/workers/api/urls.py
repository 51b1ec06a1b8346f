"""Routes of workers and their papers."""

from __future__ import annotations

from compliance.common.api.routers import Router
from compliance.workers.api.history_viewsets import (
    JobViewSet,
    SixYearRouteViewSet,
    StayExclusionViewSet,
    WorkerDeclarationViewSet,
)
from compliance.workers.api.viewsets import (
    FamilyMemberViewSet,
    PassportViewSet,
    QualificationViewSet,
    StayViewSet,
    WorkerViewSet,
)

router = Router()
router.register("workers", WorkerViewSet, basename="worker")
router.register("passports", PassportViewSet, basename="passport")
router.register("qualifications", QualificationViewSet, basename="qualification")
router.register("stays", StayViewSet, basename="stay")
router.register("family-members", FamilyMemberViewSet, basename="family-member")
router.register("jobs", JobViewSet, basename="job")
router.register("worker-declarations", WorkerDeclarationViewSet, basename="worker-declaration")
router.register("stay-exclusions", StayExclusionViewSet, basename="stay-exclusion")
router.register("six-year-routes", SixYearRouteViewSet, basename="six-year-route")

urlpatterns = router.urls

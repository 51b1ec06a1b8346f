"""Routes of workers and their papers."""

from __future__ import annotations

from compliance.common.api.routers import Router
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

urlpatterns = router.urls

"""Routes of deadlines."""

from __future__ import annotations

from compliance.common.api.routers import Router
from compliance.deadlines.api.viewsets import DeadlineViewSet

router = Router()
router.register("deadlines", DeadlineViewSet, basename="deadline")

urlpatterns = router.urls

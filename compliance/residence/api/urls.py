"""Routes of residence cards."""

from __future__ import annotations

from compliance.common.api.routers import Router
from compliance.residence.api.viewsets import LapseCheckViewSet, ResidenceCardViewSet

router = Router()
router.register("residence-cards", ResidenceCardViewSet, basename="residence-card")
router.register("lapse-checks", LapseCheckViewSet, basename="lapse-check")

urlpatterns = router.urls

"""Routes of imports."""

from __future__ import annotations

from compliance.common.api.routers import Router
from compliance.imports.api.viewsets import ImportBatchViewSet

router = Router()
router.register("imports", ImportBatchViewSet, basename="import")

urlpatterns = router.urls

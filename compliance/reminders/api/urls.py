"""Routes of reminders."""

from __future__ import annotations

from compliance.common.api.routers import Router
from compliance.reminders.api.viewsets import DailyRunViewSet, DeliveryViewSet, ReminderViewSet

router = Router()
router.register("reminders", ReminderViewSet, basename="reminder")
router.register("reminder-deliveries", DeliveryViewSet, basename="reminder-delivery")
router.register("reminder-runs", DailyRunViewSet, basename="reminder-run")

urlpatterns = router.urls

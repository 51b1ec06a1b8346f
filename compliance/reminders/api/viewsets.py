"""Lists and objects of reminders, their mails and the daily runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied

from compliance.common.api.viewsets import TenantViewSet
from compliance.reminders import services
from compliance.reminders.api.filters import DailyRunFilter, DeliveryFilter, ReminderFilter
from compliance.reminders.api.serializers import DailyRunSerializer, DeliverySerializer, ReminderSerializer
from compliance.reminders.models import DailyRun, Digest, Reminder

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request
    from rest_framework.response import Response


class ReminderViewSet(TenantViewSet[Reminder]):
    """Who was told of which step of which deadline, and how that went."""

    model = Reminder
    serializer_class = ReminderSerializer
    filterset_class = ReminderFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("reminders.view",)
    related: ClassVar[tuple[str, ...]] = ("deadline", "to_user", "to_worker", "digest")
    ordering: ClassVar[tuple[str, ...]] = ("-planned_on", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "planned_on", "due_on", "sent_at")

    @extend_schema(request=None, responses=ReminderSerializer)
    @action(detail=True, methods=["post"])
    def acknowledge(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """The person who was told says so.  Repeating it changes nothing."""
        reminder = self.get_for("reminders.acknowledge")
        try:
            services.acknowledge(reminders=[reminder], by=request.user)
        except PermissionError as error:
            message = _("A reminder is acknowledged by the person who was told.")
            raise PermissionDenied(message, "not_told_to_you") from error
        return self.answer(reminder)


class DeliveryViewSet(TenantViewSet[Digest]):
    """Reminder mails: one's own, and those that hold a reminder one may see."""

    model = Digest
    serializer_class = DeliverySerializer
    filterset_class = DeliveryFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("reminders.view",)
    related: ClassVar[tuple[str, ...]] = ("to_user", "to_worker")
    ordering: ClassVar[tuple[str, ...]] = ("-day", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "day", "sent_at")


class DailyRunViewSet(TenantViewSet[DailyRun]):
    """Proof of each day's run; a day without one is an alarm."""

    model = DailyRun
    serializer_class = DailyRunSerializer
    filterset_class = DailyRunFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("reminders.view", "health.view")
    ordering: ClassVar[tuple[str, ...]] = ("-id",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "day")

    def get_queryset(self) -> QuerySet[DailyRun]:
        # The rows name no organization, and the serializer leaves out their counts.
        return DailyRun.objects.all()

"""Lists and objects of the ledger of deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.decorators import action

from compliance.common.api.errors import Conflict
from compliance.common.api.fields import DayField
from compliance.common.api.viewsets import TenantViewSet
from compliance.deadlines import services
from compliance.deadlines.api.filters import DeadlineFilter
from compliance.deadlines.api.serializers import (
    DeadlineSerializer,
    ReopenSerializer,
    SettleSerializer,
    SnoozeSerializer,
)
from compliance.deadlines.models import Deadline

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response

ON = OpenApiParameter("on", OpenApiTypes.DATE, description="The day that remaining_days counts from.")


@extend_schema_view(retrieve=extend_schema(parameters=[ON]))
class DeadlineViewSet(TenantViewSet[Deadline]):
    """What is due, by which day, why, and whose duty it is.  Deadlines follow from facts."""

    model = Deadline
    serializer_class = DeadlineSerializer
    filterset_class = DeadlineFilter
    write_capability: ClassVar[str] = "deadlines.settle"
    related: ClassVar[tuple[str, ...]] = ("worker",)
    ordering: ClassVar[tuple[str, ...]] = ("due_on", "id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "due_on", "safe_on", "opens_on", "kind", "posted_at")

    def get_serializer_context(self) -> dict[str, Any]:
        context = super().get_serializer_context()
        request: Request | None = self.request
        asked = request.query_params.get("on") if request is not None else None
        return {**context, "on": DayField().run_validation(asked) if asked else None}

    @extend_schema(request=SettleSerializer, responses=DeadlineSerializer)
    @action(detail=True, methods=["post"], serializer_class=SettleSerializer)
    def settle(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """It is done; say how."""
        deadline = self.in_state(Deadline.State.OPEN)
        return self.answer(services.settle(deadline=deadline, by=self.person, **self.facts()))

    @extend_schema(request=ReopenSerializer, responses=DeadlineSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReopenSerializer)
    def reopen(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was not done after all: it is open again, and reminders go on."""
        deadline = self.in_state(Deadline.State.SETTLED)
        return self.answer(services.reopen(deadline=deadline, by=self.person, **self.facts()))

    @extend_schema(request=SnoozeSerializer, responses=DeadlineSerializer)
    @action(detail=True, methods=["post"], serializer_class=SnoozeSerializer)
    def snooze(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Take it off today's queue until a day, for a reason.  Reminders and the due day stay."""
        deadline = self.in_state(Deadline.State.OPEN)
        context = {**self.get_serializer_context(), "deadline": deadline}
        serializer = SnoozeSerializer(data=request.data, context=context)
        serializer.is_valid(raise_exception=True)
        return self.answer(services.snooze(deadline=deadline, by=self.person, **serializer.validated_data))

    def in_state(self, state: str) -> Deadline:
        """The deadline of the address, if it stands where the act needs it."""
        deadline = self.get_for(self.write_capability)
        if deadline.state != state:
            message = _("This deadline is %(state)s, so this cannot be done with it.")
            raise Conflict(message % {"state": deadline.get_state_display()})
        return deadline

"""Tasks of support and what is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from support_plans.api.filters import SupportTaskFilter
from support_plans.api.serializers.common import DayActSerializer, ReasonActSerializer
from support_plans.api.serializers.tasks import (
    DeferralSerializer,
    SupportTaskSerializer,
    TaskAssignedSerializer,
)
from support_plans.api.viewsets.base import SupportViewSet
from support_plans.models import SupportTask
from support_plans.services import tasks as services

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response


class SupportTaskViewSet(SupportViewSet[SupportTask]):
    """What is to be done for workers. Tasks follow from plans and facts, and are never made by hand."""

    model = SupportTask
    serializer_class = SupportTaskSerializer
    filterset_class = SupportTaskFilter
    ordering: ClassVar[tuple[str, ...]] = ("due_on", "id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "due_on", "safe_on", "done_on", "created_at")

    def act(self, service: Any, *, capability: str = "support.record", with_facts: bool = True) -> Response:
        """One act on the task of the address."""
        task = self.get_for(capability)
        facts = self.facts() if with_facts else {}
        return self.answer(service(task=task, by=self.person, **facts))

    @extend_schema(request=TaskAssignedSerializer, responses=SupportTaskSerializer)
    @action(detail=True, methods=["post"], serializer_class=TaskAssignedSerializer)
    def assign(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """Say who does it and who stands in. Managers only."""
        return self.act(services.assign_task, capability="support.assign")

    @extend_schema(request=DeferralSerializer, responses=SupportTaskSerializer)
    @action(detail=True, methods=["post"], serializer_class=DeferralSerializer)
    def defer(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Put it off, for a reason; reminders go on."""
        return self.act(services.defer_task)

    @extend_schema(request=None, responses=SupportTaskSerializer)
    @action(detail=True, methods=["post"])
    def resume(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Take up again what was put off."""
        return self.act(services.resume_task, with_facts=False)

    @extend_schema(request=ReasonActSerializer, responses=SupportTaskSerializer)
    @action(
        detail=True,
        methods=["post"],
        serializer_class=ReasonActSerializer,
        url_path="declare-not-applicable",
    )
    def declare_not_applicable(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Say that it does not apply, and why; a second person has to confirm it."""
        return self.act(services.declare_not_applicable)

    @extend_schema(request=None, responses=SupportTaskSerializer)
    @action(detail=True, methods=["post"], url_path="confirm-not-applicable")
    def confirm_not_applicable(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """A second person agrees that it does not apply."""
        return self.act(services.confirm_not_applicable, with_facts=False)

    @extend_schema(request=ReasonActSerializer, responses=SupportTaskSerializer)
    @action(
        detail=True, methods=["post"], serializer_class=ReasonActSerializer, url_path="refuse-not-applicable"
    )
    def refuse_not_applicable(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It applies after all."""
        return self.act(services.refuse_not_applicable)

    @extend_schema(request=DayActSerializer, responses=SupportTaskSerializer)
    @action(detail=True, methods=["post"], serializer_class=DayActSerializer)
    def complete(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was done on that day; what proves it stands in its records."""
        return self.act(services.complete_task)

    @extend_schema(request=ReasonActSerializer, responses=SupportTaskSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonActSerializer)
    def reopen(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was not done, or does apply, after all."""
        return self.act(services.reopen_task)

"""Consultations and complaints: taken up, pursued, passed on, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from compliance.common.api.viewsets import Creates
from support_plans.api.filters import ConsultationFilter
from support_plans.api.serializers.common import ReasonActSerializer
from support_plans.api.serializers.consultations import (
    ClosingSerializer,
    ConsultationSerializer,
    EscalationSerializer,
    PutOffSerializer,
    StepGivenSerializer,
)
from support_plans.api.viewsets.base import SupportViewSet
from support_plans.models import Consultation
from support_plans.services import consultations as services

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response


class ConsultationViewSet(Creates[Consultation], SupportViewSet[Consultation]):
    """Matters that workers brought up; open ones remind until they are closed."""

    model = Consultation
    serializer_class = ConsultationSerializer
    filterset_class = ConsultationFilter
    together: ClassVar[tuple[str, ...]] = ("steps",)
    ordering: ClassVar[tuple[str, ...]] = ("-received_on", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "received_on", "follow_up_on", "closed_on")

    def make(self, **facts: Any) -> Consultation:
        return services.receive_consultation(by=self.person, **facts)

    def act(self, service: Any) -> Response:
        """One act on the consultation of the address, with the facts of the request."""
        consultation = self.get_for(self.write_capability)
        service(consultation=consultation, by=self.person, **self.facts())
        return self.answer(consultation)

    @extend_schema(request=StepGivenSerializer, responses=ConsultationSerializer)
    @action(detail=True, methods=["post"], serializer_class=StepGivenSerializer)
    def steps(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """Note one thing that was done about it."""
        return self.act(services.add_step)

    @extend_schema(request=EscalationSerializer, responses=ConsultationSerializer)
    @action(detail=True, methods=["post"], serializer_class=EscalationSerializer)
    def escalate(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Pass it on to the employer, who is then reminded."""
        return self.act(services.escalate)

    @extend_schema(request=PutOffSerializer, responses=ConsultationSerializer)
    @action(detail=True, methods=["post"], serializer_class=PutOffSerializer, url_path="put-off")
    def put_off(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Look again on a day to come."""
        return self.act(services.put_off)

    @extend_schema(request=ClosingSerializer, responses=ConsultationSerializer)
    @action(detail=True, methods=["post"], serializer_class=ClosingSerializer)
    def close(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Say what came of it."""
        return self.act(services.close_consultation)

    @extend_schema(request=ReasonActSerializer, responses=ConsultationSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonActSerializer)
    def reopen(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was not over after all."""
        return self.act(services.reopen)

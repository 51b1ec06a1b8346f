"""Support logs: recorded, and corrected by new versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action

from compliance.common.api.viewsets import Creates
from support_plans.api.filters import SupportLogFilter
from support_plans.api.serializers.logs import LogCorrectionSerializer, SupportLogSerializer
from support_plans.api.viewsets.base import SupportViewSet
from support_plans.models import SupportLog
from support_plans.services.logs import correct_support, record_support

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response


class SupportLogViewSet(Creates[SupportLog], SupportViewSet[SupportLog]):
    """What was done, when, how, in which language, and whether it counts."""

    model = SupportLog
    serializer_class = SupportLogSerializer
    filterset_class = SupportLogFilter
    ordering: ClassVar[tuple[str, ...]] = ("-performed_on", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "performed_on", "recorded_at")

    def make(self, **facts: Any) -> SupportLog:
        return record_support(by=self.person, **facts)

    @extend_schema(request=LogCorrectionSerializer, responses={201: SupportLogSerializer})
    @action(detail=True, methods=["post"], serializer_class=LogCorrectionSerializer)
    def correct(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """Enter it again, rightly; the new version is the answer, and files move along to it."""
        log = self.get_for(self.write_capability)
        corrected = correct_support(log=log, by=self.person, **self.facts())
        return self.answer(corrected, status.HTTP_201_CREATED)

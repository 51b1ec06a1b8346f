"""Files that prove support: attached, handed out, voided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.renderers import JSONRenderer

from compliance.common.api.files import FileRenderer
from compliance.common.api.serializers import ReasonSerializer
from support_plans.api.filters import SupportFileFilter
from support_plans.api.serializers.files import FileUploadSerializer, SupportFileSerializer
from support_plans.api.viewsets.base import SupportViewSet
from support_plans.files_view import answer_with
from support_plans.models import SupportFile
from support_plans.services.files import attach_file, void_file

if TYPE_CHECKING:
    from django.http import FileResponse
    from rest_framework.request import Request
    from rest_framework.response import Response


class SupportFileViewSet(SupportViewSet[SupportFile]):
    """Files beside plans, logs, interviews and consultations; their type is read from their content."""

    model = SupportFile
    serializer_class = SupportFileSerializer
    filterset_class = SupportFileFilter
    parser_classes = [MultiPartParser, FormParser, JSONParser]
    ordering: ClassVar[tuple[str, ...]] = ("-uploaded_at", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "uploaded_at", "size")

    @extend_schema(
        request={"multipart/form-data": FileUploadSerializer}, responses={201: SupportFileSerializer}
    )
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Attach a file to the one record it proves."""
        if not self.person.can(self.write_capability):
            self.refuse()
        serializer = FileUploadSerializer(data=request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        facts = serializer.validated_data
        self.require(self.write_capability, facts["record"].worker.organization_id)
        return self.answer(attach_file(by=self.person, **facts), status.HTTP_201_CREATED)

    @extend_schema(
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY, "The file.")}
    )
    @action(detail=True, methods=["get"], renderer_classes=[FileRenderer, JSONRenderer])
    def download(self, request: Request, pk: str) -> FileResponse:  # noqa: ARG002 - the object is get_object's
        """The content, to be saved. That it was handed out, and to whom, is put on record."""
        return answer_with(self.get_object(), by=self.person)

    @extend_schema(request=ReasonSerializer, responses=SupportFileSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonSerializer)
    def void(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was the wrong one: it stays, with the reason, and proves nothing."""
        file = self.get_for(self.write_capability)
        return self.answer(void_file(file=file, by=self.person, **self.facts()))

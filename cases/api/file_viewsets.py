"""Files of papers: listed, attached, handed out, voided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.renderers import JSONRenderer

from cases import services
from cases.api.filters import CaseFileFilter
from cases.models import CaseDocument, CaseFile
from cases.views_files import answer_with
from compliance.common.api.fields import VisibleRelatedField
from compliance.common.api.files import FileRenderer
from compliance.common.api.serializers import ReasonSerializer, TenantSerializer
from compliance.common.api.viewsets import TenantViewSet

if TYPE_CHECKING:
    from django.http import FileResponse
    from rest_framework.request import Request
    from rest_framework.response import Response

_WRITE = "cases.write"


class CaseFileSerializer(TenantSerializer[CaseFile]):
    """One file of one paper."""

    class Meta:
        model = CaseFile
        fields: ClassVar[list[str]] = [
            "id",
            "paper",
            "name",
            "content_type",
            "size",
            "sha256",
            "uploaded_by",
            "uploaded_at",
            "voided_at",
            "void_reason",
        ]
        read_only_fields = fields


class CaseFileUploadSerializer(serializers.Serializer[Any]):
    """A file and its paper."""

    paper = VisibleRelatedField(queryset=CaseDocument.objects.none())
    file = serializers.FileField(allow_empty_file=True)


class CaseFileViewSet(TenantViewSet[CaseFile]):
    """Files of papers; their type is read from their content."""

    model = CaseFile
    serializer_class = CaseFileSerializer
    filterset_class = CaseFileFilter
    parser_classes = [MultiPartParser, FormParser, JSONParser]
    read_capabilities = ("cases.view",)
    related: ClassVar[tuple[str, ...]] = ("paper__case__worker", "paper__case__organization")
    ordering: ClassVar[tuple[str, ...]] = ("-uploaded_at", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "uploaded_at", "size")

    @extend_schema(
        request={"multipart/form-data": CaseFileUploadSerializer}, responses={201: CaseFileSerializer}
    )
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Attach a file to a paper."""
        if not self.person.can(_WRITE):
            self.refuse()
        serializer = CaseFileUploadSerializer(data=request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        paper, upload = serializer.validated_data["paper"], serializer.validated_data["file"]
        self.require(_WRITE, paper.case.organization_id)
        file = services.attach_file(paper=paper, by=self.person, upload=upload)
        return self.answer(file, status.HTTP_201_CREATED)

    @extend_schema(
        responses={(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY, "The file.")}
    )
    @action(detail=True, methods=["get"], renderer_classes=[FileRenderer, JSONRenderer])
    def download(self, request: Request, pk: str) -> FileResponse:  # noqa: ARG002 - the object is get_object's
        """The content, to be saved. That it was handed out, and to whom, is put on record."""
        return answer_with(self.get_object(), by=self.person)

    @extend_schema(request=ReasonSerializer, responses=CaseFileSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonSerializer)
    def void(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was the wrong one: it stays, with the reason."""
        file = self.get_object()
        self.require(_WRITE, file.paper.case.organization_id)
        return self.answer(services.void_file(file=file, by=self.person, **self.facts()))

"""Imports over the API: the same preview and confirmation as on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.response import Response

from compliance.common.api.errors import Conflict
from compliance.common.api.viewsets import TenantViewSet
from compliance.imports import services
from compliance.imports.api.filters import ImportBatchFilter
from compliance.imports.api.serializers import (
    ImportBatchSerializer,
    ImportBatchWithRowsSerializer,
    ImportRowSerializer,
    UploadSerializer,
)
from compliance.imports.models import ImportBatch, ImportRow
from compliance.imports.problems import UnreadableFile
from compliance.imports.querysets import CAPABILITY
from compliance.imports.reading import LIMITS
from compliance.imports.reading.opening import too_large

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request


class ImportBatchViewSet(TenantViewSet[ImportBatch]):
    """Ledgers that were uploaded: upload, look at the rows, confirm or discard."""

    model = ImportBatch
    serializer_class = ImportBatchSerializer
    filterset_class = ImportBatchFilter
    read_capabilities: ClassVar[tuple[str, ...]] = (CAPABILITY,)
    write_capability: ClassVar[str] = CAPABILITY
    ordering: ClassVar[tuple[str, ...]] = ("-uploaded_at", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "uploaded_at")
    parser_classes = [MultiPartParser, FormParser, JSONParser]

    def get_queryset(self) -> QuerySet[ImportBatch]:
        return ImportBatch.objects.run_by(self.person)

    @extend_schema(
        request={"multipart/form-data": UploadSerializer},
        responses={201: ImportBatchWithRowsSerializer, 202: ImportBatchWithRowsSerializer},
    )
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Upload a ledger and preview it; with ``dry_run=false`` its good rows are written at once."""
        if not self.person.can(CAPABILITY):
            self.refuse()
        serializer = UploadSerializer(data=request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        facts = serializer.validated_data
        self.require(CAPABILITY, facts["organization"].pk)
        file = facts["file"]
        if file.size > LIMITS.file_bytes:
            raise ValidationError({"file": [ErrorDetail(too_large(), "too_large")]})
        try:
            batch = services.upload_ledger(
                organization=facts["organization"], content=file.read(), file_name=file.name, by=self.person
            )
            services.preview_import(batch=batch, columns=None, by=self.person)
        except UnreadableFile as problem:
            raise ValidationError({"file": [ErrorDetail(str(problem), code="unreadable")]}) from problem
        if not facts["dry_run"]:
            self._begin(batch)
        return self._with_rows(batch, status.HTTP_201_CREATED)

    @extend_schema(responses=ImportRowSerializer(many=True))
    @action(detail=True, methods=["get"], filterset_class=None)
    def rows(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_object
        """The rows of one file; ``?status=error`` for those that stay out."""
        rows = self.get_object().rows.order_by("row")
        wanted = request.query_params.get("status")
        if wanted:
            if wanted not in ImportRow.Status.values:
                raise ValidationError(
                    {"status": [ErrorDetail(", ".join(ImportRow.Status.values), "invalid")]}
                )
            rows = rows.filter(status=wanted)
        page: Any = self.paginate_queryset(rows)  # type: ignore[arg-type]
        return self.get_paginated_response(ImportRowSerializer(page, many=True).data)

    @extend_schema(
        request=None, responses={200: ImportBatchWithRowsSerializer, 202: ImportBatchWithRowsSerializer}
    )
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Write the good rows.  The state ``stale`` says that nothing was written: look and confirm again."""
        batch = self.get_for(CAPABILITY)
        self._begin(batch)
        return self._with_rows(batch, status.HTTP_200_OK)

    @extend_schema(request=None, responses=ImportBatchSerializer)
    @action(detail=True, methods=["post"])
    def discard(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Forget the file and its preview."""
        batch = self.get_for(CAPABILITY)
        try:
            services.discard_import(batch=batch, by=self.person)
        except services.NotAwaited as problem:
            raise Conflict(str(problem)) from problem
        return self.answer(batch)

    def _begin(self, batch: ImportBatch) -> None:
        try:
            services.begin_import(batch=batch, by=self.person)
        except services.NotAwaited as problem:
            raise Conflict(str(problem)) from problem

    def _with_rows(self, batch: ImportBatch, status_code: int) -> Response:
        batch.refresh_from_db()
        if batch.state == ImportBatch.State.CONFIRMING:
            status_code = status.HTTP_202_ACCEPTED
        shape = ImportBatchWithRowsSerializer(batch, context=self.get_serializer_context())
        return Response(shape.data, status=status_code)

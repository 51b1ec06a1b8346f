"""Jobs and copies over the API: the same as on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Count, Q
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import BaseRenderer, JSONRenderer

from cases.api.views import PdfRenderer
from cases.form_making import services
from cases.form_making.access import MAKING
from cases.form_making.api.filters import FiledCopyFilter, FormJobFilter
from cases.form_making.api.serializers import (
    FiledCopySerializer,
    FormJobSerializer,
    JobDocumentSerializer,
    NewFormJobSerializer,
)
from cases.form_making.bulk_forms import BulkForm
from cases.form_making.models import FiledCopy, FormJob
from cases.form_making.services.jobs import NotAwaited
from cases.form_making.views.jobs import attachment
from cases.form_making.views.jobs import content_type_of as type_of
from compliance.common.api.errors import Conflict
from compliance.common.api.viewsets import TenantViewSet

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse
    from rest_framework.request import Request
    from rest_framework.response import Response

TAGS = ["official forms"]
_FILE = {(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY, "The file.")}


class FileRenderer(BaseRenderer):
    """Lets a client ask for a file; the file itself is made by the view."""

    media_type = "application/octet-stream"
    format = "bin"
    charset = None
    render_style = "binary"

    def render(self, data: Any, *_: Any, **__: Any) -> bytes:
        # Only an error comes here: it is told as JSON.
        return JSONRenderer().render(data)


@extend_schema(tags=TAGS)
class FormJobViewSet(TenantViewSet[FormJob]):
    """Many forms at once: ask, look at what is missing, start, fetch. Each sees their own."""

    model = FormJob
    serializer_class = FormJobSerializer
    filterset_class = FormJobFilter
    read_capabilities: ClassVar[tuple[str, ...]] = MAKING
    ordering: ClassVar[tuple[str, ...]] = ("-created_at", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "created_at")

    def get_queryset(self) -> QuerySet[FormJob]:
        gaps = Count("documents", filter=~Q(documents__missing=[]))
        found: QuerySet[FormJob] = super().get_queryset().select_related("made_by").annotate(gaps_count=gaps)
        return found

    @extend_schema(request=NewFormJobSerializer, responses={201: FormJobSerializer})
    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Note what is to be made and look through it for what is missing; nothing is drawn yet."""
        said = NewFormJobSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        form = BulkForm(_as_form_data(said.validated_data), user=self.person)
        if not said.validated_data.get("place") and len(form.places) == 1:
            form = BulkForm({**form.data, "place": next(iter(form.places))}, user=self.person)
        if not form.is_valid():
            raise ValidationError(
                {name: [str(one) for one in errors] for name, errors in form.errors.items()}
            )
        facts = ("filed_on", "language", "output", "from_on", "to_on", "leaves_out_drafts")
        try:
            job = services.open_job(
                form=form.made_form,
                rows=form.records(),
                place=form.made_for,
                by=self.person,
                **{name: form.cleaned_data[name] for name in facts},
            )
        except NotAwaited as problem:
            raise Conflict(str(problem)) from problem
        return self.answer(job, status.HTTP_201_CREATED)

    @extend_schema(responses=JobDocumentSerializer(many=True))
    @action(detail=True, methods=["get"], filterset_class=None)
    def documents(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_object
        """Each form of the job: what is missing, what became of it."""
        rows = self.get_object().documents.order_by("position")
        page: Any = self.paginate_queryset(rows)  # type: ignore[arg-type]
        return self.get_paginated_response(JobDocumentSerializer(page, many=True).data)

    @extend_schema(request=None, responses={202: FormJobSerializer})
    @action(detail=True, methods=["post"])
    def start(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Begin the making, in the background."""
        job = self.get_object()
        try:
            services.start_job(job=job, by=self.person)
        except NotAwaited as problem:
            raise Conflict(str(problem)) from problem
        return self.answer(job, status.HTTP_202_ACCEPTED)

    @extend_schema(responses=_FILE)
    @action(
        detail=True,
        methods=["get"],
        filterset_class=None,
        pagination_class=None,
        renderer_classes=[FileRenderer, JSONRenderer],
    )
    def file(self, request: Request, pk: str) -> HttpResponse:  # noqa: ARG002
        """The finished file, while it is kept and everything in it is still one's own to see."""
        job = self.get_object()
        try:
            content = services.hand_out_job(job=job, by=self.person)
        except NotAwaited as problem:
            raise Conflict(str(problem)) from problem
        return attachment(content, name=job.file_name, content_type=type_of(job))


@extend_schema(tags=TAGS)
class FiledCopyViewSet(TenantViewSet[FiledCopy]):
    """Forms as they were filed."""

    model = FiledCopy
    serializer_class = FiledCopySerializer
    filterset_class = FiledCopyFilter
    ordering: ClassVar[tuple[str, ...]] = ("-made_at", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "made_at", "filed_on")
    http_method_names = ["get", "head", "options"]

    @extend_schema(
        responses={(200, "application/pdf"): OpenApiResponse(OpenApiTypes.BINARY, "The file, byte for byte.")}
    )
    @action(
        detail=True,
        methods=["get"],
        filterset_class=None,
        pagination_class=None,
        renderer_classes=[PdfRenderer, JSONRenderer],
    )
    def pdf(self, request: Request, pk: str) -> HttpResponse:  # noqa: ARG002
        """The file, checked against its hash. With whole numbers only for those who may reveal them."""
        copy = self.get_object()
        try:
            content = services.hand_out_copy(copy=copy, by=self.person)
        except services.FiledCopyDamaged as problem:
            raise Conflict from problem
        return attachment(content, name=f"{copy.official_form}-{copy.pk}.pdf", content_type="application/pdf")


def _as_form_data(said: dict[str, Any]) -> dict[str, Any]:
    data = {name: value for name, value in said.items() if name != "rows"}
    return data | {"rows": ",".join(str(pk) for pk in said.get("rows", ()))}

"""Official forms over the API: which there are, one as data with what is missing, and its PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.api.serializers import EditionSerializer, ExtensionQuery, FilledFormSerializer
from cases.forms import checked_period
from cases.links import entry_links
from cases.official_forms import registry
from cases.services import ExtensionSheet, prepare_extension, print_official_form
from cases.views import pdf_response
from compliance.common import clock
from compliance.common.api.schema import DeskSchema
from compliance.common.glyphs import described
from compliance.common.pdf import UndrawableText
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from django.http import HttpResponse
    from rest_framework.request import Request


class PdfRenderer(BaseRenderer):
    """Lets a client ask for application/pdf; the file itself is made by the view."""

    media_type = "application/pdf"
    format = "pdf"
    charset = None
    render_style = "binary"

    def render(self, data: Any, *_: Any, **__: Any) -> bytes:
        # Only an error comes here: it is told as JSON.
        return JSONRenderer().render(data)


class OfficialForms(APIView):
    """The official forms that can be made, in the edition in force today."""

    schema = DeskSchema()

    @extend_schema(
        operation_id="official_forms_list", responses=EditionSerializer(many=True), tags=["official forms"]
    )
    def get(self, request: Request) -> Response:
        person: Any = request.user
        if not person.can("rulebook.view"):
            raise PermissionDenied
        return Response(EditionSerializer(registry.current(clock.today()), many=True).data)


class _OfOneWorker(APIView):
    schema = DeskSchema()

    def worker(self, request: Request, worker_id: int) -> Worker:
        """404 to outsiders, 403 to insiders whose role makes no forms."""
        person: Any = request.user
        worker = get_object_or_404(Worker.objects.visible_to(person), pk=worker_id)
        if not person.can("forms.make", organization_id=worker.organization_id):
            raise PermissionDenied
        return worker

    def sheet(self, request: Request, worker: Worker) -> ExtensionSheet:
        query = ExtensionQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        said = {name: query.validated_data.get(name, "") for name in ("desired_period", "reason")}
        sheet = prepare_extension(worker=worker, filed_on=clock.today(), **said)
        if not said["desired_period"]:
            return sheet
        try:
            said["desired_period"] = checked_period(said["desired_period"], limit=sheet.limit)
        except ValidationError as error:
            raise serializers.ValidationError({"desired_period": error.messages}) from error
        return prepare_extension(worker=worker, filed_on=sheet.filed_on, **said)


class ExtensionOfStay(_OfOneWorker):
    """The application for extension of one worker, as data, with what is missing."""

    @extend_schema(
        operation_id="extension_of_stay_retrieve",
        parameters=[ExtensionQuery],
        responses=FilledFormSerializer,
        tags=["official forms"],
    )
    def get(self, request: Request, worker_id: int) -> Response:
        worker = self.worker(request, worker_id)
        sheet = self.sheet(request, worker)
        context = {"links": entry_links(worker, card=sheet.card)}
        return Response(FilledFormSerializer(sheet.filled, context=context).data)


class ExtensionOfStayPdf(_OfOneWorker):
    """The application for extension of one worker as a PDF, numbers in full. Every one made is recorded."""

    renderer_classes = [PdfRenderer, JSONRenderer]

    @extend_schema(
        operation_id="extension_of_stay_pdf",
        parameters=[ExtensionQuery],
        responses={
            (200, "application/pdf"): OpenApiResponse(
                OpenApiTypes.BINARY, "The sheet; a draft while entries are missing."
            )
        },
        tags=["official forms"],
    )
    def get(self, request: Request, worker_id: int) -> HttpResponse:
        worker = self.worker(request, worker_id)
        sheet = self.sheet(request, worker)
        try:
            rendered = print_official_form(worker=worker, filled=sheet.filled, by=request.user)
        except UndrawableText as error:
            named = ", ".join(described(character) for character in error.characters)
            raise serializers.ValidationError(_("No font has these characters:") + " " + named) from error
        return pdf_response(rendered.pdf, name=f"{sheet.filled.edition.slug}-{worker.pk}", is_download=True)

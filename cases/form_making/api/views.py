"""One form over the API: which a record has, the form as data, its PDF, and keeping it as filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.api.serializers import FilledFormSerializer
from cases.api.views import PdfRenderer
from cases.form_making import services, subjects
from cases.form_making.access import form_and_row, makes_forms, may_make, row_or_404
from cases.form_making.api.serializers import (
    FiledCopySerializer,
    KeepSerializer,
    OrderQuery,
    PossibleFormSerializer,
)
from cases.form_making.forms import OrderForm
from cases.views import pdf_response
from compliance.common import clock
from compliance.common.api.schema import DeskSchema
from compliance.common.glyphs import described
from compliance.common.pdf import UndrawableText
from compliance.rulebook import RuleNotInForce

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse
    from rest_framework.request import Request

    from cases.form_making.order import Order

TAGS = ["official forms"]


class FormsOfRecord(APIView):
    """The official forms that can be made of one record."""

    schema = DeskSchema()

    @extend_schema(operation_id="record_forms_list", responses=PossibleFormSerializer(many=True), tags=TAGS)
    def get(self, request: Request, slug: str, pk: int) -> Response:
        subject = subjects.subject(slug)
        if subject is None or not makes_forms(request.user):
            raise Http404
        row = row_or_404(request.user, subject, pk)
        found = []
        for form in subjects.forms_of(slug):
            if not form.fits(row) or not may_make(request.user, form, row):
                continue
            try:
                found.append({"form": form, "edition": form.edition(clock.today())})
            except RuleNotInForce:
                continue
        return Response(PossibleFormSerializer(found, many=True).data)


class _OfOneRecord(APIView):
    schema = DeskSchema()

    def order(self, request: Request, slug: str, pk: int, said: Mapping[str, Any]) -> Order:
        """404 to outsiders, 403 to insiders whose role does not make the form, 400 to a wrong choice."""
        form, row = form_and_row(request.user, slug, pk)
        names = ("filed_on", "language", "from_on", "to_on")
        options = OrderForm({name: said[name] for name in names if name in said}, form=form)
        if not options.is_valid():
            raise serializers.ValidationError(
                {name: [str(one) for one in said] for name, said in options.errors.items()}
            )
        return options.order(row)

    def asked(self, request: Request) -> Mapping[str, Any]:
        query = OrderQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        return dict(query.validated_data)


class MadeFormView(_OfOneRecord):
    """One form of one record as data, with what is missing."""

    @extend_schema(
        operation_id="form_retrieve", parameters=[OrderQuery], responses=FilledFormSerializer, tags=TAGS
    )
    def get(self, request: Request, slug: str, pk: int) -> Response:
        order = self.order(request, slug, pk, self.asked(request))
        person: Any = request.user
        context = {"links": order.subject.links_of(order.row)}
        return Response(FilledFormSerializer(order.fill(person), context=context).data)


class MadeFormPdf(_OfOneRecord):
    """One form of one record as a PDF.

    Numbers stand on it in full for those who may reveal them, masked for the others. Every one is recorded.
    """

    renderer_classes = [PdfRenderer, JSONRenderer]

    @extend_schema(
        operation_id="form_pdf",
        parameters=[OrderQuery],
        responses={
            (200, "application/pdf"): OpenApiResponse(
                OpenApiTypes.BINARY, "The form; a draft while entries are missing."
            )
        },
        tags=TAGS,
    )
    def get(self, request: Request, slug: str, pk: int) -> HttpResponse:
        order = self.order(request, slug, pk, self.asked(request))
        person: Any = request.user
        try:
            rendered = services.print_form(order=order, filled=order.fill(person), by=person)
        except UndrawableText as error:
            raise undrawable(error) from error
        return pdf_response(rendered.pdf, name=f"{slug}-{pk}", is_download=True)


class KeepForm(_OfOneRecord):
    """Keep a form as filed: data and file are frozen. A form of which something is missing is refused."""

    @extend_schema(
        operation_id="form_keep", request=KeepSerializer, responses={201: FiledCopySerializer}, tags=TAGS
    )
    def post(self, request: Request, slug: str, pk: int) -> Response:
        form_and_row(request.user, slug, pk)
        said = KeepSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        order = self.order(request, slug, pk, said.validated_data)
        copy = services.keep_as_filed(
            order=order, by=request.user, purpose=said.validated_data.get("purpose", "")
        )
        return Response(FiledCopySerializer(copy).data, status=status.HTTP_201_CREATED)


def undrawable(error: UndrawableText) -> serializers.ValidationError:
    """The characters no font has, by name."""
    named = ", ".join(described(character) for character in error.characters)
    return serializers.ValidationError(_("No font has these characters:") + " " + named)

"""Annual reports over the API: how far each is, and the figures of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import django_filters.rest_framework as filters
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response
from rest_framework.views import APIView

from cases.annual_report.figures import as_data, report_of
from cases.annual_report.models import AnnualReport
from cases.annual_report.years import known_years
from compliance.common.api.filters import IdFilter
from compliance.common.api.schema import DeskSchema
from compliance.common.api.serializers import TenantSerializer
from compliance.common.api.viewsets import TenantViewSet
from compliance.organizations.models import AcceptingOrganization

if TYPE_CHECKING:
    from rest_framework.request import Request


class AnnualReportSerializer(TenantSerializer[AnnualReport]):
    """How far the report of a year is."""

    class Meta:
        model = AnnualReport
        fields = [
            "id",
            "organization",
            "fiscal_year",
            "state",
            "contact_name",
            "contact_phone",
            "remarks",
            "prepared_at",
            "checked_at",
            "despite",
            "submitted_on",
            "channel",
            "receipt_number",
            "figures_hash",
        ]
        read_only_fields = fields


class AnnualReportFilter(filters.FilterSet):  # type: ignore[misc] # brings no types
    """Reports of an employer, a year, a state."""

    organization = IdFilter(field_name="organization_id")
    fiscal_year = filters.NumberFilter()
    state = filters.ChoiceFilter(choices=AnnualReport.State.choices)

    class Meta:
        model = AnnualReport
        fields = ["organization", "fiscal_year", "state"]


class AnnualReportViewSet(TenantViewSet[AnnualReport]):
    """Annual reports."""

    model = AnnualReport
    serializer_class = AnnualReportSerializer
    filterset_class = AnnualReportFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("cases.view",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "fiscal_year", "submitted_on")
    http_method_names = ["get", "head", "options"]


class AnnualFiguresView(APIView):
    """The figures of a year, as they stand now or as they were submitted."""

    schema = DeskSchema()

    @extend_schema(operation_id="annual_figures", responses=OpenApiTypes.OBJECT, tags=["annual reports"])
    def get(self, request: Request, organization_id: int, year: int) -> Response:
        person: Any = request.user
        organization = get_object_or_404(AcceptingOrganization.objects.visible_to(person), pk=organization_id)
        if not person.can("cases.view", organization_id=organization.pk):
            raise PermissionDenied
        if year not in known_years():
            raise Http404
        report = (
            AnnualReport.objects.visible_to(person)
            .filter(organization=organization, fiscal_year=year)
            .first()
        )
        if report is not None and report.is_submitted:
            return Response(report.figures)
        return Response(as_data(report_of(organization, year), organization))

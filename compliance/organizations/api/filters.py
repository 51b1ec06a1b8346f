"""Filters of employers, sites, contacts, support bodies and contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters.rest_framework as filters
from django.db.models import Q

from compliance.common import clock
from compliance.common.api.filters import DayFilter, IdFilter
from compliance.organizations.models import (
    AcceptingOrganization,
    Contact,
    FinancialYear,
    Officer,
    OrganizationDeclaration,
    RegisteredSupportOrganization,
    SeparationReport,
    Site,
    SupportContract,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from compliance.organizations.querysets import SupportContractQuerySet


class OrganizationFilter(filters.FilterSet):
    """Employers by name or number."""

    search = filters.CharFilter(method="filter_search", label="part of the name, or the corporate number")
    corporate_number = filters.CharFilter()

    class Meta:
        model = AcceptingOrganization
        fields = ["corporate_number", "search"]

    def filter_search(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(
            Q(name__icontains=value) | Q(name_kana__icontains=value) | Q(corporate_number=value)
        )


class SiteFilter(filters.FilterSet):
    """Sites of an employer."""

    organization = IdFilter(field_name="organization_id")
    search = filters.CharFilter(field_name="name", lookup_expr="icontains")

    class Meta:
        model = Site
        fields = ["organization", "search"]


class ContactFilter(filters.FilterSet):
    """Contacts of an employer or a site."""

    organization = IdFilter(field_name="organization_id")
    site = IdFilter(field_name="site_id")
    search = filters.CharFilter(method="filter_search", label="part of the name, or the whole e-mail address")

    class Meta:
        model = Contact
        fields = ["organization", "site", "search"]

    def filter_search(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(
            Q(name__icontains=value) | Q(name_kana__icontains=value) | Q(email__iexact=value)
        )


class SupportOrganizationFilter(filters.FilterSet):
    """Support bodies by name, number or end of registration."""

    search = filters.CharFilter(method="filter_search", label="part of the name, or the registration number")
    expires_before = DayFilter(field_name="expires_on", lookup_expr="lt")

    class Meta:
        model = RegisteredSupportOrganization
        fields = ["search", "expires_before"]

    def filter_search(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(Q(name__icontains=value) | Q(registration_number=value))


class SupportContractFilter(filters.FilterSet):
    """Support contracts of a place, in force today or not."""

    organization = IdFilter(field_name="organization_id")
    support_organization = IdFilter(field_name="support_organization_id")
    running = filters.BooleanFilter(method="filter_running", label="in force today")

    class Meta:
        model = SupportContract
        fields = ["organization", "support_organization", "running"]

    def filter_running(
        self,
        queryset: SupportContractQuerySet,
        _name: str,
        value: bool,
    ) -> SupportContractQuerySet:
        running = queryset.running(on=clock.today())
        return running if value else queryset.exclude(pk__in=running.values("pk"))


class _OfOrganizationFilter(filters.FilterSet):
    organization = IdFilter(field_name="organization_id")


class OfficerFilter(_OfOrganizationFilter):
    """Officers of an employer."""

    class Meta:
        model = Officer
        fields = ["organization"]


class FinancialYearFilter(_OfOrganizationFilter):
    """Business years of an employer."""

    class Meta:
        model = FinancialYear
        fields = ["organization"]


class SeparationReportFilter(_OfOrganizationFilter):
    """Separations of an employer."""

    class Meta:
        model = SeparationReport
        fields = ["organization"]


class OrganizationDeclarationFilter(_OfOrganizationFilter):
    """Answers of an employer."""

    key = filters.CharFilter()

    class Meta:
        model = OrganizationDeclaration
        fields = ["organization", "key"]

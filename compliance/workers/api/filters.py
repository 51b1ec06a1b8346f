"""Filters of workers and their papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters.rest_framework as filters

from compliance.common import clock
from compliance.common.api.filters import DayFilter, IdFilter
from compliance.workers.models import (
    FamilyMember,
    Job,
    Passport,
    Qualification,
    SixYearRoute,
    Stay,
    StayExclusion,
    Worker,
    WorkerDeclaration,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from compliance.workers.querysets import WorkerQuerySet


class WorkerFilter(filters.FilterSet):
    """Workers by place, by name or number, employed or not."""

    organization = IdFilter(field_name="organization_id")
    site = IdFilter(field_name="site_id")
    support_contract = IdFilter(field_name="support_contract_id")
    nationality = filters.CharFilter(lookup_expr="iexact")
    employee_number = filters.CharFilter()
    employed = filters.BooleanFilter(method="filter_employed", label="has not left by today")
    search = filters.CharFilter(
        method="filter_search",
        label="part of a name, the employee number, a whole card or passport number",
    )

    class Meta:
        model = Worker
        fields = [
            "organization",
            "site",
            "support_contract",
            "nationality",
            "employee_number",
            "employed",
            "search",
        ]

    def filter_employed(self, queryset: WorkerQuerySet, _name: str, value: bool) -> WorkerQuerySet:
        today = clock.today()
        return queryset.employed(on=today) if value else queryset.filter(left_on__lte=today)

    def filter_search(self, queryset: WorkerQuerySet, _name: str, value: str) -> WorkerQuerySet:
        return queryset.named(value)


class PassportFilter(filters.FilterSet):
    """Passports of a worker."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")
    current = filters.BooleanFilter(field_name="superseded_at", lookup_expr="isnull")
    expires_before = DayFilter(field_name="expires_on", lookup_expr="lt")

    class Meta:
        model = Passport
        fields = ["worker", "organization", "current", "expires_before"]


class QualificationFilter(filters.FilterSet):
    """Tests and training of a worker."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")
    kind = filters.ChoiceFilter(choices=Qualification.Kind.choices)
    field = filters.CharFilter()

    class Meta:
        model = Qualification
        fields = ["worker", "organization", "kind", "field"]


class StayFilter(filters.FilterSet):
    """Stays of a worker."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")
    status = filters.CharFilter()
    continuing = filters.BooleanFilter(field_name="to_on", lookup_expr="isnull")

    class Meta:
        model = Stay
        fields = ["worker", "organization", "status", "continuing"]


class FamilyMemberFilter(filters.FilterSet):
    """Relatives of a worker."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")
    search = filters.CharFilter(method="filter_search", label="part of the name")

    class Meta:
        model = FamilyMember
        fields = ["worker", "organization", "search"]

    def filter_search(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(name__icontains=value)


class _OfWorkerFilter(filters.FilterSet):
    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")


class JobFilter(_OfWorkerFilter):
    """Jobs of a worker or organization."""

    class Meta:
        model = Job
        fields = ["worker", "organization"]


class WorkerDeclarationFilter(_OfWorkerFilter):
    """Declarations of a worker or organization; with or without a deposit."""

    has_deposit = filters.BooleanFilter()

    class Meta:
        model = WorkerDeclaration
        fields = ["worker", "organization", "has_deposit"]


class StayExclusionFilter(_OfWorkerFilter):
    """Leave of a worker or organization, by what was decided."""

    decision = filters.ChoiceFilter(choices=StayExclusion.Decision.choices)

    class Meta:
        model = StayExclusion
        fields = ["worker", "organization", "decision"]


class SixYearRouteFilter(_OfWorkerFilter):
    """Routes of a worker or organization, by what was decided."""

    decision = filters.ChoiceFilter(choices=SixYearRoute.Decision.choices)

    class Meta:
        model = SixYearRoute
        fields = ["worker", "organization", "decision"]

"""Filters of employment contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters.rest_framework as filters

from compliance.common import clock
from compliance.common.api.filters import DayFilter, IdFilter
from compliance.employment.models import (
    EmploymentContract,
    PayComparison,
    PayrollRecord,
    Recruitment,
    WorkingConditions,
)

if TYPE_CHECKING:
    from compliance.employment.querysets import EmploymentContractQuerySet


class EmploymentContractFilter(filters.FilterSet):
    """Contracts of a worker or site, in use, running, or ending soon."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")
    site = IdFilter(field_name="site_id")
    field = filters.CharFilter()
    current = filters.BooleanFilter(field_name="superseded_at", lookup_expr="isnull")
    running = filters.BooleanFilter(method="filter_running", label="somebody is employed under it today")
    ends_before = DayFilter(field_name="ends_on", lookup_expr="lt")

    class Meta:
        model = EmploymentContract
        fields = ["worker", "organization", "site", "field", "current", "running", "ends_before"]

    def filter_running(
        self,
        queryset: EmploymentContractQuerySet,
        _name: str,
        value: bool,
    ) -> EmploymentContractQuerySet:
        running = queryset.running(on=clock.today())
        return running if value else queryset.exclude(pk__in=running.values("pk"))


class WorkingConditionsFilter(filters.FilterSet):
    """Conditions of a contract, worker or organization; of versions in use."""

    contract = IdFilter(field_name="contract_id")
    worker = IdFilter(field_name="contract__worker_id")
    organization = IdFilter(field_name="contract__worker__organization_id")
    current = filters.BooleanFilter(field_name="contract__superseded_at", lookup_expr="isnull")

    class Meta:
        model = WorkingConditions
        fields = ["contract", "worker", "organization", "current"]


class PayComparisonFilter(filters.FilterSet):
    """Comparisons of a contract, worker or organization."""

    contract = IdFilter(field_name="contract_id")
    worker = IdFilter(field_name="contract__worker_id")
    organization = IdFilter(field_name="contract__worker__organization_id")
    current = filters.BooleanFilter(field_name="contract__superseded_at", lookup_expr="isnull")

    class Meta:
        model = PayComparison
        fields = ["contract", "worker", "organization", "current"]


class RecruitmentFilter(filters.FilterSet):
    """Recruitment of a worker, or those of an organization."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")

    class Meta:
        model = Recruitment
        fields = ["worker", "organization"]


class PayrollFilter(filters.FilterSet):
    """Months of a worker, an organization, a year."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="worker__organization_id")
    year = filters.NumberFilter()
    month = filters.NumberFilter()

    class Meta:
        model = PayrollRecord
        fields = ["worker", "organization", "year", "month"]

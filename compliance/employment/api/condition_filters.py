"""Filters of working conditions, pay comparisons and recruitment."""

from __future__ import annotations

import django_filters.rest_framework as filters

from compliance.common.api.filters import IdFilter
from compliance.employment.models import PayComparison, Recruitment, WorkingConditions


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

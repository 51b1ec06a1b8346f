"""Filters of jobs, declarations and what moves the five-year limit."""

from __future__ import annotations

import django_filters.rest_framework as filters

from compliance.common.api.filters import IdFilter
from compliance.workers.models import Job, SixYearRoute, StayExclusion, WorkerDeclaration


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

"""Filters of residence cards and lapse checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters.rest_framework as filters

from compliance.common.api.filters import DayFilter, IdFilter
from compliance.common.text import canonical_number
from compliance.residence.models import LapseCheck, ResidenceCard

if TYPE_CHECKING:
    from compliance.residence.querysets import ResidenceCardQuerySet


class ResidenceCardFilter(filters.FilterSet):
    """Cards of a worker, in use or not, by end of stay or by their whole number."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="organization_id")
    current = filters.BooleanFilter(method="filter_current", label="in use")
    status = filters.CharFilter()
    expires_from = DayFilter(field_name="expires_on", lookup_expr="gte")
    expires_before = DayFilter(field_name="expires_on", lookup_expr="lt")
    number = filters.CharFilter(method="filter_number", label="the whole number")

    class Meta:
        model = ResidenceCard
        fields = ["worker", "organization", "current", "status", "expires_from", "expires_before", "number"]

    def filter_current(
        self,
        queryset: ResidenceCardQuerySet,
        _name: str,
        value: bool,
    ) -> ResidenceCardQuerySet:
        return queryset.current() if value else queryset.exclude(pk__in=queryset.current().values("pk"))

    def filter_number(self, queryset: ResidenceCardQuerySet, _name: str, value: str) -> ResidenceCardQuerySet:
        return queryset.numbered(canonical_number(value))


class LapseCheckFilter(filters.FilterSet):
    """Lapse checks of a card or a worker."""

    card = IdFilter(field_name="card_id")
    worker = IdFilter(field_name="card__worker_id")
    organization = IdFilter(field_name="card__organization_id")
    result = filters.ChoiceFilter(choices=LapseCheck.Result.choices)

    class Meta:
        model = LapseCheck
        fields = ["card", "worker", "organization", "result"]

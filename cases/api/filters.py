"""Filters of cases and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters.rest_framework as filters

from cases.models import Case, CaseDocument, CaseFile, CaseStep, Event
from compliance.common.api.filters import DayFilter, IdFilter

if TYPE_CHECKING:
    from cases.querysets import CaseQuerySet


class CaseFilter(filters.FilterSet):
    """Cases by state, kind, procedure, worker, day."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="organization_id")
    state = filters.CharFilter()
    kind = filters.CharFilter()
    procedure = filters.CharFilter()
    receipt_number = filters.CharFilter()
    due_before = DayFilter(field_name="due_on", lookup_expr="lt")
    open = filters.BooleanFilter(method="filter_open", label="neither decided nor done")

    class Meta:
        model = Case
        fields = [
            "worker",
            "organization",
            "state",
            "kind",
            "procedure",
            "receipt_number",
            "due_before",
            "open",
        ]

    def filter_open(self, queryset: CaseQuerySet, _name: str, value: bool) -> CaseQuerySet:
        opened = queryset.open()
        return opened if value else queryset.exclude(pk__in=opened.values("pk"))


class CaseStepFilter(filters.FilterSet):
    """Steps of a case, by state."""

    case = IdFilter(field_name="case_id")
    state = filters.CharFilter()

    class Meta:
        model = CaseStep
        fields = ["case", "state"]


class CaseDocumentFilter(filters.FilterSet):
    """Papers of a case, by line and state."""

    case = IdFilter(field_name="case_id")
    line = filters.CharFilter()
    state = filters.CharFilter()

    class Meta:
        model = CaseDocument
        fields = ["case", "line", "state"]


class CaseFileFilter(filters.FilterSet):
    """Files of a case or of one paper; voided ones only when asked for."""

    case = IdFilter(field_name="paper__case_id")
    paper = IdFilter(field_name="paper_id")
    voided = filters.BooleanFilter(field_name="voided_at", lookup_expr="isnull", exclude=True)

    class Meta:
        model = CaseFile
        fields = ["case", "paper", "voided"]


class EventFilter(filters.FilterSet):
    """Events of a worker, by kind and day."""

    worker = IdFilter(field_name="worker_id")
    organization = IdFilter(field_name="organization_id")
    kind = filters.CharFilter()
    happened_after = DayFilter(field_name="happened_on", lookup_expr="gt")

    class Meta:
        model = Event
        fields = ["worker", "organization", "kind", "happened_after"]

"""Filters of deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters.rest_framework as filters

from compliance.common import clock
from compliance.common.api.filters import DayFilter, IdFilter
from compliance.deadlines.models import Deadline, Responsible, Severity

if TYPE_CHECKING:
    from datetime import date

    from compliance.deadlines.querysets import DeadlineQuerySet


class DeadlineFilter(filters.FilterSet):
    """Deadlines by kind, subject, day and state."""

    organization = IdFilter(field_name="organization_id")
    worker = IdFilter(field_name="worker_id")
    kind = filters.CharFilter()
    subject = filters.CharFilter()
    state = filters.ChoiceFilter(choices=Deadline.State.choices)
    severity = filters.MultipleChoiceFilter(choices=Severity.choices)
    responsible = filters.ChoiceFilter(choices=Responsible.choices)
    due_from = DayFilter(field_name="due_on", lookup_expr="gte")
    due_until = DayFilter(field_name="due_on", lookup_expr="lte")
    overdue_on = DayFilter(method="filter_overdue", label="open, and its day has passed on that day")
    overdue = filters.BooleanFilter(method="filter_overdue_today", label="open, and its day has passed today")
    on = DayFilter(method="filter_nothing", label="the day that remaining_days counts from")

    class Meta:
        model = Deadline
        fields = [
            "organization",
            "worker",
            "kind",
            "subject",
            "state",
            "severity",
            "responsible",
            "due_from",
            "due_until",
            "overdue_on",
            "overdue",
            "on",
        ]

    def filter_overdue(self, queryset: DeadlineQuerySet, _name: str, value: date) -> DeadlineQuerySet:
        return queryset.overdue(on=value)

    def filter_overdue_today(
        self,
        queryset: DeadlineQuerySet,
        _name: str,
        value: bool,
    ) -> DeadlineQuerySet:
        overdue = queryset.overdue(on=clock.today())
        return overdue if value else queryset.exclude(pk__in=overdue.values("pk"))

    def filter_nothing(self, queryset: DeadlineQuerySet, _name: str, _value: object) -> DeadlineQuerySet:
        return queryset

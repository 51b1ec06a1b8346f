"""Filters of reminders, mails and runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters.rest_framework as filters

from compliance.common.api.filters import DayFilter, IdFilter
from compliance.reminders.models import DailyRun, Digest, Reminder

if TYPE_CHECKING:
    from compliance.reminders.querysets import ReminderQuerySet


class ReminderFilter(filters.FilterSet):
    """Reminders of a deadline or worker, by day and state."""

    organization = IdFilter(field_name="organization_id")
    deadline = IdFilter(field_name="deadline_id")
    worker = IdFilter(field_name="deadline__worker_id")
    state = filters.ChoiceFilter(choices=Reminder.State.choices)
    audience = filters.ChoiceFilter(choices=Reminder.Audience.choices)
    planned_from = DayFilter(field_name="planned_on", lookup_expr="gte")
    planned_until = DayFilter(field_name="planned_on", lookup_expr="lte")
    mine = filters.BooleanFilter(method="filter_mine", label="told to me")
    to_acknowledge = filters.BooleanFilter(
        method="filter_to_acknowledge", label="told, still open and not yet acknowledged"
    )

    class Meta:
        model = Reminder
        fields = [
            "organization",
            "deadline",
            "worker",
            "state",
            "audience",
            "planned_from",
            "planned_until",
            "mine",
            "to_acknowledge",
        ]

    def filter_mine(
        self,
        queryset: ReminderQuerySet,
        _name: str,
        value: bool,
    ) -> ReminderQuerySet:
        me = self.request.user
        return queryset.filter(to_user=me) if value else queryset.exclude(to_user=me)

    def filter_to_acknowledge(
        self,
        queryset: ReminderQuerySet,
        _name: str,
        value: bool,
    ) -> ReminderQuerySet:
        waiting = queryset.to_acknowledge()
        return waiting if value else queryset.exclude(pk__in=waiting.values("pk"))


class DeliveryFilter(filters.FilterSet):
    """Mails by day and state."""

    state = filters.ChoiceFilter(choices=Digest.State.choices)
    day_from = DayFilter(field_name="day", lookup_expr="gte")
    day_until = DayFilter(field_name="day", lookup_expr="lte")

    class Meta:
        model = Digest
        fields = ["state", "day_from", "day_until"]


class DailyRunFilter(filters.FilterSet):
    """Runs by day, come to their end or not."""

    day = DayFilter()
    finished = filters.BooleanFilter(field_name="finished_at", lookup_expr="isnull", exclude=True)

    class Meta:
        model = DailyRun
        fields = ["day", "finished"]

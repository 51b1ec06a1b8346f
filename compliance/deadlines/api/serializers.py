"""Deadlines, as the API shows them: the day, what to do, and the rules it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from compliance.common import clock
from compliance.common.api.fields import DayField
from compliance.common.api.serializers import TenantSerializer
from compliance.deadlines.explaining import kind_title, what_to_do
from compliance.deadlines.models import Deadline

if TYPE_CHECKING:
    from datetime import date


class BecauseSerializer(serializers.Serializer[Any]):
    """One rule that the day rests on."""

    rule = serializers.CharField(help_text="Id in the rulebook.")
    value = serializers.JSONField(help_text="What the rule says.")
    effective_from = serializers.DateField(help_text="Since when it says so.")
    source = serializers.CharField(  # type: ignore[assignment]
        help_text="Law, ordinance or ministry title; or that it is unconfirmed."
    )
    confidence = serializers.CharField(help_text="How sure: O, O*, S2, S, K, D or U.")


class DeadlineSerializer(TenantSerializer[Deadline]):
    """A day by which something must be done."""

    title = serializers.SerializerMethodField(help_text="What must be done, in the reader's language.")
    what_to_do = serializers.SerializerMethodField(help_text="The next step, in one sentence.")
    because = BecauseSerializer(source="basis", many=True, read_only=True)
    remaining_days = serializers.SerializerMethodField(
        help_text="Days until due_on, counted from ?on= (today when left out); negative: overdue by so many."
    )
    worker_name = serializers.CharField(source="worker.name", default=None, read_only=True, allow_null=True)
    warnings = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = Deadline
        fields = [
            "id",
            "kind",
            "title",
            "what_to_do",
            "organization",
            "worker",
            "worker_name",
            "subject",
            "period",
            "opens_on",
            "due_on",
            "safe_on",
            "last_day",
            "remaining_days",
            "responsible",
            "severity",
            "state",
            "because",
            "warnings",
            "posted_at",
            "settled_at",
            "settle_note",
            "snoozed_until_on",
            "snooze_reason",
        ]
        read_only_fields = fields

    def get_title(self, deadline: Deadline) -> str:
        return kind_title(deadline, _language())

    def get_what_to_do(self, deadline: Deadline) -> str:
        return what_to_do(deadline, _language())

    def get_remaining_days(self, deadline: Deadline) -> int:
        on: date = self.context.get("on") or clock.today()
        return (deadline.due_on - on).days


def _language() -> str:
    return (get_language() or "ja").partition("-")[0]


class SettleSerializer(serializers.Serializer[Any]):
    """How it was done."""

    note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")


class ReopenSerializer(serializers.Serializer[Any]):
    """Why it is open again."""

    reason = serializers.CharField(max_length=300)


class SnoozeSerializer(serializers.Serializer[Any]):
    """Until when it is put off, and why; never past the due day."""

    until_on = DayField()
    reason = serializers.CharField(max_length=200)

    default_error_messages = {"past_due": _("It cannot be put off past the day it is due, %(due_on)s.")}

    def validate_until_on(self, until_on: date) -> date:
        deadline: Deadline = self.context["deadline"]
        if until_on > deadline.due_on:
            message = self.error_messages["past_due"] % {"due_on": deadline.due_on.isoformat()}
            raise serializers.ValidationError(message, code="past_due")
        return until_on

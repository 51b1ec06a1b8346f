"""Consultations and complaints, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from compliance.common.api.fields import DayField
from support_plans.api.serializers.common import JUDGED, JudgedSerializer, client_key, not_required
from support_plans.models import Consultation, ConsultationStep

_MADE = [
    "support_organization",
    "state",
    "escalated_on",
    "escalation_reason",
    "closed_on",
    "steps",
    *JUDGED,
    "recorded_by",
    "recorded_at",
]


class ConsultationStepSerializer(serializers.ModelSerializer[ConsultationStep]):
    """One thing that was done about it."""

    happened_on = DayField()

    class Meta:
        model = ConsultationStep
        fields: ClassVar[list[str]] = ["id", "happened_on", "what", "by", "recorded_at"]
        read_only_fields: ClassVar[list[str]] = ["by", "recorded_at"]


class ConsultationSerializer(JudgedSerializer[Consultation]):
    """One matter a worker brought up."""

    language = serializers.CharField(max_length=5)
    steps = ConsultationStepSerializer(many=True, read_only=True)
    client_key = client_key()

    class Meta:
        model = Consultation
        fields: ClassVar[list[str]] = [
            "id",
            "worker",
            "worker_name",
            "received_on",
            "received_at",
            "channel",
            "is_complaint",
            "topic",
            "content",
            "language",
            "interpreter_name",
            "handler_name",
            "response",
            "referred_to",
            "follow_up_on",
            "client_key",
            *_MADE,
        ]
        read_only_fields = _MADE
        extra_kwargs = not_required(["handler_name"])


class StepGivenSerializer(serializers.Serializer[Any]):
    """What was done, and when."""

    happened_on = DayField()
    what = serializers.CharField(max_length=5000)


class EscalationSerializer(serializers.Serializer[Any]):
    """Why it is passed on to the employer; ``on``: today when left out."""

    reason = serializers.CharField(max_length=300)
    on = DayField(required=False)


class PutOffSerializer(serializers.Serializer[Any]):
    """When to look again."""

    follow_up_on = DayField()


class ClosingSerializer(serializers.Serializer[Any]):
    """What came of it."""

    closed_on = DayField()
    response = serializers.CharField(max_length=5000)
    referred_to = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")

"""Support logs, as the API shows them."""

from __future__ import annotations

from typing import ClassVar

from rest_framework import serializers

from compliance.common.api.fields import DayField
from compliance.common.api.serializers import TenantSerializer
from support_plans.api.serializers.common import (
    JUDGED,
    OBLIGATIONS,
    JudgedSerializer,
    client_key,
    not_required,
)
from support_plans.models import SupportLog
from support_plans.services.logs import FACTS

_MADE = [
    "support_organization",
    *JUDGED,
    "is_proof",
    "recorded_by",
    "recorded_at",
    "version",
    "replaces",
    "correction_reason",
    "superseded_at",
]


class SupportLogSerializer(JudgedSerializer[SupportLog]):
    """One session of support. A correction is a new version; the one before is kept."""

    obligation = serializers.ChoiceField(choices=OBLIGATIONS)
    topics = serializers.ListField(
        child=serializers.CharField(max_length=40), required=False, help_text="Slugs of what was covered."
    )
    client_key = client_key()

    class Meta:
        model = SupportLog
        fields: ClassVar[list[str]] = [
            "id",
            "worker",
            "worker_name",
            "task",
            "obligation",
            *FACTS,
            "client_key",
            *_MADE,
        ]
        read_only_fields = _MADE
        extra_kwargs = not_required(["staff_name", "performed_by"])


class LogCorrectionSerializer(TenantSerializer[SupportLog]):
    """What was entered wrongly, and why; what is left out stays as it was."""

    performed_on = DayField(required=False)
    topics = serializers.ListField(child=serializers.CharField(max_length=40), required=False)
    reason = serializers.CharField(max_length=200)

    class Meta:
        model = SupportLog
        fields: ClassVar[list[str]] = [*FACTS, "reason"]
        extra_kwargs = not_required(["mode", "staff_name", "performed_by"])

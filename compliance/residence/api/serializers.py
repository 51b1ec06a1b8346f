"""Residence cards, as the API shows them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from compliance.common.api.fields import DayField, MaskedNumberField
from compliance.common.api.serializers import ReasonSerializer, TenantSerializer
from compliance.residence.models import LapseCheck, ResidenceCard

_AS_PRINTED = [
    "number",
    "status",
    "status_as_written",
    "permission_kind",
    "permitted_on",
    "period_months",
    "period_as_written",
    "expires_on",
    "issued_on",
    "designated_field",
    "designated_employer",
]


class ResidenceCardSerializer(TenantSerializer[ResidenceCard]):
    """One card as it was printed.  A new card, or a correction, is a new row."""

    number = MaskedNumberField()

    class Meta:
        model = ResidenceCard
        fields = [
            "id",
            "worker",
            "organization",
            *_AS_PRINTED,
            "extension_applied_on",
            "extension_receipt",
            "is_current",
            "registered_at",
            "superseded_at",
            "voided_at",
            "void_reason",
        ]
        read_only_fields = [
            "organization",
            "extension_applied_on",
            "extension_receipt",
            "is_current",
            "registered_at",
            "superseded_at",
            "voided_at",
            "void_reason",
        ]


class CorrectionSerializer(TenantSerializer[ResidenceCard]):
    """What was entered wrongly, and why; what is left out stays as it was."""

    number = MaskedNumberField(required=False)
    expires_on = DayField(required=False)
    reason = serializers.CharField(max_length=200)

    class Meta:
        model = ResidenceCard
        fields = [*_AS_PRINTED, "reason"]


class VoidSerializer(ReasonSerializer):
    """Why the entry was wrong."""


class ExtensionApplicationSerializer(serializers.Serializer[Any]):
    """An extension of the period of stay was applied for."""

    applied_on = DayField()
    receipt = serializers.CharField(max_length=40, required=False, allow_blank=True)


class LapseCheckSerializer(TenantSerializer[LapseCheck]):
    """What the agency's page said about the number."""

    class Meta:
        model = LapseCheck
        fields = ["id", "card", "result", "checked_at", "note"]
        read_only_fields = ["checked_at"]

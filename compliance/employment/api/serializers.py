"""Employment contracts, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from compliance.common.api.fields import DayField
from compliance.common.api.serializers import TenantSerializer
from compliance.employment.models import EmploymentContract, EndReason


class EmploymentContractSerializer(TenantSerializer[EmploymentContract]):
    """What was agreed, from a day on.  A change is a new version with an id of its own."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("worker",)

    class Meta:
        model = EmploymentContract
        fields = [
            "id",
            "worker",
            "site",
            "field",
            "field_as_written",
            "work_category",
            "concluded_on",
            "starts_on",
            "ends_on",
            "weekly_hours",
            "monthly_wage",
            "is_insured",
            "ended_on",
            "end_reason",
            "version",
            "registered_at",
            "superseded_at",
        ]
        read_only_fields = ["ended_on", "end_reason", "version", "registered_at", "superseded_at"]


class EndingSerializer(serializers.Serializer[Any]):
    """When and why a contract ended."""

    ended_on = DayField()
    end_reason = serializers.ChoiceField(EndReason.choices, source="reason")

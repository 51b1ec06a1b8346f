"""Tasks of support, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from compliance.accounts.models import User
from compliance.common.api.fields import DayField, VisibleRelatedField
from compliance.common.api.serializers import TenantSerializer
from compliance.deadlines.api.serializers import BecauseSerializer
from support_plans.models import SupportTask


class SupportTaskSerializer(TenantSerializer[SupportTask]):
    """What has to be done for a worker, by when and by whom. Tasks follow from plans and facts."""

    because = BecauseSerializer(source="basis", many=True, read_only=True)
    worker_name = serializers.CharField(source="worker.name", read_only=True)
    awaits_confirmation = serializers.BooleanField(
        read_only=True, help_text="Declared not to apply; a second person has to confirm it."
    )

    class Meta:
        model = SupportTask
        fields: ClassVar[list[str]] = [
            "id",
            "worker",
            "worker_name",
            "plan",
            "obligation",
            "kind",
            "opens_on",
            "due_on",
            "safe_on",
            "because",
            "state",
            "assignee",
            "stand_in",
            "deferred_until_on",
            "reason",
            "declared_by",
            "confirmed_by",
            "awaits_confirmation",
            "done_on",
            "created_at",
        ]
        read_only_fields = fields


class TaskAssignedSerializer(serializers.Serializer[Any]):
    """Who does it, and who stands in; null: nobody."""

    assignee = VisibleRelatedField(queryset=User.objects.none(), allow_null=True)
    stand_in = VisibleRelatedField(
        queryset=User.objects.none(), allow_null=True, required=False, default=None
    )


class DeferralSerializer(serializers.Serializer[Any]):
    """Until when it is put off, and why; the law's day stays as it is."""

    until_on = DayField()
    reason = serializers.CharField(max_length=300)

"""Jobs, declarations, leave taken out of the total stay, the sixth year, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from compliance.common.api.serializers import TenantSerializer
from compliance.reckoning.exclusions import exclusion_kinds
from compliance.workers.models import Job, SixYearRoute, StayExclusion, WorkerDeclaration

_ONCE: dict[str, Any] = {"validators": []}
"""The service completes the row there is; no validator refuses it before."""


class JobSerializer(TenantSerializer[Job]):
    """One job."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("worker",)
    country = serializers.RegexField(r"^[A-Z]{2}$", required=False, allow_blank=True)

    class Meta:
        model = Job
        fields = ["id", "worker", "employer", "country", "duties", "joined_on", "left_on"]


class WorkerDeclarationSerializer(TenantSerializer[WorkerDeclaration]):
    """What the worker answered; null: not asked yet."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("worker",)

    class Meta:
        model = WorkerDeclaration
        fields = [
            "id",
            "worker",
            "has_deposit",
            "deposit_holder",
            "deposit_detail",
            "agreed_to_foreign_fees",
            "followed_home_procedures",
            "home_procedure_number",
            "agreed_to_regular_costs",
            "will_transfer_skills",
            "meets_field_notice",
            "asked_on",
            "asked_by",
        ]
        read_only_fields = ["asked_by"]
        extra_kwargs = {"worker": _ONCE}


class StayExclusionSerializer(TenantSerializer[StayExclusion]):
    """Leave, whether it was asked for, and what the agency decided."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("worker",)
    kind = serializers.ChoiceField([(kind, kind) for kind in exclusion_kinds()])

    class Meta:
        model = StayExclusion
        fields = [
            "id",
            "worker",
            "kind",
            "from_on",
            "to_on",
            "decision",
            "requested_on",
            "decided_on",
            "evidence",
        ]


class ResultSerializer(serializers.Serializer[Any]):
    """One test: what it needs and what was scored."""

    test = serializers.CharField(max_length=100)
    pass_mark = serializers.FloatField(min_value=0.01, max_value=10_000)
    score = serializers.FloatField(min_value=0, max_value=10_000)


class SixYearRouteSerializer(TenantSerializer[SixYearRoute]):
    """The facts a sixth year rests on."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("worker",)
    results = ResultSerializer(many=True, required=False)

    class Meta:
        model = SixYearRoute
        fields = [
            "id",
            "worker",
            "results",
            "has_pledged",
            "pledged_on",
            "employer_continues",
            "decision",
            "requested_on",
            "decided_on",
            "evidence",
        ]
        extra_kwargs = {"worker": _ONCE}

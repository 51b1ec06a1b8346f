"""Regular interviews, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from compliance.accounts.models import User
from compliance.common.api.fields import DayField, VisibleRelatedField
from compliance.common.api.serializers import TenantSerializer
from support_plans.api.serializers.common import JUDGED, JudgedSerializer, client_key
from support_plans.models import InterviewAnswer, InterviewFollowUp, RegularInterview
from support_plans.services.interviews import FACTS

_MADE = [
    "support_organization",
    "task",
    "state",
    "answers",
    "follow_ups",
    *JUDGED,
    "recorded_by",
    "recorded_at",
    "revision",
    "version",
    "replaces",
    "correction_reason",
    "superseded_at",
]


class InterviewAnswerSerializer(serializers.ModelSerializer[InterviewAnswer]):
    """One question of the sheet, and what was found; null: not answered yet."""

    class Meta:
        model = InterviewAnswer
        fields: ClassVar[list[str]] = ["question", "has_problem", "detail"]


class InterviewFollowUpSerializer(TenantSerializer[InterviewFollowUp]):
    """Something an interview brought up, until somebody says what came of it."""

    worker = serializers.IntegerField(source="interview.worker_id", read_only=True)

    class Meta:
        model = InterviewFollowUp
        fields: ClassVar[list[str]] = [
            "id",
            "interview",
            "worker",
            "kind",
            "question",
            "what",
            "due_on",
            "responsible",
            "done_on",
            "outcome",
            "authority",
        ]
        read_only_fields = fields


class RegularInterviewSerializer(JudgedSerializer[RegularInterview]):
    """One sheet: opened, saved as it is filled, held, corrected by a new version."""

    answers = InterviewAnswerSerializer(many=True, read_only=True)
    follow_ups = InterviewFollowUpSerializer(many=True, read_only=True)
    client_key = client_key()
    fixed_fields: ClassVar[tuple[str, ...]] = ("worker", "interview_with")

    class Meta:
        model = RegularInterview
        fields: ClassVar[list[str]] = [
            "id",
            "worker",
            "worker_name",
            "interview_with",
            *FACTS,
            "client_key",
            *_MADE,
        ]
        read_only_fields = _MADE


class AnswerGivenSerializer(serializers.Serializer[Any]):
    """What was found."""

    has_problem = serializers.BooleanField(allow_null=True)
    detail = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class SheetSerializer(TenantSerializer[RegularInterview]):
    """A part of the sheet; what is left out stays as it was."""

    revision = serializers.IntegerField(
        required=False, min_value=1, help_text="The one that was read; needed to save anything."
    )
    answers = serializers.DictField(
        child=AnswerGivenSerializer(), required=False, help_text="By the slug of the question."
    )

    class Meta:
        model = RegularInterview
        fields: ClassVar[list[str]] = ["revision", "answers", *FACTS]
        extra_kwargs = {"held_on": {"required": False}}


class InterviewCorrectionSerializer(SheetSerializer):
    """What was written wrongly, and why; what is left out stays as it was."""

    revision = None  # type: ignore[assignment]
    reason = serializers.CharField(max_length=200)

    class Meta(SheetSerializer.Meta):
        fields: ClassVar[list[str]] = ["reason", "answers", *FACTS]


class FollowedUpSerializer(serializers.Serializer[Any]):
    """What came of it."""

    done_on = DayField()
    outcome = serializers.CharField(max_length=500)
    authority = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")


class FollowUpAssignedSerializer(serializers.Serializer[Any]):
    """Who sees to it, and by when; what is left out stays as it was."""

    responsible = VisibleRelatedField(queryset=User.objects.none(), required=False)
    due_on = DayField(required=False)

"""What the moves of a case are told, as the API takes it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.models.choices import Capacity, Channel
from cases.questions import QUESTIONS
from compliance.common.api.fields import DayField, MaskedNumberField


class PrepareSerializer(serializers.Serializer[Any]):
    """Who prepared it, in which capacity."""

    capacity = serializers.ChoiceField(choices=Capacity.choices)
    law_read = serializers.BooleanField(required=False)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class SubmitSerializer(serializers.Serializer[Any]):
    """How it was filed."""

    submitted_on = DayField()
    channel = serializers.ChoiceField(choices=Channel.choices)
    capacity = serializers.ChoiceField(choices=Capacity.choices)
    receipt_number = serializers.CharField(required=False, allow_blank=True, max_length=40)
    law_read = serializers.BooleanField(required=False)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class AgencyAskSerializer(serializers.Serializer[Any]):
    """What the agency asks for, and by when."""

    received_on = DayField()
    due_on = DayField()
    wants = serializers.CharField(max_length=2000)


class AgencyAnswerSerializer(serializers.Serializer[Any]):
    """What was handed in."""

    answered_on = DayField()
    answer = serializers.CharField(required=False, allow_blank=True, max_length=2000, default="")


class GrantSerializer(serializers.Serializer[Any]):
    """The decision; with a card number the new card is registered."""

    decided_on = DayField()
    status = serializers.CharField(required=False, max_length=40)
    months = serializers.IntegerField(required=False, min_value=1, max_value=120)
    expires_on = DayField(required=False)
    card_number = MaskedNumberField(required=False)
    designated_field = serializers.CharField(required=False, max_length=20)
    designated_employer = serializers.CharField(required=False, allow_blank=True, max_length=200)
    issued_on = DayField(required=False)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class RefuseSerializer(serializers.Serializer[Any]):
    """The decision, and the reasons the agency gave."""

    decided_on = DayField()
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class WithdrawSerializer(serializers.Serializer[Any]):
    """Taken back, and why."""

    withdrawn_on = DayField()
    reason = serializers.CharField(max_length=500)


class CompleteSerializer(serializers.Serializer[Any]):
    """When it was done."""

    done_on = DayField(required=False)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class RemarkSerializer(serializers.Serializer[Any]):
    """A remark."""

    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class OverrideSerializer(serializers.Serializer[Any]):
    """Which finding, and why it is filed all the same."""

    code = serializers.CharField(max_length=60)
    reason = serializers.CharField(max_length=500)


class AnswersSerializer(serializers.Serializer[Any]):
    """Answers by question; null takes one back."""

    answers = serializers.DictField(
        child=serializers.JSONField(allow_null=True),
        help_text="By question: " + ", ".join(question.fact for question in QUESTIONS),
    )


class ReceiveSerializer(serializers.Serializer[Any]):
    """When a paper was issued, and when it came."""

    issued_on = DayField(required=False, allow_null=True)
    received_on = DayField(required=False, allow_null=True)


class TakeStepSerializer(serializers.Serializer[Any]):
    """When a step was taken."""

    done_on = DayField(required=False, allow_null=True)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=300)

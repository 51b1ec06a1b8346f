"""Shapes of questions, answers and rules in the API; for the schema and for reading requests."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class QuestionSerializer(serializers.Serializer[Any]):
    """A question and what it asks for."""

    name = serializers.CharField()
    title = serializers.CharField()
    about = serializers.CharField()
    subject = serializers.CharField()
    inputs = serializers.ListField(
        child=serializers.DictField(), help_text="name, type, label, required, choices"
    )
    one_of = serializers.ListField(
        child=serializers.CharField(), help_text="Of these at least one is needed."
    )


class AnswerReasonSerializer(serializers.Serializer[Any]):
    """A rule an answer rests on, as it stood on the day."""

    rule = serializers.CharField()
    value = serializers.JSONField()
    effective_from = serializers.DateField()
    source = serializers.CharField()  # type: ignore[assignment]
    confidence = serializers.ChoiceField(choices=["O", "O*", "S2", "S", "K", "D", "U"])


class AnswerSerializer(serializers.Serializer[Any]):
    """The answer, the rules it rests on, and what a person should look at."""

    answer = serializers.DictField()
    because = AnswerReasonSerializer(many=True)
    warnings = serializers.ListField(child=serializers.CharField())


class RuleValueSerializer(serializers.Serializer[Any]):
    value = serializers.JSONField()
    effective_from = serializers.DateField()
    effective_to = serializers.DateField(allow_null=True, help_text="Exclusive.")
    announced_on = serializers.DateField(allow_null=True)
    source = serializers.CharField()  # type: ignore[assignment]
    url = serializers.CharField(allow_null=True)
    confidence = serializers.ChoiceField(choices=["O", "O*", "S2", "S", "K", "D", "U"])
    checked_on = serializers.DateField()
    note = serializers.DictField(child=serializers.CharField())


class RuleSummarySerializer(serializers.Serializer[Any]):
    """A rule by name."""

    id = serializers.CharField()
    title = serializers.DictField(child=serializers.CharField())
    changes_over_by = serializers.CharField()
    unit = serializers.CharField(allow_null=True)


class RuleSerializer(RuleSummarySerializer):
    """A rule with all its dated values, oldest first."""

    note = serializers.DictField(child=serializers.CharField())
    rests_on = serializers.ListField(child=serializers.CharField())
    values = serializers.ListField(child=RuleValueSerializer())

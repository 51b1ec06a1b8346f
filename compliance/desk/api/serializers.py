"""What is asked, and what is answered, about work and the total stay."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from compliance.common.api.fields import DayField

_ALLOWED = ("yes", "no", "unclear")
_BASIS = ("card", "special_period", "none")


class OnQuery(serializers.Serializer[Any]):
    """The day asked about; today when left out."""

    on = DayField(required=False)


class LegalityQuery(OnQuery):
    """The day, and which workers."""

    organization = serializers.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    site = serializers.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    answer = serializers.ChoiceField(("yes", "special", "no", "unclear"), required=False)


class BecauseSerializer(serializers.Serializer[Any]):
    """A rule an answer rests on."""

    rule = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment] # a key of the answer
    effective_from = serializers.CharField()
    confidence = serializers.CharField()


class EvidenceSerializer(serializers.Serializer[Any]):
    """One proof, on file or missing."""

    kind = serializers.CharField()
    present = serializers.BooleanField()
    on = DayField(allow_null=True)


class LegalityAnswerSerializer(serializers.Serializer[Any]):
    """Whether somebody may work on a day; codes are stable."""

    on = DayField()
    allowed = serializers.ChoiceField(_ALLOWED)
    basis = serializers.ChoiceField(_BASIS)
    status = serializers.CharField()
    field = serializers.CharField()
    until = DayField(allow_null=True)
    reasons = serializers.ListField(child=serializers.CharField())
    warnings = serializers.ListField(child=serializers.CharField())
    evidence = EvidenceSerializer(many=True)
    because = serializers.SerializerMethodField()

    def get_because(self, answer: Any) -> list[dict[str, Any]]:
        return [rule.as_because() for rule in answer.because]


class SpanSerializer(serializers.Serializer[Any]):
    """Days with the same answer."""

    from_on = DayField()
    to_on = DayField()
    allowed = serializers.CharField(source="answer.allowed")
    basis = serializers.CharField(source="answer.basis")
    reasons = serializers.ListField(child=serializers.CharField(), source="answer.reasons")


class LegalitySerializer(serializers.Serializer[Any]):
    """The answer for the day, and the days around it."""

    worker = serializers.IntegerField()
    answer = LegalityAnswerSerializer()
    timeline = SpanSerializer(many=True)


class LegalityLineSerializer(serializers.Serializer[Any]):
    """One worker in the list of a day."""

    worker = serializers.IntegerField(source="worker_id")
    name = serializers.CharField()
    organization = serializers.IntegerField(source="organization_id")
    allowed = serializers.ChoiceField(_ALLOWED)
    basis = serializers.ChoiceField(_BASIS)
    until = DayField(allow_null=True)
    cap_on = DayField(allow_null=True)


class LengthSerializer(serializers.Serializer[Any]):
    """Months and the days left over."""

    months = serializers.IntegerField()
    days = serializers.IntegerField()


class ClaimSerializer(serializers.Serializer[Any]):
    """Leave to be taken out, and what the reckoning says of it."""

    kind = serializers.CharField(source="claim.kind")
    from_on = DayField(source="claim.from_on")
    to_on = DayField(source="claim.to_on")
    state = serializers.CharField(source="claim.state")
    excludable = serializers.BooleanField()
    is_excluded = serializers.BooleanField()
    official_form = serializers.CharField(allow_null=True)


class StayAccountSerializer(serializers.Serializer[Any]):
    """The five-year account on a day."""

    on = DayField()
    years = serializers.IntegerField(source="used.years")
    months = serializers.IntegerField(source="used.months")
    days = serializers.IntegerField(source="used.days")
    used_by_calendar = LengthSerializer()
    used_in_days = serializers.IntegerField()
    cap_on = DayField(allow_null=True)
    cap_by_calendar = DayField(allow_null=True)
    cap_in_days = DayField(allow_null=True)
    cap_on_if_granted = DayField(allow_null=True)
    cap_with_sixth_year = DayField(allow_null=True)
    sixth_year_open = serializers.BooleanField(allow_null=True)
    request_from_on = DayField(allow_null=True)
    balance = LengthSerializer(allow_null=True)
    claims = ClaimSerializer(many=True)
    warnings = serializers.ListField(child=serializers.CharField())
    because = serializers.SerializerMethodField()
    is_history_complete = serializers.SerializerMethodField()

    def get_because(self, account: Any) -> list[dict[str, Any]]:
        return [rule.as_because() for rule in account.because]

    def get_is_history_complete(self, _account: Any) -> bool:
        return bool(self.context["complete"])

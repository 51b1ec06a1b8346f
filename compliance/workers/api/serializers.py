"""Workers and what is theirs, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from compliance.common.api.fields import DayField, MaskedNumberField
from compliance.common.api.serializers import TenantSerializer
from compliance.workers.models import FamilyMember, Passport, Qualification, Stay, Worker

_COUNTRY = r"^[A-Z]{2}$"
_LANGUAGE = r"^[a-z]{2,3}$"
_COUNTRY_MESSAGE: dict[str, Any] = {"invalid": _("Write the country by its two letters, as VN.")}
_LANGUAGE_MESSAGE: dict[str, Any] = {"invalid": _("Write the language by its letters, as vi.")}


class WorkerSerializer(TenantSerializer[Worker]):
    """A worker at an employer.

    The employer's note and the answers about crimes are its own; they are blank for a support body.
    """

    fixed_fields: ClassVar[tuple[str, ...]] = ("organization",)
    private_fields: ClassVar[tuple[str, ...]] = ("note", "has_criminal_record", "criminal_record_detail")
    nationality = serializers.RegexField(
        _COUNTRY, required=False, allow_blank=True, error_messages=_COUNTRY_MESSAGE
    )
    languages = serializers.ListField(
        child=serializers.RegexField(_LANGUAGE, error_messages=_LANGUAGE_MESSAGE),
        required=False,
        max_length=20,
    )
    preferred_language = serializers.RegexField(
        _LANGUAGE, required=False, allow_blank=True, error_messages=_LANGUAGE_MESSAGE
    )

    class Meta:
        model = Worker
        fields = [
            "id",
            "organization",
            "site",
            "support_contract",
            "employee_number",
            "name",
            "family_name",
            "given_names",
            "name_kana",
            "name_kanji",
            "sex",
            "birth_date",
            "nationality",
            "birth_place",
            "is_married",
            "occupation",
            "home_address",
            "postal_code",
            "address",
            "address_since_on",
            "phone",
            "mobile",
            "email",
            "languages",
            "preferred_language",
            "left_on",
            "stay_history_complete_on",
            "last_interview_on",
            "last_supervisor_interview_on",
            "has_criminal_record",
            "criminal_record_detail",
            "has_family_in_japan",
            "note",
            "created_at",
        ]
        read_only_fields = ["stay_history_complete_on", "created_at"]


class PassportSerializer(TenantSerializer[Passport]):
    """A passport; a new one supersedes the one before."""

    number = MaskedNumberField()

    class Meta:
        model = Passport
        fields = ["id", "worker", "number", "issued_on", "expires_on", "superseded_at"]
        read_only_fields = ["superseded_at"]


class QualificationSerializer(TenantSerializer[Qualification]):
    """A test passed, or technical intern training done."""

    class Meta:
        model = Qualification
        fields = [
            "id",
            "worker",
            "kind",
            "name",
            "field",
            "occupation",
            "level",
            "place",
            "passed_on",
            "from_on",
            "to_on",
            "months_completed",
            "passed_practical",
        ]


class StaySerializer(TenantSerializer[Stay]):
    """A time spent in Japan under one status."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("worker",)

    class Meta:
        model = Stay
        fields = ["id", "worker", "status", "from_on", "to_on", "kind"]


class FamilyMemberSerializer(TenantSerializer[FamilyMember]):
    """A relative or housemate in Japan."""

    card_number = MaskedNumberField(required=False, allow_blank=True)
    nationality = serializers.RegexField(
        _COUNTRY, required=False, allow_blank=True, error_messages=_COUNTRY_MESSAGE
    )

    class Meta:
        model = FamilyMember
        fields = [
            "id",
            "worker",
            "relation",
            "name",
            "birth_date",
            "nationality",
            "lives_together",
            "workplace",
            "card_number",
        ]


class LeaveSerializer(serializers.Serializer[Any]):
    """The worker's first day away."""

    left_on = DayField()


class StayHistorySerializer(serializers.Serializer[Any]):
    """On which day the past stays were found to be complete; today when left out."""

    on = DayField(required=False)


class RevealedNumberSerializer(serializers.Serializer[Any]):
    """A full number.  That it was shown is on record."""

    number = serializers.CharField(read_only=True)

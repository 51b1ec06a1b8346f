"""Official forms as the API shows them: numbers masked, what is missing named."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.official_forms.model import Kind, Lack, Place


class LabelSerializer(serializers.Serializer[Any]):
    """Words in both languages of a form."""

    ja = serializers.CharField()
    en = serializers.CharField()


class EditionSerializer(serializers.Serializer[Any]):
    """One edition of an official form."""

    slug = serializers.CharField()
    number = serializers.CharField(help_text="Number of the form, as printed.")
    edition = serializers.CharField(source="name")
    title = LabelSerializer()
    procedure = serializers.CharField()
    effective_from = serializers.DateField()
    effective_to = serializers.DateField(allow_null=True, help_text="First day it no longer holds.")
    is_verified = serializers.BooleanField(
        help_text="Whether the layout was compared with the official file."
    )
    evidence = serializers.CharField(help_text="O official file read … X derived from a sister form.")
    sheets_made = LabelSerializer(many=True)
    sheets_not_made = LabelSerializer(many=True)
    legal_source = serializers.SerializerMethodField(help_text="Law the form rests on.")
    confidence = serializers.CharField(source="rule.confidence")

    def get_legal_source(self, edition: Any) -> str:
        return str(edition.rule.source.label("ja"))


class BoxSerializer(serializers.Serializer[Any]):
    """One box of the form; card and passport numbers are masked."""

    key = serializers.CharField()
    item = serializers.CharField(source="label.item")
    heading = LabelSerializer(source="label")
    kind = serializers.ChoiceField(choices=[kind.value for kind in Kind])
    value = serializers.CharField(source="shown")
    is_required = serializers.BooleanField(source="required")
    entered_at = serializers.ChoiceField(source="place", choices=[place.value for place in Place])


class RowSerializer(serializers.Serializer[Any]):
    """One line of the form's table."""

    number = serializers.IntegerField()
    cells = BoxSerializer(many=True)


class MissingSerializer(serializers.Serializer[Any]):
    """A box that is not filled, why, and where it is entered."""

    key = serializers.CharField()
    item = serializers.CharField(source="label.item")
    heading = LabelSerializer(source="label")
    row = serializers.IntegerField(allow_null=True)
    why = serializers.ChoiceField(source="lack", choices=[lack.value for lack in Lack])
    detail = serializers.CharField()
    entered_at = serializers.ChoiceField(source="place", choices=[place.value for place in Place])
    link = serializers.SerializerMethodField(help_text="The screen on which it is entered.")

    def get_link(self, missing: Any) -> str:
        return str(self.context["links"].get(missing.place, ""))


class FilledFormSerializer(serializers.Serializer[Any]):
    """An official form as data."""

    edition = EditionSerializer()
    is_complete = serializers.BooleanField()
    boxes = BoxSerializer(many=True, source="fields")
    rows = RowSerializer(many=True)
    missing = MissingSerializer(many=True)
    warnings = serializers.ListField(child=serializers.CharField())
    because = serializers.SerializerMethodField(help_text="The rules it rests on.")

    def get_because(self, filled: Any) -> list[dict[str, Any]]:
        # The forms' own rules are long tables of wording; which edition and how sure is what matters here.
        return [
            {
                "rule": rule.id,
                "effective_from": rule.effective_from.isoformat(),
                "source": rule.source.label("ja"),
                "confidence": rule.confidence,
            }
            for rule in filled.because
        ]


class ExtensionQuery(serializers.Serializer[Any]):
    """What the application asks for; both may be left out, and are then missing on the form."""

    desired_period = serializers.CharField(
        required=False, allow_blank=True, max_length=20, help_text="1年, 6月, 1年6月 …"
    )
    reason = serializers.CharField(required=False, allow_blank=True, max_length=2000)

"""Forms, jobs and copies as the API shows them: numbers masked, what is missing named."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.api.serializers import EditionSerializer
from cases.form_making.models import FiledCopy, FormJob, JobDocument
from compliance.common.api.fields import DayField


class OrderQuery(serializers.Serializer[Any]):
    """For which day of filing, in which language, over which period."""

    filed_on = DayField(required=False, help_text="It decides which edition is made; today unless given.")
    language = serializers.CharField(required=False, max_length=5, help_text="ja, or a second language.")
    from_on = DayField(required=False, help_text="For a sheet of several rows: its period.")
    to_on = DayField(required=False)


class KeepSerializer(OrderQuery):
    """A form to keep as filed."""

    purpose = serializers.CharField(required=False, allow_blank=True, max_length=200)


class PossibleFormSerializer(serializers.Serializer[Any]):
    """A form that can be made of a record."""

    form = serializers.CharField(source="form.slug", help_text="To be used in forms/FORM/RECORD/.")
    capability = serializers.CharField(source="form.capability")
    period = serializers.CharField(source="form.period", help_text="quarter, fiscal_year or empty.")
    languages = serializers.ListField(child=serializers.CharField(), source="edition.languages")
    edition = EditionSerializer()


class GapSerializer(serializers.Serializer[Any]):
    """One box that is open."""

    label = serializers.CharField()  # type: ignore[assignment]
    row = serializers.IntegerField(allow_null=True)
    why = serializers.CharField()
    detail = serializers.CharField()
    place = serializers.CharField()
    link = serializers.CharField(help_text="The screen on which it is entered.")


class JobDocumentSerializer(serializers.ModelSerializer[JobDocument]):
    """One form of a job."""

    missing = GapSerializer(many=True, read_only=True)
    warnings = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = JobDocument
        fields = [
            "position",
            "subject_id",
            "label",
            "worker",
            "state",
            "missing",
            "warnings",
            "message",
            "file_name",
            "pages",
            "sha256",
        ]
        read_only_fields = fields


class FormJobSerializer(serializers.ModelSerializer[FormJob]):
    """Many forms: what was asked for and how far it is."""

    percent = serializers.IntegerField(read_only=True, help_text="Of what it is doing now.")
    has_file = serializers.BooleanField(read_only=True)
    gaps = serializers.SerializerMethodField(help_text="Of how many forms something is missing.")

    class Meta:
        model = FormJob
        fields = [
            "id",
            "organization",
            "support_organization",
            "official_form",
            "language",
            "filed_on",
            "from_on",
            "to_on",
            "output",
            "leaves_out_drafts",
            "state",
            "total",
            "done",
            "failed",
            "percent",
            "gaps",
            "message",
            "has_file",
            "file_name",
            "sha256",
            "created_at",
            "finished_at",
            "expires_at",
        ]
        read_only_fields = fields

    def get_gaps(self, job: FormJob) -> int:
        """Counted with the list."""
        counted: int = getattr(job, "gaps_count", 0)
        return counted


class NewFormJobSerializer(serializers.Serializer[Any]):
    """Many forms to make: those of the records named, or of all that fit."""

    form = serializers.CharField(help_text="Slug of the form.")
    place = serializers.CharField(
        required=False, help_text="organization-ID or support_organization-ID; needed by those with several."
    )
    from_on = DayField(required=False, help_text="Records from this day on.")
    to_on = DayField(required=False)
    filed_on = DayField(required=False)
    language = serializers.CharField(required=False, max_length=5)
    output = serializers.ChoiceField(choices=FormJob.Output.choices, default=FormJob.Output.ZIP)
    leaves_out_drafts = serializers.BooleanField(default=False)
    rows = serializers.ListField(child=serializers.IntegerField(min_value=1), required=False, max_length=2000)


class FiledCopySerializer(serializers.ModelSerializer[FiledCopy]):
    """A form as it was filed; its numbers are masked."""

    data = serializers.JSONField(read_only=True, help_text="Every box as filed.")  # type: ignore[assignment]
    because = serializers.JSONField(read_only=True, help_text="The rules it rests on, in their versions.")

    class Meta:
        model = FiledCopy
        fields = [
            "id",
            "organization",
            "support_organization",
            "worker",
            "subject",
            "subject_id",
            "label",
            "official_form",
            "number",
            "title",
            "edition",
            "language",
            "filed_on",
            "period_from_on",
            "period_to_on",
            "purpose",
            "because",
            "data",
            "has_whole_numbers",
            "data_sha256",
            "pdf_sha256",
            "pdf_bytes",
            "pages",
            "made_by",
            "made_at",
        ]
        read_only_fields = fields

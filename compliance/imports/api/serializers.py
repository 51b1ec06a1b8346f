"""What the API says of imports; numbers are masked."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from compliance.common.api.fields import VisibleRelatedField
from compliance.imports import services
from compliance.imports.models import ImportBatch, ImportRow
from compliance.organizations.models import AcceptingOrganization

ROWS_INCLUDED = 500


class RowErrorSerializer(serializers.Serializer[Any]):
    """Why a row stays out."""

    field = serializers.CharField(help_text="Such as name, birth_date, residence_card_number, expires_on.")
    message = serializers.CharField(help_text="What is wrong, and what to do.")


class RowChangeSerializer(serializers.Serializer[Any]):
    """One value that would change; numbers masked."""

    field = serializers.CharField()
    old = serializers.CharField()
    new = serializers.CharField()


class ImportRowSerializer(serializers.ModelSerializer[ImportRow]):
    """One person's row."""

    errors = RowErrorSerializer(many=True, read_only=True)  # type: ignore[assignment]
    changes = RowChangeSerializer(many=True, read_only=True)
    values = serializers.DictField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = ImportRow
        fields = ["row", "status", "errors", "values", "changes"]
        read_only_fields = fields


class SummarySerializer(serializers.Serializer[Any]):
    """How many rows of each kind."""

    new = serializers.IntegerField()
    changed = serializers.IntegerField()
    same = serializers.IntegerField()
    error = serializers.IntegerField()


class ImportBatchSerializer(serializers.ModelSerializer[ImportBatch]):
    """One uploaded file."""

    summary = SummarySerializer(read_only=True)
    progress = serializers.SerializerMethodField(help_text="Per cent done of a running import.")

    class Meta:
        model = ImportBatch
        fields = [
            "id",
            "organization",
            "uploaded_by",
            "uploaded_at",
            "file_name",
            "sha256",
            "state",
            "summary",
            "progress",
            "message",
            "finished_at",
        ]
        read_only_fields = fields

    def get_progress(self, batch: ImportBatch) -> int:
        """Read beside the database while the import runs."""
        return services.progress_of(batch)


class ImportBatchWithRowsSerializer(ImportBatchSerializer):
    """The file with its first rows."""

    rows = serializers.SerializerMethodField(
        help_text=f"The first {ROWS_INCLUDED} rows; all of them at imports/ID/rows/."
    )

    class Meta(ImportBatchSerializer.Meta):
        fields = [*ImportBatchSerializer.Meta.fields, "rows"]
        read_only_fields = fields

    @extend_schema_field(ImportRowSerializer(many=True))
    def get_rows(self, batch: ImportBatch) -> list[dict[str, Any]]:
        """In the order of the sheet."""
        first = batch.rows.order_by("row")[:ROWS_INCLUDED]
        rows: list[dict[str, Any]] = ImportRowSerializer(first, many=True).data  # type: ignore[assignment]
        return rows


class UploadSerializer(serializers.Serializer[Any]):
    """A ledger to import."""

    organization = VisibleRelatedField(queryset=AcceptingOrganization.objects.none())
    file = serializers.FileField(allow_empty_file=True, help_text="An Excel workbook (.xlsx) or CSV.")
    dry_run = serializers.BooleanField(
        default=True, help_text="True: preview only, confirm later. False: write the good rows at once."
    )

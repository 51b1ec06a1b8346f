"""Files that prove support, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from compliance.common.api.fields import VisibleRelatedField
from compliance.common.api.serializers import TenantSerializer
from support_plans.models import Consultation, RegularInterview, SupportFile, SupportLog, SupportPlan


class SupportFileSerializer(TenantSerializer[SupportFile]):
    """One file, beside the record it proves."""

    class Meta:
        model = SupportFile
        fields: ClassVar[list[str]] = [
            "id",
            "worker",
            "support_organization",
            "plan",
            "log",
            "interview",
            "consultation",
            "name",
            "content_type",
            "size",
            "sha256",
            "uploaded_by",
            "uploaded_at",
            "voided_at",
            "void_reason",
        ]
        read_only_fields = fields


class FileUploadSerializer(serializers.Serializer[Any]):
    """A file and the one record it proves."""

    file = serializers.FileField(allow_empty_file=True)
    plan = VisibleRelatedField(queryset=SupportPlan.objects.none(), required=False)
    log = VisibleRelatedField(queryset=SupportLog.objects.none(), required=False)
    interview = VisibleRelatedField(queryset=RegularInterview.objects.none(), required=False)
    consultation = VisibleRelatedField(queryset=Consultation.objects.none(), required=False)

    default_error_messages = {"one_record": _("Name the one record that the file proves.")}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        records = [value for name, value in attrs.items() if name != "file"]
        if len(records) != 1:
            self.fail("one_record")
        return {"upload": attrs["file"], "record": records[0]}

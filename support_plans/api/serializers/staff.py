"""Support offices and staff, as the API shows them."""

from __future__ import annotations

from typing import ClassVar

from rest_framework import serializers

from compliance.common.api.serializers import TenantSerializer
from support_plans.models import SupportOffice, SupportStaff


class SupportOfficeSerializer(TenantSerializer[SupportOffice]):
    """An office from which a support body gives support."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("support_organization",)

    class Meta:
        model = SupportOffice
        fields: ClassVar[list[str]] = [
            "id",
            "support_organization",
            "name",
            "postal_code",
            "address",
            "phone",
        ]


class SupportStaffSerializer(TenantSerializer[SupportStaff]):
    """A support manager in charge or officer, of an employer or of a support body."""

    languages = serializers.ListField(child=serializers.CharField(max_length=5), required=False)
    fixed_fields: ClassVar[tuple[str, ...]] = ("organization", "support_organization")

    class Meta:
        model = SupportStaff
        fields: ClassVar[list[str]] = [
            "id",
            "organization",
            "site",
            "support_organization",
            "office",
            "user",
            "post",
            "name",
            "name_kana",
            "department",
            "title",
            "languages",
            "is_full_time",
            "course_completed_on",
            "since_on",
            "until_on",
        ]

"""Employers and support bodies, as the API shows them."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from compliance.common.api.serializers import TenantSerializer
from compliance.organizations import numbers
from compliance.organizations.models import (
    AcceptingOrganization,
    Contact,
    RegisteredSupportOrganization,
    Site,
    SupportContract,
)


class OrganizationSerializer(TenantSerializer[AcceptingOrganization]):
    """An employer: the tenant.  Its figures are its own; they are blank for a support body."""

    private_fields: ClassVar[tuple[str, ...]] = ("capital", "annual_sales")
    other_industry_codes = serializers.ListField(
        child=serializers.CharField(max_length=3), required=False, max_length=20
    )

    class Meta:
        model = AcceptingOrganization
        fields = [
            "id",
            "name",
            "name_kana",
            "corporate_number",
            "is_corporation",
            "postal_code",
            "address",
            "phone",
            "representative_title",
            "representative_name",
            "industry_code",
            "other_industry_codes",
            "capital",
            "annual_sales",
            "employee_count",
            "business_year_end_month",
            "scale",
            "uses_online_notifications",
            "created_at",
        ]
        read_only_fields = ["created_at"]

    def validate_corporate_number(self, value: str) -> str:
        return numbers.corporate_number(value) if value else value


class SiteSerializer(TenantSerializer[Site]):
    """Where the employer's workers work."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("organization",)

    class Meta:
        model = Site
        fields = [
            "id",
            "organization",
            "name",
            "postal_code",
            "address",
            "phone",
            "employment_insurance_number",
            "labor_insurance_number",
            "full_time_employees",
            "has_social_insurance",
            "has_labour_insurance",
            "cooperation_paper_on",
            "cooperation_paper_to",
        ]


class ContactSerializer(TenantSerializer[Contact]):
    """A person at the employer who is asked about workers."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("organization",)

    class Meta:
        model = Contact
        fields = [
            "id",
            "organization",
            "site",
            "name",
            "name_kana",
            "department",
            "title",
            "phone",
            "email",
        ]


class SupportOrganizationSerializer(TenantSerializer[RegisteredSupportOrganization]):
    """A registered support body: public facts of the register."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("registration_number",)
    languages = serializers.ListField(
        child=serializers.RegexField(r"^[a-z]{2,3}$"), required=False, max_length=40
    )

    class Meta:
        model = RegisteredSupportOrganization
        fields = [
            "id",
            "registration_number",
            "name",
            "name_kana",
            "postal_code",
            "address",
            "phone",
            "representative_name",
            "languages",
            "registered_on",
            "expires_on",
        ]


class SupportContractSerializer(TenantSerializer[SupportContract]):
    """An employer entrusts support to a registered body.

    The body is named by its registration number; one that nobody here has named yet needs its name too.
    ``note`` and ``noted_registration_expires_on`` are the employer's own and are blank for the body.
    """

    fixed_fields: ClassVar[tuple[str, ...]] = ("organization", "registration_number", "starts_on")
    private_fields: ClassVar[tuple[str, ...]] = ("note", "noted_registration_expires_on")
    registration_number = serializers.CharField(
        source="support_organization.registration_number", max_length=20, help_text=_("As 19登-000123.")
    )
    support_organization_name = serializers.CharField(max_length=200, required=False, write_only=True)

    class Meta:
        model = SupportContract
        fields = [
            "id",
            "organization",
            "support_organization",
            "registration_number",
            "support_organization_name",
            "scope",
            "starts_on",
            "ends_on",
            "concluded_on",
            "monthly_fee",
            "noted_registration_expires_on",
            "note",
        ]
        read_only_fields = ["support_organization"]

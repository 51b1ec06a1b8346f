"""Officers, business years, separations and declarations of employers: shown to the employer's own people."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from compliance.common.api.serializers import TenantSerializer
from compliance.common.api.viewsets import Changes, Creates, TenantViewSet
from compliance.organizations import eligibility_services as services
from compliance.organizations.api.filters import (
    FinancialYearFilter,
    OfficerFilter,
    OrganizationDeclarationFilter,
    SeparationReportFilter,
)
from compliance.organizations.models import (
    FinancialYear,
    Officer,
    OrganizationDeclaration,
    SeparationReport,
)

_OWN: tuple[str, ...] = ("cases.view",)
_FIXED: tuple[str, ...] = ("organization",)


class OfficerSerializer(TenantSerializer[Officer]):
    """An officer."""

    fixed_fields: ClassVar[tuple[str, ...]] = _FIXED

    class Meta:
        model = Officer
        fields = [
            "id",
            "organization",
            "position",
            "name",
            "name_kana",
            "title",
            "takes_part_in_acceptance",
            "left_on",
        ]
        extra_kwargs = {"position": {"required": False}}


class FinancialYearSerializer(TenantSerializer[FinancialYear]):
    """The result of a business year."""

    fixed_fields: ClassVar[tuple[str, ...]] = _FIXED

    class Meta:
        model = FinancialYear
        fields = ["id", "organization", "ends_on", "sales", "ordinary_profit", "net_profit", "net_assets"]


class SeparationReportSerializer(TenantSerializer[SeparationReport]):
    """Who left and who went missing in the year before a day."""

    fixed_fields: ClassVar[tuple[str, ...]] = _FIXED

    class Meta:
        model = SeparationReport
        fields = [
            "id",
            "organization",
            "as_of_on",
            "japanese_voluntary",
            "japanese_involuntary",
            "foreign_voluntary",
            "foreign_involuntary",
            "missing_ssw",
            "missing_ssw_by_fault",
            "missing_trainees",
            "missing_trainees_by_fault",
        ]


class OrganizationDeclarationSerializer(TenantSerializer[OrganizationDeclaration]):
    """One question and its answer; null: open.  A second answer to a question replaces the first."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("organization", "key")
    key = serializers.ChoiceField([(key, key) for key in services.known_declaration_keys()])

    class Meta:
        model = OrganizationDeclaration
        fields = ["id", "organization", "key", "answer", "detail", "declared_on", "declared_by"]


class OfficerViewSet(Creates[Officer], Changes[Officer], TenantViewSet[Officer]):
    """Officers of employers."""

    model = Officer
    serializer_class = OfficerSerializer
    filterset_class = OfficerFilter
    read_capabilities: ClassVar[tuple[str, ...]] = _OWN
    write_capability: ClassVar[str] = "organization.change"

    def make(self, **facts: Any) -> Officer:
        return services.add_officer(by=self.request.user, **facts)

    def change(self, row: Officer, **facts: Any) -> Officer:
        return services.change_officer(officer=row, by=self.request.user, **facts)


class FinancialYearViewSet(Creates[FinancialYear], Changes[FinancialYear], TenantViewSet[FinancialYear]):
    """Results of business years."""

    model = FinancialYear
    serializer_class = FinancialYearSerializer
    filterset_class = FinancialYearFilter
    read_capabilities: ClassVar[tuple[str, ...]] = _OWN
    write_capability: ClassVar[str] = "organization.change"

    def make(self, **facts: Any) -> FinancialYear:
        return services.add_financial_year(by=self.request.user, **facts)

    def change(self, row: FinancialYear, **facts: Any) -> FinancialYear:
        return services.change_financial_year(year=row, by=self.request.user, **facts)


class SeparationReportViewSet(
    Creates[SeparationReport], Changes[SeparationReport], TenantViewSet[SeparationReport]
):
    """Separations and missing persons."""

    model = SeparationReport
    serializer_class = SeparationReportSerializer
    filterset_class = SeparationReportFilter
    read_capabilities: ClassVar[tuple[str, ...]] = _OWN
    write_capability: ClassVar[str] = "organization.change"

    def make(self, **facts: Any) -> SeparationReport:
        return services.add_separation_report(by=self.request.user, **facts)

    def change(self, row: SeparationReport, **facts: Any) -> SeparationReport:
        return services.change_separation_report(report=row, by=self.request.user, **facts)


class OrganizationDeclarationViewSet(
    Creates[OrganizationDeclaration],
    Changes[OrganizationDeclaration],
    TenantViewSet[OrganizationDeclaration],
):
    """What employers answered to the questions of the application."""

    model = OrganizationDeclaration
    serializer_class = OrganizationDeclarationSerializer
    filterset_class = OrganizationDeclarationFilter
    read_capabilities: ClassVar[tuple[str, ...]] = _OWN
    write_capability: ClassVar[str] = "organization.change"

    def make(self, **facts: Any) -> OrganizationDeclaration:
        return services.declare(by=self.request.user, **{"answer": None, **facts})

    def change(self, row: OrganizationDeclaration, **facts: Any) -> OrganizationDeclaration:
        given = {"answer": row.answer, "detail": row.detail, **facts}
        given.pop("organization", None)
        given.pop("key", None)
        return services.declare(organization=row.organization, key=row.key, by=self.request.user, **given)

"""Lists and objects of employers and support bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError as DjangoValidationError
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError

from compliance.audit.services import sealing
from compliance.common.api.viewsets import Changes, Creates, TenantViewSet
from compliance.organizations import services
from compliance.organizations.api.filters import (
    ContactFilter,
    OrganizationFilter,
    SiteFilter,
    SupportContractFilter,
    SupportOrganizationFilter,
)
from compliance.organizations.api.serializers import (
    ContactSerializer,
    OrganizationSerializer,
    SiteSerializer,
    SupportContractSerializer,
    SupportOrganizationSerializer,
)
from compliance.organizations.models import (
    AcceptingOrganization,
    Contact,
    RegisteredSupportOrganization,
    Site,
    SupportContract,
)

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response


class OrganizationViewSet(
    Creates[AcceptingOrganization], Changes[AcceptingOrganization], TenantViewSet[AcceptingOrganization]
):
    """Employers: one's own, and those one supports."""

    model = AcceptingOrganization
    serializer_class = OrganizationSerializer
    filterset_class = OrganizationFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("registry.view", "organizations.open")
    write_capability: ClassVar[str] = "organization.change"
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "name", "created_at")

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        if not self.person.can("organizations.open"):
            self.refuse()
        return super().create(request, *args, **kwargs)

    def require(self, capability: str, organization_id: int | None) -> None:
        # A new tenant belongs to no organization yet; ``create`` has asked for the right to open one.
        if organization_id is not None or self.action != "create":
            super().require(capability, organization_id)

    def make(self, **facts: Any) -> AcceptingOrganization:
        return services.register_organization(by=self.request.user, **facts)

    def change(self, row: AcceptingOrganization, **facts: Any) -> AcceptingOrganization:
        return services.change_organization(organization=row, by=self.request.user, **facts)


class SiteViewSet(Creates[Site], Changes[Site], TenantViewSet[Site]):
    """Sites."""

    model = Site
    serializer_class = SiteSerializer
    filterset_class = SiteFilter
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "name")

    def make(self, **facts: Any) -> Site:
        return services.open_site(by=self.request.user, **facts)

    def change(self, row: Site, **facts: Any) -> Site:
        return services.change_site(site=row, by=self.request.user, **facts)


class ContactViewSet(Creates[Contact], Changes[Contact], TenantViewSet[Contact]):
    """Contacts."""

    model = Contact
    serializer_class = ContactSerializer
    filterset_class = ContactFilter
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "name")

    def make(self, **facts: Any) -> Contact:
        _check_site(facts["organization"].pk, facts)
        return services.add_contact(by=self.request.user, **facts)

    def change(self, row: Contact, **facts: Any) -> Contact:
        _check_site(row.organization_id, facts)
        return services.change_contact(contact=row, by=self.request.user, **facts)


def _check_site(organization_id: int, facts: dict[str, Any]) -> None:
    site = facts.get("site")
    if site is not None and site.organization_id != organization_id:
        raise ValidationError(
            {"site": [ErrorDetail(_("This belongs to another organization."), code="other_organization")]}
        )


class SupportOrganizationViewSet(
    Changes[RegisteredSupportOrganization], TenantViewSet[RegisteredSupportOrganization]
):
    """Registered support bodies: one's own, and one's partners.  The body itself keeps its entry."""

    model = RegisteredSupportOrganization
    serializer_class = SupportOrganizationSerializer
    filterset_class = SupportOrganizationFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("registry.view", "organizations.open")
    write_capability: ClassVar[str] = "support_organization.change"
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "name", "expires_on")

    def get_for(self, capability: str) -> RegisteredSupportOrganization:
        body = self.get_object()
        if not self.person.can(capability, support_organization_id=body.pk):
            self.refuse()
        return body

    def change(self, row: RegisteredSupportOrganization, **facts: Any) -> RegisteredSupportOrganization:
        return services.change_support_organization(support_organization=row, by=self.request.user, **facts)


class SupportContractViewSet(
    Creates[SupportContract], Changes[SupportContract], TenantViewSet[SupportContract]
):
    """Support contracts; a body sees its own while they run."""

    model = SupportContract
    serializer_class = SupportContractSerializer
    filterset_class = SupportContractFilter
    related: ClassVar[tuple[str, ...]] = ("support_organization",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "starts_on", "ends_on")

    def make(self, *, support_organization_name: str = "", **facts: Any) -> SupportContract:
        number = facts.pop("support_organization")["registration_number"]
        with sealing():
            body = self._body(number, support_organization_name)
            return services.conclude_support_contract(
                support_organization=body, by=self.request.user, **facts
            )

    def _body(self, number: str, name: str) -> RegisteredSupportOrganization:
        try:
            return services.know_support_organization(
                registration_number=number, name=name, by=self.request.user
            )
        except DjangoValidationError as error:
            message = _("Nobody here has named this support organization yet: give its name too.")
            raise ValidationError(
                {"support_organization_name": [ErrorDetail(message, code="required")]}
            ) from error
        except ValueError as error:
            message = _("This is no registration number: write it as 19登-000123.")
            raise ValidationError(
                {"registration_number": [ErrorDetail(message, code="registration_number")]}
            ) from error

    def change(self, row: SupportContract, **facts: Any) -> SupportContract:
        facts.pop("support_organization_name", None)
        return services.change_support_contract(contract=row, by=self.request.user, **facts)

"""Employers, sites, contacts, support bodies and the contracts with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from compliance.common import clock
from compliance.desk import meaning
from compliance.desk.admin.base import TenantModelAdmin
from compliance.desk.admin.export import Column, LedgerExportMixin, LedgerResource
from compliance.desk.admin.filters import OrganizationFilter
from compliance.desk.organization_links import links_of
from compliance.organizations import services
from compliance.organizations.models import (
    AcceptingOrganization,
    Contact,
    RegisteredSupportOrganization,
    Site,
    SupportContract,
)
from compliance.reckoning.support_body import rso_renewal_window

if TYPE_CHECKING:
    from django.http import HttpRequest

SOON_DAYS = 180


class OrganizationResource(LedgerResource):
    """Employers, as exported."""

    columns = (
        Column(_("name"), lambda row: row.name),
        Column(_("name (kana)"), lambda row: row.name_kana),
        Column(_("corporate number"), lambda row: row.corporate_number),
        Column(_("postal code"), lambda row: row.postal_code),
        Column(_("address"), lambda row: row.address),
        Column(_("phone"), lambda row: row.phone),
        Column(_("representative"), lambda row: row.representative_name),
    )


@admin.register(AcceptingOrganization)
class AcceptingOrganizationAdmin(LedgerExportMixin, TenantModelAdmin):
    """特定技能所属機関."""

    write_capability = "organization.change"
    organization_path = "pk"
    resource_classes = [OrganizationResource]
    list_display = ("name", "number", "address", "phone", "representative_name")
    search_fields = ("name", "name_kana", "corporate_number")
    fields = (
        ("name", "name_kana"),
        ("corporate_number", "is_corporation"),
        ("postal_code", "address"),
        "phone",
        ("representative_title", "representative_name"),
    )

    change_form_outer_before_template = "desk/organization_links.html"

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        pk = int(object_id) if object_id.isdigit() else 0
        context = {**links_of(request.user, pk), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def organization_of(self, obj: Any) -> int | None:
        return int(obj.pk)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user: Any = request.user
        return bool(user.can("registry.view") or user.can("organization.change"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return bool(user.can("organizations.open"))

    @display(description=_("corporate number"), ordering="corporate_number")
    def number(self, obj: AcceptingOrganization) -> str:
        return obj.corporate_number or str(_("not entered"))

    def create(self, request: HttpRequest, facts: dict[str, Any]) -> AcceptingOrganization:
        return services.register_organization(by=request.user, **facts)

    def change(
        self, request: HttpRequest, row: AcceptingOrganization, facts: dict[str, Any]
    ) -> AcceptingOrganization:
        return services.change_organization(organization=row, by=request.user, **facts)


class OfOrganizationAdmin(TenantModelAdmin):
    """What belongs to one employer: its organization is chosen once."""

    write_capability = "registry.write"
    autocomplete_fields: Any = ("organization",)
    list_select_related: Any = ("organization",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        user: Any = request.user
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        ids = user.scope(clock.today()).organization_ids
        if len(ids) == 1:
            initial.setdefault("organization", ids[0])
        return initial

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        readonly = tuple(super().get_readonly_fields(request, obj))
        return (*readonly, "organization") if obj is not None else readonly

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        # A choice of an employer one may see is not yet the right to write there.
        user: Any = request.user
        if not change and not user.can(self.write_capability, organization_id=obj.organization_id):
            raise ValidationError({"organization": _("Your role does not allow this at that organization.")})
        super().save_model(request, obj, form, change)


class SiteResource(LedgerResource):
    """Sites, as exported."""

    columns = (
        Column(_("organization"), lambda row: row.organization.name),
        Column(_("name"), lambda row: row.name),
        Column(_("postal code"), lambda row: row.postal_code),
        Column(_("address"), lambda row: row.address),
        Column(_("phone"), lambda row: row.phone),
        Column(_("employment insurance number"), lambda row: row.employment_insurance_number),
        Column(_("labour insurance number"), lambda row: row.labor_insurance_number),
    )


@admin.register(Site)
class SiteAdmin(LedgerExportMixin, OfOrganizationAdmin):
    """事業所."""

    resource_classes = [SiteResource]
    list_display = ("name", "organization", "address", "phone")
    list_filter = (OrganizationFilter,)
    search_fields = ("name", "address", "organization__name")
    fields = (
        "organization",
        "name",
        ("postal_code", "address"),
        "phone",
        ("employment_insurance_number", "labor_insurance_number"),
        ("full_time_employees", "has_social_insurance", "has_labour_insurance"),
        ("cooperation_paper_on", "cooperation_paper_to"),
    )

    def create(self, request: HttpRequest, facts: dict[str, Any]) -> Site:
        return services.open_site(by=request.user, **facts)

    def change(self, request: HttpRequest, row: Site, facts: dict[str, Any]) -> Site:
        return services.change_site(site=row, by=request.user, **facts)


@admin.register(Contact)
class ContactAdmin(OfOrganizationAdmin):
    """People at the employer who are asked about workers."""

    list_display = ("name", "organization", "site", "department", "phone", "email")
    list_select_related = ("organization", "site")
    list_filter = (OrganizationFilter,)
    search_fields = ("name", "name_kana", "department")
    autocomplete_fields = ("organization", "site")
    fields = ("organization", "site", ("name", "name_kana"), ("department", "title"), ("phone", "email"))

    def create(self, request: HttpRequest, facts: dict[str, Any]) -> Contact:
        return services.add_contact(by=request.user, **facts)

    def change(self, request: HttpRequest, row: Contact, facts: dict[str, Any]) -> Contact:
        return services.change_contact(contact=row, by=request.user, **facts)


@admin.register(RegisteredSupportOrganization)
class RegisteredSupportOrganizationAdmin(TenantModelAdmin):
    """登録支援機関: public register facts; only the body itself changes them."""

    write_capability = "support_organization.change"
    list_display = ("name", "registration_number", "expires", "renewal", "phone")
    search_fields = ("name", "name_kana", "registration_number")
    readonly_fields = ("renewal",)
    fields = (
        ("registration_number", "name"),
        "name_kana",
        ("postal_code", "address"),
        ("phone", "representative_name"),
        ("registered_on", "expires_on"),
        "renewal",
    )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user: Any = request.user
        return bool(user.can("registry.view") or user.can("organization.change"))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return bool(user.can("registry.write") or user.can("organizations.open"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user: Any = request.user
        if not user.can(self.write_capability):
            return False
        return obj is None or obj.pk in user.scope(clock.today()).support_organization_ids

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("renewal", "registration_number") if obj is not None else ("renewal",)

    @display(description=_("registration expires on"), ordering="expires_on")
    def expires(self, obj: RegisteredSupportOrganization) -> Any:
        return with_tag(obj.expires_on)

    @display(description=_("renewal may be filed"))
    def renewal(self, obj: RegisteredSupportOrganization | None) -> str:
        if obj is None or obj.expires_on is None:
            return "–"
        window = rso_renewal_window(expires_on=obj.expires_on)
        return f"{window.opens_on:%Y-%m-%d} – {window.closes_on:%Y-%m-%d}"

    def create(self, request: HttpRequest, facts: dict[str, Any]) -> RegisteredSupportOrganization:
        return services.know_support_organization(by=request.user, **facts)

    def change(
        self, request: HttpRequest, row: RegisteredSupportOrganization, facts: dict[str, Any]
    ) -> RegisteredSupportOrganization:
        return services.change_support_organization(support_organization=row, by=request.user, **facts)


@admin.register(SupportContract)
class SupportContractAdmin(OfOrganizationAdmin):
    """支援委託契約."""

    employers_own = ("noted_registration_expires_on", "note")

    list_display = (
        "support_organization",
        "organization",
        "scope",
        "starts_on",
        "ends_on",
        "registration_end",
    )
    list_select_related = ("organization", "support_organization")
    list_filter = (OrganizationFilter,)
    search_fields = ("support_organization__name", "organization__name")
    autocomplete_fields = ("organization", "support_organization")
    fields = (
        "organization",
        "support_organization",
        "scope",
        ("starts_on", "ends_on"),
        ("concluded_on", "monthly_fee"),
        "noted_registration_expires_on",
        "note",
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("organization", "support_organization") if obj is not None else ()

    @display(description=_("registration expires on"))
    def registration_end(self, obj: SupportContract) -> Any:
        return with_tag(obj.support_organization.expires_on or obj.noted_registration_expires_on)

    def create(self, request: HttpRequest, facts: dict[str, Any]) -> SupportContract:
        return services.conclude_support_contract(by=request.user, **facts)

    def change(self, request: HttpRequest, row: SupportContract, facts: dict[str, Any]) -> SupportContract:
        return services.change_support_contract(contract=row, by=request.user, **facts)


def with_tag(day: Any, soon_days: int = SOON_DAYS) -> Any:
    """A day with how far it is, and its meaning where it asks for something."""
    if day is None:
        return str(_("not entered"))
    today = clock.today()
    shown = meaning.meaning_of_day(day, on=today, soon_days=soon_days)
    return format_html(
        '<span class="desk-num">{}</span> <span class="desk-faint desk-small">{}</span> {}',
        f"{day:%Y-%m-%d}",
        meaning.days_left(day, on=today),
        shown.tag() if shown else "",
    )

"""Cards and contracts as lists: they are entered on the worker's page, and never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import RangeDateFilter
from unfold.decorators import display

from compliance.common.encryption import blind_index
from compliance.common.text import canonical_number, mask_number
from compliance.desk import meaning, wording
from compliance.desk.admin.base import ReadOnlyAdmin
from compliance.desk.admin.export import Column, LedgerExportMixin, LedgerResource
from compliance.desk.admin.filters import OrganizationFilter
from compliance.desk.admin.organizations import with_tag
from compliance.employment.models import EmploymentContract
from compliance.residence.models import ResidenceCard

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

_SHORTEST_NUMBER = 7


class OfWorkerAdmin(LedgerExportMixin, ReadOnlyAdmin):
    """Rows that lead to their worker's page."""

    list_display_links = None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None:
            self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(reverse("desk:worker", args=[row.worker_id]))

    @display(description=_("worker"), ordering="worker__name")
    def worker_link(self, obj: Any) -> str:
        return format_html(
            '<a class="desk-link font-semibold" href="{}">{}</a>',
            reverse("desk:worker", args=[obj.worker_id]),
            obj.worker.name,
        )


class CardResource(LedgerResource):
    """Cards, as exported; numbers masked."""

    columns = (
        Column(_("organization"), lambda row: row.worker.organization.name),
        Column(_("worker"), lambda row: row.worker.name),
        Column(_("residence card number"), lambda row: mask_number(row.number)),
        Column(_("status of residence"), lambda row: wording.status_title(row.status, row.status_as_written)),
        Column(_("permitted on"), lambda row: row.permitted_on),
        Column(_("period of stay (months)"), lambda row: row.period_months),
        Column(_("period of stay ends on"), lambda row: row.expires_on),
        Column(_("extension applied for on"), lambda row: row.extension_applied_on),
    )


@admin.register(ResidenceCard)
class ResidenceCardAdmin(OfWorkerAdmin):
    """Card versions."""

    resource_classes = [CardResource]
    list_display = ("worker_link", "masked_number", "status_name", "permitted_on", "expiry", "version")
    list_select_related = ("worker__organization",)
    list_filter = (OrganizationFilter, ("expires_on", RangeDateFilter))
    search_fields = ("worker__name",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        found, distinct = super().get_search_results(request, queryset, search_term)
        number = canonical_number(search_term)
        if len(number) >= _SHORTEST_NUMBER:
            found = found | queryset.filter(number_index=blind_index(number))
        return found, distinct

    @display(description=_("residence card number"))
    def masked_number(self, obj: ResidenceCard) -> str:
        return format_html('<span class="desk-mono desk-small">{}</span>', mask_number(obj.number))

    @display(description=_("status of residence"), ordering="status")
    def status_name(self, obj: ResidenceCard) -> str:
        return wording.status_title(obj.status, obj.status_as_written)

    @display(description=_("period of stay ends on"), ordering="expires_on")
    def expiry(self, obj: ResidenceCard) -> Any:
        return with_tag(obj.expires_on) if obj.is_current else f"{obj.expires_on:%Y-%m-%d}"

    @display(description=_("version"))
    def version(self, obj: ResidenceCard) -> str:
        if obj.voided_at:
            return str(_("voided"))
        return str(_("in use")) if obj.is_current else str(_("superseded"))


class ContractResource(LedgerResource):
    """Contracts, as exported."""

    columns = (
        Column(_("organization"), lambda row: row.worker.organization.name),
        Column(_("worker"), lambda row: row.worker.name),
        Column(_("field"), lambda row: wording.field_title(row.field)),
        Column(_("work category"), lambda row: row.work_category),
        Column(_("site"), lambda row: row.site.name if row.site else ""),
        Column(_("begins on"), lambda row: row.starts_on),
        Column(_("agreed end"), lambda row: row.ends_on),
        Column(_("hours a week"), lambda row: row.weekly_hours),
        Column(_("monthly wage (yen)"), lambda row: row.monthly_wage),
        Column(_("ended on"), lambda row: row.ended_on),
    )


@admin.register(EmploymentContract)
class EmploymentContractAdmin(OfWorkerAdmin):
    """Contract versions."""

    resource_classes = [ContractResource]
    organization_path = "worker__organization_id"
    list_display = ("worker_link", "field_name", "work_category", "site", "starts_on", "ends_on", "state")
    list_select_related = ("worker__organization", "site")
    list_filter = (("ends_on", RangeDateFilter),)
    search_fields = ("worker__name", "worker__employee_number")

    @display(description=_("field"), ordering="field")
    def field_name(self, obj: EmploymentContract) -> str:
        return wording.field_title(obj.field) or obj.field_as_written

    @display(description=_("state"))
    def state(self, obj: EmploymentContract) -> str:
        if obj.superseded_at:
            return str(_("superseded"))
        return meaning.ENDED.tag() if obj.ended_on else str(_("in force now"))

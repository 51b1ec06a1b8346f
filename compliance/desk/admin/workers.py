"""外国人台帳: the ledger of workers, and the form that edits one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from compliance.accounts.models import User
from compliance.common import clock
from compliance.common.text import mask_number
from compliance.desk import meaning, wording
from compliance.desk.admin.base import RefusableForm
from compliance.desk.admin.export import Column, LedgerExportMixin, LedgerResource
from compliance.desk.admin.filters import (
    EmployedFilter,
    ExpiringFilter,
    FieldFilter,
    OrganizationFilter,
    SiteFilter,
    StatusFilter,
    SupportBodyFilter,
)
from compliance.desk.admin.organizations import OfOrganizationAdmin
from compliance.desk.admin.widgets import styled_select
from compliance.desk.fields import LanguagesField
from compliance.employment.models import EmploymentContract
from compliance.residence.models import ResidenceCard
from compliance.workers import services
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

SOON_DAYS = 120
"""From here on a card's expiry is shown as coming soon; its own deadlines say what to do and when."""


def with_papers(workers: QuerySet[Worker]) -> QuerySet[Worker]:
    """Beside each worker: the card in use and the contract in force, without a query a row."""
    card = ResidenceCard.objects.current().filter(worker=OuterRef("pk"))
    contract = (
        EmploymentContract.objects.current().filter(worker=OuterRef("pk")).order_by("-starts_on", "-version")
    )
    return workers.annotate(
        card_expires_on=Subquery(card.values("expires_on")[:1]),
        card_status=Subquery(card.values("status")[:1]),
        card_status_as_written=Subquery(card.values("status_as_written")[:1]),
        card_number=Subquery(card.values("number")[:1]),
        contract_field=Subquery(contract.values("field")[:1]),
        contract_ends_on=Subquery(contract.values("ends_on")[:1]),
    )


def _support(row: Any) -> str:
    return row.support_contract.support_organization.name if row.support_contract else ""


class WorkerResource(LedgerResource):
    """The ledger, as exported: card numbers are masked, whoever asks."""

    columns = (
        Column(_("organization"), lambda row: row.organization.name),
        Column(_("employee number"), lambda row: row.employee_number),
        Column(_("name as on the card"), lambda row: row.name),
        Column(_("name (kana)"), lambda row: row.name_kana),
        Column(_("sex"), lambda row: row.get_sex_display()),
        Column(_("date of birth"), lambda row: row.birth_date),
        Column(_("nationality"), lambda row: wording.country(row.nationality)),
        Column(_("site"), lambda row: row.site.name if row.site else ""),
        Column(_("field"), lambda row: wording.field_title(row.contract_field or "")),
        Column(
            _("status of residence"),
            lambda row: wording.status_title(row.card_status or "", row.card_status_as_written or ""),
        ),
        Column(_("residence card number"), lambda row: mask_number(row.card_number or "")),
        Column(_("period of stay ends on"), lambda row: row.card_expires_on),
        Column(_("agreed end"), lambda row: row.contract_ends_on),
        Column(_("support"), _support),
        Column(_("address in Japan"), lambda row: row.address),
        Column(_("phone"), lambda row: row.phone or row.mobile),
        Column(_("e-mail"), lambda row: row.email),
        Column(_("left on"), lambda row: row.left_on),
    )


class WorkerForm(RefusableForm):
    """A worker's facts."""

    languages = LanguagesField(label=_("languages understood"), required=False)
    preferred_language = forms.ChoiceField(
        label=_("language for mails"), required=False, choices=[("", "---------"), *User.Language.choices]
    )

    class Meta:
        model = Worker
        exclude = ("created_at",)
        help_texts = {"nationality": _("Two letters, such as VN.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "preferred_language" in self.fields:
            styled_select(self.fields["preferred_language"])


@admin.register(Worker)
class WorkerAdmin(LedgerExportMixin, OfOrganizationAdmin):
    """外国人台帳."""

    form = WorkerForm
    resource_classes = [WorkerResource]
    list_before_template = "desk/ledger_chips.html"
    list_display = (
        "name_link",
        "employee_number",
        "nationality_name",
        "site",
        "field_name",
        "status_name",
        "masked_number",
        "expiry",
        "supported_by",
    )
    employers_own = ("has_criminal_record", "criminal_record_detail", "note")
    list_display_links = None
    list_select_related = ("organization", "site", "support_contract__support_organization")
    list_filter = (
        OrganizationFilter,
        SiteFilter,
        FieldFilter,
        StatusFilter,
        ExpiringFilter,
        SupportBodyFilter,
        EmployedFilter,
    )
    search_fields = ("name",)
    search_help_text = _("Name, kana, employee number, or a whole card or passport number")
    autocomplete_fields = ("organization", "site", "support_contract")
    fieldsets = (
        (
            _("At work"),
            {
                "fields": (
                    "organization",
                    ("site", "support_contract"),
                    ("employee_number", "occupation"),
                    ("left_on", "preferred_language"),
                    "languages",
                )
            },
        ),
        (
            _("Person"),
            {
                "fields": (
                    "name",
                    ("family_name", "given_names"),
                    ("name_kana", "name_kanji"),
                    ("sex", "birth_date"),
                    ("nationality", "birth_place"),
                    ("is_married", "home_address"),
                )
            },
        ),
        (
            _("Address and contact"),
            {"fields": (("postal_code", "address"), "address_since_on", ("phone", "mobile"), "email")},
        ),
        (
            _("Interviews and what applications ask"),
            {
                "fields": (
                    ("last_interview_on", "last_supervisor_interview_on"),
                    "has_family_in_japan",
                    ("has_criminal_record", "criminal_record_detail"),
                    "note",
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        match = request.resolver_match
        # Looking one worker up by id, or offering names, needs no papers.
        in_ledger = match is not None and str(match.url_name).endswith(("_changelist", "_export"))
        return with_papers(rows) if in_ledger else rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        text = search_term.strip()
        return (queryset.named(text) if text else queryset), False  # type: ignore[attr-defined]

    @display(description=_("name as on the card"), ordering="name")
    def name_link(self, obj: Any) -> str:
        return format_html(
            '<a class="desk-link font-semibold" href="{}">{}</a><br>'
            '<span class="desk-faint desk-small">{}</span>',
            reverse("desk:worker", args=[obj.pk]),
            obj.name,
            obj.name_kana or obj.name_kanji,
        )

    @display(description=_("nationality"), ordering="nationality")
    def nationality_name(self, obj: Any) -> str:
        return wording.country(obj.nationality)

    @display(description=_("field"), ordering="contract_field")
    def field_name(self, obj: Any) -> str:
        return wording.field_title(obj.contract_field or "")

    @display(description=_("status of residence"), ordering="card_status")
    def status_name(self, obj: Any) -> str:
        return wording.status_title(obj.card_status or "", obj.card_status_as_written or "")

    @display(description=_("residence card number"))
    def masked_number(self, obj: Any) -> str:
        return format_html('<span class="desk-mono desk-small">{}</span>', mask_number(obj.card_number or ""))

    @display(description=_("period of stay ends on"), ordering="card_expires_on")
    def expiry(self, obj: Any) -> str:
        day = obj.card_expires_on
        today = clock.today()
        if obj.left_on and obj.left_on <= today:
            return format_html("{} {}", f"{day:%Y-%m-%d}" if day else "", meaning.LEFT.tag())
        if day is None:
            return meaning.MISSING.tag()
        shown = meaning.meaning_of_day(day, on=today, soon_days=SOON_DAYS)
        return format_html(
            '<span class="desk-num">{}</span><br><span class="desk-small">{}</span> {}',
            f"{day:%Y-%m-%d}",
            meaning.days_left(day, on=today),
            shown.tag() if shown else "",
        )

    @display(description=_("support"), ordering="support_contract__support_organization__name")
    def supported_by(self, obj: Any) -> str:
        return _support(obj) or str(_("by the employer itself"))

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> Any:
        response = super().response_add(request, obj, post_url_continue)
        return self._to_page(request, obj, response)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        return self._to_page(request, obj, super().response_change(request, obj))

    def _to_page(self, request: HttpRequest, obj: Any, response: Any) -> Any:
        if {"_continue", "_addanother", "_popup"} & set(request.POST):
            return response
        response["Location"] = reverse("desk:worker", args=[obj.pk])
        return response

    def create(self, request: HttpRequest, facts: dict[str, Any]) -> Worker:
        return services.register_worker(by=request.user, **facts)

    def change(self, request: HttpRequest, row: Worker, facts: dict[str, Any]) -> Worker:
        return services.change_worker(worker=row, by=request.user, **facts)

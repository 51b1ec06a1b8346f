"""期限: the board of deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Value
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RangeDateFilter
from unfold.decorators import display

from compliance.common import clock
from compliance.deadlines.explaining import settle_words
from compliance.deadlines.models import Deadline
from compliance.desk import meaning, wording
from compliance.desk.admin.base import ReadOnlyAdmin
from compliance.desk.admin.export import Column, LedgerExportMixin, LedgerResource
from compliance.desk.admin.filters import KindFilter, OrganizationFilter, StateFilter
from compliance.desk.queue import own_parties

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


class DeadlineResource(LedgerResource):
    """The board, as exported."""

    columns = (
        Column(_("organization"), lambda row: row.organization.name),
        Column(_("worker"), lambda row: row.worker.name if row.worker else ""),
        Column(_("kind"), lambda row: wording.kind_title(row.kind)),
        Column(_("possible from"), lambda row: row.opens_on),
        Column(_("plan for"), lambda row: row.safe_on),
        Column(_("due on"), lambda row: row.due_on),
        Column(_("severity"), lambda row: row.get_severity_display()),
        Column(_("responsible"), lambda row: row.get_responsible_display()),
        Column(_("state"), lambda row: row.get_state_display()),
        Column(
            _("why"),
            lambda row: " / ".join(
                f"{why['title']}（{why['source']}）" for why in wording.because(row.basis)
            ),
        ),
        Column(_("how it was settled"), settle_words),
    )


@admin.register(Deadline)
class DeadlineAdmin(LedgerExportMixin, ReadOnlyAdmin):
    """期限."""

    resource_classes = [DeadlineResource]
    list_display = ("what", "who", "due", "safe", "responsible_party", "severity_word", "why", "act")
    list_display_links = None
    list_select_related = ("worker", "organization")
    list_filter = (
        StateFilter,
        KindFilter,
        OrganizationFilter,
        ("severity", ChoicesDropdownFilter),
        ("responsible", ChoicesDropdownFilter),
        ("due_on", RangeDateFilter),
    )
    search_fields = ("worker__name", "worker__name_kana", "worker__employee_number", "organization__name")
    search_help_text = _("Name, kana or employee number of the worker, or the organization")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if self.get_object(request, object_id) is None:
            self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(reverse("desk:deadline", args=[object_id]))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        user: Any = request.user
        # One instance serves every request: whose view it is travels on the rows.
        own = ",".join(sorted(own_parties(user, clock.today())))
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.annotate(seen_as=Value(own))  # type: ignore[no-any-return]

    @display(description=_("kind"), ordering="kind")
    def what(self, obj: Deadline) -> str:
        return format_html(
            '<a class="desk-link font-semibold" href="{}">{}</a>',
            reverse("desk:deadline", args=[obj.pk]),
            wording.kind_title(obj.kind),
        )

    @display(description=_("who"), ordering="worker__name")
    def who(self, obj: Deadline) -> str:
        if obj.worker is None:
            return obj.organization.name
        return format_html(
            '<a class="desk-link" href="{}">{}</a><br><span class="desk-faint desk-small">{}</span>',
            reverse("desk:worker", args=[obj.worker_id]),
            obj.worker.name,
            obj.organization.name,
        )

    @display(description=_("due on"), ordering="due_on")
    def due(self, obj: Any) -> str:
        today = clock.today()
        shown = meaning.meaning_of(obj, on=today, own=frozenset(obj.seen_as.split(",")))
        is_opening = obj.severity == meaning.INFORMATION
        left = meaning.days_left(obj.due_on, on=today, is_opening=is_opening) if obj.state == "open" else ""
        return format_html(
            '<span class="desk-num">{}</span><br>{} <span class="desk-small">{}</span>',
            f"{obj.due_on:%Y-%m-%d}",
            shown.tag(),
            left,
        )

    @display(description=_("plan for"), ordering="safe_on")
    def safe(self, obj: Deadline) -> str:
        return format_html('<span class="desk-num">{}</span>', f"{obj.safe_on:%Y-%m-%d}")

    @display(description=_("responsible"), ordering="responsible")
    def responsible_party(self, obj: Deadline) -> str:
        return str(obj.get_responsible_display())

    @display(description=_("severity"), ordering="severity")
    def severity_word(self, obj: Deadline) -> str:
        return str(obj.get_severity_display())

    @display(description=_("why"))
    def why(self, obj: Deadline) -> str:
        reasons = wording.because(obj.basis)
        if not reasons:
            return "–"
        lines = format_html_join(
            "",
            "<li><b>{}</b><br>{}<br>{}</li>",
            ((why["title"], why["source"], f"{why['since']} · {why['confidence']}") for why in reasons),
        )
        return format_html(
            '<details class="desk-why"><summary>{}</summary><ul class="desk-basis">{}</ul></details>',
            _now("Why this day?"),
            lines,
        )

    @display(description=_("act"))
    def act(self, obj: Deadline) -> str:
        if obj.state != Deadline.State.OPEN:
            return format_html('<span class="desk-small">{}</span>', settle_words(obj))
        return format_html(
            '<a class="desk-button" href="{}#act">{}</a>',
            reverse("desk:deadline", args=[obj.pk]),
            _now("Settle"),
        )

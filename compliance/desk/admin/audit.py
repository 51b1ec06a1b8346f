"""監査記録: read only, with the state of its chain."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import RangeDateTimeFilter
from unfold.decorators import display

from compliance.audit.models import AuditEntry
from compliance.desk.admin.base import ReadOnlyAdmin
from compliance.desk.verbs import describe, verb_title


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """監査記録."""

    view_capability = "audit.view"
    list_display = ("at", "actor_label", "what", "target_label", "summary")
    list_filter = (("at", RangeDateTimeFilter),)
    search_fields = ("actor_label", "target_label", "verb")
    list_before_template = "desk/audit_status.html"
    fields = (
        "at",
        "actor_label",
        "what",
        "target_label",
        "summary",
        "sequence",
        "hash",
        "previous_hash",
    )
    readonly_fields = ("what", "summary")

    def organization_of(self, obj: Any) -> int | None:
        return int(obj.organization_id)

    @display(description=_("verb"), ordering="verb")
    def what(self, obj: AuditEntry) -> str:
        return verb_title(obj.verb)

    @display(description=_("details"))
    def summary(self, obj: AuditEntry) -> str:
        return format_html('<span class="desk-small">{}</span>', describe(obj.details))

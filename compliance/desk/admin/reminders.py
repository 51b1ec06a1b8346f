"""通知メール: the delivery ledger, an organization's wishes, and proof of each day's run."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RangeDateFilter
from unfold.decorators import display

from compliance.desk import wording
from compliance.desk.admin.base import ReadOnlyAdmin
from compliance.desk.admin.filters import OrganizationFilter
from compliance.desk.delivery import delivery_tag
from compliance.reminders.models import Reminder


@admin.register(Reminder)
class ReminderAdmin(ReadOnlyAdmin):
    """通知メール: who was told of which step of which deadline, and how that went."""

    view_capability = "reminders.view"
    list_display = (
        "planned_on",
        "what",
        "who",
        "due_on",
        "step_words",
        "told",
        "as_whom",
        "delivery",
        "sent_at",
    )
    list_display_links = None
    list_select_related = ("deadline__worker", "organization", "to_user", "to_worker", "digest")
    list_filter = (
        ("state", ChoicesDropdownFilter),
        ("audience", ChoicesDropdownFilter),
        OrganizationFilter,
        ("planned_on", RangeDateFilter),
    )
    search_fields = ("deadline__worker__name", "to_user__name", "to_worker__name")

    @display(description=_("kind"), ordering="deadline__kind")
    def what(self, obj: Reminder) -> str:
        return format_html(
            '<a class="desk-link" href="{}">{}</a>',
            reverse("desk:deadline", args=[obj.deadline_id]),
            wording.kind_title(obj.deadline.kind),
        )

    @display(description=_("who"), ordering="deadline__worker__name")
    def who(self, obj: Reminder) -> str:
        return str(obj.deadline.worker or obj.organization)

    @display(description=_("step"), ordering="step")
    def step_words(self, obj: Reminder) -> str:
        if obj.step < 0:
            return str(_("%(days)d days after the due day") % {"days": -obj.step})
        return str(_("%(days)d days before the due day") % {"days": obj.step})

    @display(description=_("told"))
    def told(self, obj: Reminder) -> str:
        return str(obj.to_user or obj.to_worker)

    @display(description=_("told as"), ordering="audience")
    def as_whom(self, obj: Reminder) -> str:
        return str(obj.get_audience_display())

    @display(description=_("delivery"), ordering="state")
    def delivery(self, obj: Reminder) -> str:
        return delivery_tag(obj)

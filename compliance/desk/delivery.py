"""How a reminder's delivery is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from compliance.desk.meaning import Meaning

if TYPE_CHECKING:
    from compliance.reminders.models import Reminder

_SHOWN = {
    "planned": Meaning("waiting", _("planned"), "schedule_send"),
    "claimed": Meaning("waiting", _("being sent"), "outgoing_mail"),
    "sent": Meaning("done", _("sent"), "mark_email_read"),
    "failed": Meaning("now", _("failed, is tried again"), "unsubscribe"),
    "acknowledged": Meaning("done", _("acknowledged"), "done_all"),
    "dropped": Meaning("off", _("no longer needed"), "block"),
}


def delivery_tag(reminder: Reminder) -> str:
    """Where a reminder stands, with word and icon."""
    return _SHOWN[reminder.delivery].tag()

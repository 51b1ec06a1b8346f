"""What this room adds to the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.official_forms.extension_of_stay import SLUG
from cases.official_forms.registry import edition

if TYPE_CHECKING:
    from datetime import date

    from compliance.accounts.models import User
    from compliance.workers.models import Worker


def worker_forms(user: User, worker: Worker, on: date) -> dict[str, Any] | None:
    """The worker page's panel: the official forms made for this worker; None for those who make none."""
    if not user.can("forms.make", organization_id=worker.organization_id):
        return None
    form = {
        "edition": edition(SLUG, filed_on=on),
        "url": reverse("cases:extension_of_stay", args=[worker.pk]),
    }
    return {
        "title": _("Official forms"),
        "template": "cases/panels/forms.html",
        "context": {"forms": [form], "all_forms_url": reverse("cases:official_forms")},
    }

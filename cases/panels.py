"""What this room adds to the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.form_making.choosing import of_worker
from cases.form_making.subjects import subject
from cases.models import Case
from cases.official_forms.extension_of_stay import SLUG
from cases.official_forms.registry import edition
from cases.screens.listing import counts
from cases.screens.rows import rows

if TYPE_CHECKING:
    from datetime import date

    from compliance.accounts.models import User
    from compliance.workers.models import Worker

# Records of a worker that have forms of their own.
_RECORDS: Final = ("contract", "stay_exclusion", "six_year_route")


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
        "context": {
            "forms": [form],
            "records": _records_with_forms(user, worker),
            "forms_of_worker_url": reverse("forms:record", args=["worker", worker.pk]),
            "all_forms_url": reverse("cases:official_forms"),
        },
    }


def _records_with_forms(user: User, worker: Worker) -> list[tuple[str, date | None, str]]:
    """What of the worker has forms of its own: contracts in use, leave, the way to a sixth year."""
    return [
        (
            str(kind.name),
            getattr(row, kind.day) if kind.day else None,
            reverse("forms:record", args=[kind.slug, row.pk]),
        )
        for slug in _RECORDS
        if (kind := subject(slug)) is not None
        for row in of_worker(kind, worker, user)
    ]


def worker_cases(user: User, worker: Worker, on: date) -> dict[str, Any] | None:
    """The worker page's panel: this worker's cases; None for those who see none."""
    if not user.can("cases.view", organization_id=worker.organization_id):
        return None
    cases = Case.objects.visible_to(user).filter(worker=worker).with_names().select_related("deadline")
    return {
        "title": _("Cases"),
        "template": "cases/panels/worker.html",
        "context": {
            "rows": rows(cases.order_by("closed_on", "due_on", "id")[:20], on=on),
            "worker_id": worker.pk,
            "may_write": user.can("cases.write", organization_id=worker.organization_id),
        },
    }


def today_cases(user: User, on: date) -> dict[str, Any] | None:
    """The home page's panel: how many cases are open, late, and asked about by the agency."""
    if not user.can("cases.view"):
        return None
    counted = counts(Case.objects.visible_to(user), on=on)
    return {
        "title": _("Cases"),
        "template": "cases/panels/today.html",
        "context": {
            "counted": counted,
            "list_url": reverse("cases:list"),
            "board_url": reverse("cases:board"),
        },
    }

"""What this room adds to the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.form_making.subjects import subject
from cases.models import Case
from cases.official_forms.extension_of_stay import SLUG
from cases.official_forms.registry import edition
from cases.screens.listing import counts
from cases.screens.rows import rows
from compliance.workers.models import SixYearRoute

if TYPE_CHECKING:
    from collections.abc import Iterable
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
        "context": {
            "forms": [form],
            "records": _records_with_forms(user, worker),
            "forms_of_worker_url": reverse("forms:record", args=["worker", worker.pk]),
            "all_forms_url": reverse("cases:official_forms"),
        },
    }


def _records_with_forms(user: User, worker: Worker) -> list[tuple[str, date | None, str]]:
    """What of the worker has forms of its own: contracts in use, leave, the way to a sixth year."""
    of_kind: dict[str, Iterable[tuple[int, date | None]]] = {
        "contract": worker.contracts.current().order_by("starts_on").values_list("pk", "starts_on"),
        "stay_exclusion": worker.stay_exclusions.values_list("pk", "from_on"),
        "six_year_route": SixYearRoute.objects.visible_to(user)
        .filter(worker=worker)
        .values_list("pk", "requested_on"),
    }
    return [
        (str(found.name), day, reverse("forms:record", args=[slug, pk]))
        for slug, rows_of_kind in of_kind.items()
        if (found := subject(slug)) is not None
        for pk, day in rows_of_kind
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

"""The worker page's panels: may this person work, and the five-year account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.desk.legality import collect, shown
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from datetime import date

    from compliance.accounts.models import User


def legality(user: User, worker: Worker, on: date) -> dict[str, Any] | None:
    """The answer for the day, the strip around it, and a form for any other day."""
    return {
        "title": _("May this person work here?"),
        "template": "desk/legality/panel.html",
        "context": _context(user, worker, on),
    }


def stay_account(user: User, worker: Worker, on: date) -> dict[str, Any] | None:
    """Used, both ways of adding, what was asked and granted, the sixth year."""
    one = _read(user, worker, on)
    account = shown.account(one)
    if account is None and not worker.stay_exclusions.all():
        return None
    return {
        "title": _("Five-year account"),
        "template": "desk/legality/account.html",
        "context": {
            "account": account,
            "worker_id": worker.pk,
            "may_write": user.can("registry.write", organization_id=worker.organization_id),
            "sixth_year_url": reverse("desk:sheet", args=[worker.pk, "six-year-route"]),
        },
    }


def _context(user: User, worker: Worker, on: date) -> dict[str, Any]:
    one = _read(user, worker, on)
    return {
        "answer": shown.answer(one.facts, on),
        "strip": shown.strip(one.facts, on),
        "legend": shown.legend(),
        "any_day_url": reverse("desk:legality-day", args=[worker.pk]),
        "on": on,
    }


def _read(user: User, worker: Worker, on: date) -> collect.Known:
    """The worker with all facts; read once for both panels of a page."""
    held: collect.Known | None = getattr(worker, "_known_legality", None)
    if held is None:
        rows = collect.with_facts(Worker.objects.visible_to(user).filter(pk=worker.pk))
        held = collect.known(list(rows), on=on)[0]
        worker._known_legality = held  # type: ignore[attr-defined]  # noqa: SLF001 - kept for the page
    return held

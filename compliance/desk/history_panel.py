"""The worker page's panel of what applications ask: sheets, jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.desk import wording
from compliance.desk.sheets.worker_sheets import WORKER_SHEETS
from compliance.workers.models import Job

if TYPE_CHECKING:
    from datetime import date

    from compliance.accounts.models import User
    from compliance.workers.models import Worker


def worker_history(user: User, worker: Worker, _on: date) -> dict[str, Any] | None:
    """Links to the sheets this person may open, and the jobs on file."""
    sheets = [
        {"title": sheet.title, "url": reverse("desk:sheet", args=[worker.pk, sheet.slug])}
        for sheet in WORKER_SHEETS.values()
        if user.can(sheet.view_capability, organization_id=worker.organization_id)
    ]
    if not sheets:
        return None
    jobs = [
        {
            "id": job.pk,
            "employer": job.employer,
            "country": wording.country(job.country) if job.country else "",
            "joined_on": job.joined_on,
            "left_on": job.left_on,
        }
        for job in Job.objects.visible_to(user).filter(worker=worker)
    ]
    return {
        "title": _("What applications ask"),
        "template": "desk/panels/history.html",
        "context": {
            "worker_id": worker.pk,
            "sheets": sheets,
            "jobs": jobs,
            "may_write": user.can("registry.write", organization_id=worker.organization_id),
        },
    }

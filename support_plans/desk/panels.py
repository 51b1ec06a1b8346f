"""What this room adds to the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from support_plans.models import SupportPlan, SupportTask
from support_plans.services.plans import may_draft
from support_plans.workspace.wording import task_tag, task_title

if TYPE_CHECKING:
    from datetime import date

    from compliance.accounts.models import User
    from compliance.workers.models import Worker

SHOWN = 8


def worker_support(user: User, worker: Worker, on: date) -> dict[str, Any] | None:
    """The worker page's panel: the plan in use and the next tasks."""
    if not user.can("support.view", organization_id=worker.organization_id):
        return None
    plans = list(SupportPlan.objects.visible_to(user).in_use().filter(worker=worker))
    tasks = (
        SupportTask.objects.visible_to(user).open().filter(worker=worker).select_related("assignee")[:SHOWN]
    )
    return {
        "title": _("Support"),
        "template": "plans/panels/worker.html",
        "context": {
            "worker": worker,
            "plans": plans,
            "tasks": [
                {"task": task, "title": task_title(task.kind), "tag": task_tag(task, on=on)} for task in tasks
            ],
            "may_draft": may_draft(user, worker) and not any(plan.is_draft for plan in plans),
            "url": reverse("plans:worker", args=[worker.pk]),
        },
    }

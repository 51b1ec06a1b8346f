"""A task is done when its proof is enough, and open again when the proof falls away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from support_plans.models import SupportTask
from support_plans.proof import proof_of
from support_plans.services.tasks import complete_task, reopen_task

if TYPE_CHECKING:
    from datetime import date

Actor = Any


def follow_proof(task: SupportTask | None, *, by: Actor) -> None:
    """Bring one task in step with its sessions."""
    if task is None:
        return
    task = SupportTask.objects.select_related("worker").get(pk=task.pk)
    proof = proof_of(worker=task.worker, obligation=task.obligation, task=task)
    if proof.counts:
        finish(task, by=by, done_on=proof.logs[-1].performed_on)
    else:
        undo(task, by=by)


def finish(task: SupportTask, *, by: Actor, done_on: date) -> None:
    """It is done; one that was declared not to apply, or withdrawn, stays so."""
    if task.is_open:
        complete_task(task=task, by=by, done_on=done_on)


def undo(task: SupportTask, *, by: Actor) -> None:
    """The record that had completed it counts no more."""
    if task.state == SupportTask.State.DONE:
        reopen_task(task=task, by=by, reason=_("What was recorded does not count."))

"""Writes about tasks: made from facts, assigned, put off, declared not to apply, done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record, sealing
from compliance.common import clock
from compliance.common.tenancy import scope_of
from compliance.deadlines.services import repost
from support_plans.models import SupportTask
from support_plans.wanted import Wanted, wanted_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from compliance.accounts.models import User

Actor = Any
BATCH = 500


def sync_tasks(*, worker_ids: Iterable[int] | None, on: date) -> list[SupportTask]:
    """Bring the tasks of these workers in line with plans and facts; repeatable. Returns what was made.

    A task that no longer follows is withdrawn, unless somebody has done it or declared it not to apply. What
    was put off or assigned stays so while its day moves.
    """
    made: list[SupportTask] = []
    touched: set[int] = set()
    with sealing():
        for chunk in wanted_of(worker_ids, on=on):
            fresh, moved = _sync_chunk(chunk)
            made += fresh
            touched |= {task.pk for task in (*fresh, *moved)}
        if touched:
            repost("support_task", sorted(touched), on=on)
    return made


def _sync_chunk(chunk: list[Wanted]) -> tuple[list[SupportTask], list[SupportTask]]:
    worker_ids = [wanted.worker.pk for wanted in chunk]
    existing = {
        (task.worker_id, task.key): task for task in SupportTask.objects.filter(worker__in=worker_ids)
    }
    fresh: list[SupportTask] = []
    moved: list[SupportTask] = []
    kept: set[tuple[int, str]] = set()
    for wanted in chunk:
        for task in wanted.tasks():
            kept.add((task.worker_id, task.key))
            known = existing.get((task.worker_id, task.key))
            if known is None:
                fresh.append(task)
            elif _moved(known, task):
                moved.append(known)
    gone = [task for key, task in existing.items() if key not in kept and task.is_open]
    for task in gone:
        task.state = SupportTask.State.WITHDRAWN
    SupportTask.objects.bulk_create(fresh, batch_size=BATCH)
    SupportTask.objects.bulk_update(
        [*moved, *gone], ["state", "opens_on", "due_on", "safe_on", "basis", "plan"], batch_size=BATCH
    )
    return fresh, [*moved, *gone]


def _moved(known: SupportTask, wanted: SupportTask) -> bool:
    """Take the day over from what is wanted; whether anything changed."""
    if known.state in {SupportTask.State.DONE, SupportTask.State.NOT_APPLICABLE}:
        return False
    revived = known.state == SupportTask.State.WITHDRAWN
    if revived:
        known.state = SupportTask.State.OPEN
    differing = revived
    for name in ("opens_on", "due_on", "safe_on", "plan_id"):
        if getattr(known, name) != getattr(wanted, name):
            setattr(known, name, getattr(wanted, name))
            differing = True
    known.basis = wanted.basis if differing else known.basis
    return differing


@audited
def assign_task(
    *, task: SupportTask, by: Actor, assignee: User | None, stand_in: User | None = None
) -> SupportTask:
    """Say who does it, and who stands in. Both must reach the worker."""
    for name, person in (("assignee", assignee), ("stand_in", stand_in)):
        if person is not None and not _reaches(person, task):
            raise ValidationError({name: _("This person does not see the worker.")})
    if assignee is not None and assignee == stand_in:
        raise ValidationError({"stand_in": _("Name somebody else as stand-in.")})
    task.assignee, task.stand_in = assignee, stand_in
    task.save(update_fields=["assignee", "stand_in"])
    repost("support_task", [task.pk])
    _record(
        task, "support_task.assigned", by, {"assignee": str(assignee or ""), "stand_in": str(stand_in or "")}
    )
    return task


def _reaches(person: User, task: SupportTask) -> bool:
    scope = scope_of(person)
    worker = task.worker
    return worker.organization_id in scope.organization_ids or (
        worker.support_contract_id is not None and worker.support_contract_id in scope.contract_ids
    )


@audited
def defer_task(*, task: SupportTask, by: Actor, until_on: date, reason: str) -> SupportTask:
    """Put a task off, for a reason, until a day. The law's day stays as it is, and reminders go on."""
    _must_be_open(task)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is put off.")})
    if until_on <= clock.today():
        raise ValidationError({"until_on": _("Put it off until a day to come.")})
    task.state = SupportTask.State.DEFERRED
    task.deferred_until_on, task.reason = until_on, reason.strip()[:300]
    task.save(update_fields=["state", "deferred_until_on", "reason"])
    _record(task, "support_task.deferred", by, {"until": until_on.isoformat(), "reason": task.reason})
    return task


@audited
def resume_task(*, task: SupportTask, by: Actor) -> SupportTask:
    """Take up again what was put off."""
    if task.state != SupportTask.State.DEFERRED:
        raise ValidationError({"task": _("This task was not put off.")})
    task.state = SupportTask.State.OPEN
    task.deferred_until_on, task.reason = None, ""
    task.save(update_fields=["state", "deferred_until_on", "reason"])
    _record(task, "support_task.resumed", by, {})
    return task


@audited
def declare_not_applicable(*, task: SupportTask, by: User, reason: str) -> SupportTask:
    """Say that it does not apply, and why. It stays open until somebody else has confirmed it."""
    _must_be_open(task)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it does not apply.")})
    task.declared_by, task.reason = by, reason.strip()[:300]
    task.save(update_fields=["declared_by", "reason"])
    _record(task, "support_task.declared_not_applicable", by, {"reason": task.reason})
    return task


@audited
def confirm_not_applicable(*, task: SupportTask, by: User) -> SupportTask:
    """A second person agrees that it does not apply."""
    _must_await(task)
    if task.declared_by_id == by.pk:
        raise ValidationError({"confirmed_by": _("Somebody other than who declared it must confirm it.")})
    task.state, task.confirmed_by = SupportTask.State.NOT_APPLICABLE, by
    task.save(update_fields=["state", "confirmed_by"])
    _record(task, "support_task.not_applicable", by, {"reason": task.reason})
    repost("support_task", [task.pk])
    return task


@audited
def refuse_not_applicable(*, task: SupportTask, by: User, reason: str) -> SupportTask:
    """It applies after all."""
    _must_await(task)
    task.declared_by, task.reason = None, ""
    task.save(update_fields=["declared_by", "reason"])
    _record(task, "support_task.applies", by, {"reason": reason.strip()[:300]})
    return task


@audited
def complete_task(*, task: SupportTask, by: Actor, done_on: date) -> SupportTask:
    """It was done on that day. What proves it stands in the records of the task."""
    _must_be_open(task)
    if done_on > clock.today():
        raise ValidationError({"done_on": _("This day has not come yet.")})
    task.state, task.done_on, task.declared_by = SupportTask.State.DONE, done_on, None
    task.save(update_fields=["state", "done_on", "declared_by"])
    _record(task, "support_task.done", by, {"done_on": done_on.isoformat()})
    repost("support_task", [task.pk])
    return task


@audited
def reopen_task(*, task: SupportTask, by: Actor, reason: str) -> SupportTask:
    """It was not done, or does apply, after all."""
    if task.state not in {SupportTask.State.DONE, SupportTask.State.NOT_APPLICABLE}:
        raise ValidationError({"task": _("This task is open already.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is taken up again.")})
    task.state, task.done_on = SupportTask.State.OPEN, None
    task.declared_by = task.confirmed_by = None
    task.reason = ""
    task.save(update_fields=["state", "done_on", "declared_by", "confirmed_by", "reason"])
    _record(task, "support_task.reopened", by, {"reason": reason.strip()[:300]})
    repost("support_task", [task.pk])
    return task


def _must_be_open(task: SupportTask) -> None:
    if not task.is_open:
        raise ValidationError({"task": _("This task is no longer open.")})


def _must_await(task: SupportTask) -> None:
    if not task.awaits_confirmation:
        raise ValidationError({"task": _("Nobody declared that this does not apply.")})


def _record(task: SupportTask, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=task,
        organization_id=task.worker.organization_id,
        label=f"{task.worker.name} {task.kind}",
        details=details,
    )

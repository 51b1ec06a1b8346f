"""Writes about a worker's jobs and declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.organizations.services import change_fields
from compliance.workers.models import Job, WorkerDeclaration

if TYPE_CHECKING:
    from compliance.workers.models import Worker

Actor = Any


@audited
def add_job(*, worker: Worker, employer: str, by: Actor, **facts: Any) -> Job:
    """Note a job the worker had or has."""
    job = Job(worker=worker, employer=employer.strip(), **facts)
    job.full_clean()
    job.save()
    _record(job, "job.added", worker, by)
    return job


@audited
def change_job(*, job: Job, by: Actor, **facts: Any) -> Job:
    """Correct a job."""
    changed = change_fields(job, facts)
    if changed:
        _record(job, "job.changed", job.worker, by, changed)
    return job


@audited
def declare(*, worker: Worker, by: Actor, **answers: Any) -> WorkerDeclaration:
    """Note what the worker answered; what is not given stays as it was, and open stays open."""
    declaration = WorkerDeclaration.objects.filter(worker=worker).first() or WorkerDeclaration(worker=worker)
    answers.setdefault("asked_on", declaration.asked_on or clock.today())
    answers.setdefault("asked_by", by if hasattr(by, "pk") else None)
    if declaration.pk is None:
        declaration.full_clean()
        declaration.save()
    changed = change_fields(declaration, answers)
    if changed:
        _record(declaration, "worker.declared", worker, by, changed)
    return declaration


def _record(target: Any, verb: str, worker: Worker, by: Actor, changed: dict[str, Any] | None = None) -> None:
    record(
        by=by,
        verb=verb,
        target=target,
        organization_id=worker.organization_id,
        label=worker.name,
        details={"changed": changed} if changed else {},
    )

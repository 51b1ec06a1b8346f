"""What Celery runs: fetch by id, call what does it. Twice, at once or late, it does no harm."""

from __future__ import annotations

from celery import shared_task

from cases.form_making.checking import check_documents
from cases.form_making.making import make_documents
from cases.form_making.models import FormJob
from cases.form_making.services.jobs import KEPT, delete_expired_jobs


@shared_task(name="cases.form_making.tasks.check_form_job")
def check_form_job(job_id: int) -> None:
    """Look through a job for what is missing; one that was looked through already is left alone."""
    job = _in_state(job_id, FormJob.State.CHECKING)
    if job is not None:
        check_documents(job=job)


@shared_task(name="cases.form_making.tasks.make_form_job")
def make_form_job(job_id: int) -> None:
    """Make a started job; one that is no longer claimed was made already."""
    job = _in_state(job_id, FormJob.State.MAKING)
    if job is not None:
        make_documents(job=job, kept=KEPT)


@shared_task(name="cases.form_making.tasks.sweep_form_jobs")
def sweep_form_jobs() -> None:
    """Once an hour."""
    delete_expired_jobs()


def _in_state(job_id: int, state: str) -> FormJob | None:
    return FormJob.objects.select_related("made_by").filter(pk=job_id, state=state).first()

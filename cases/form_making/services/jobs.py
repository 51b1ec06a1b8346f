"""Many forms as one job: asked for, looked through for what is missing, started, handed out, forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import structlog
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from cases.form_making import storage, subjects
from cases.form_making.checking import check_documents
from cases.form_making.models import FormJob, JobDocument
from compliance.audit.services import audited, record
from compliance.common import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cases.form_making.choosing import MadeFor
    from cases.form_making.subject import MadeForm

log = structlog.stdlib.get_logger(__name__)

MOST_FORMS: Final = 2000
"""Of one job: what one file can hold and one worker can make within its time."""
AT_ONCE_UP_TO: Final = 25
"""Forms; more are looked through in the background."""
KEPT: Final = timedelta(days=7)
"""How long a finished file waits to be fetched."""
CLAIM_LASTS: Final = timedelta(hours=1)
"""Longer than a background task may run: after it the job may be started again."""


class NotAwaited(ValueError):  # noqa: N818 - says what is the matter with the request
    """The job is not in the state that this act needs."""


def open_job(
    *,
    form: MadeForm,
    rows: Any,
    place: MadeFor,
    by: Any,
    filed_on: date,
    language: str = "ja",
    output: str = FormJob.Output.ZIP,
    from_on: date | None = None,
    to_on: date | None = None,
    leaves_out_drafts: bool = False,
) -> FormJob:
    """Note what is to be made, and look through it for what is missing; nothing is drawn yet."""
    job = _note_job(
        form=form,
        rows=rows,
        by=by,
        organization=place.organization,
        support_organization=place.support_organization,
        official_form=form.slug,
        filed_on=filed_on,
        language=language,
        output=output,
        from_on=from_on,
        to_on=to_on,
        leaves_out_drafts=leaves_out_drafts,
    )
    if job.total <= AT_ONCE_UP_TO:
        return check_documents(job=job)
    from cases.form_making.tasks import check_form_job  # noqa: PLC0415 - tasks call services

    _queue(job, check_form_job.delay)
    return job


@audited
def _note_job(*, form: MadeForm, rows: Any, by: Any, **facts: Any) -> FormJob:
    found = list(rows[: MOST_FORMS + 1])
    if not found:
        raise ValidationError(_("No record fits. Choose another period or another form."), code="nothing")
    if len(found) > MOST_FORMS:
        message = _("More than %(most)d forms at once. Choose a shorter period.") % {"most": MOST_FORMS}
        raise ValidationError(message, code="too_many")
    now = clock.now()
    job = FormJob(
        made_by=by, created_at=now, claimed_at=now, expires_at=now + KEPT, total=len(found), **facts
    )
    job.full_clean()
    job.save()
    subject = subjects.subject_of(form)
    JobDocument.objects.bulk_create(
        JobDocument(
            job=job,
            position=position,
            subject_id=row.pk,
            label=subject.label_of(row)[:200],
            worker=subject.worker_of(row),
            organization_id=subject.organization_id_of(row),
        )
        for position, row in enumerate(found, start=1)
    )
    _record(job, "form_job.opened", by)
    return job


def start_job(*, job: FormJob, by: Any) -> FormJob:
    """Begin the making, in the background; only one of two clicks begins it."""
    from cases.form_making.tasks import make_form_job  # noqa: PLC0415 - tasks call services

    _claim(job)
    _record(job, "form_job.started", by)
    _queue(job, make_form_job.delay)
    return job


@transaction.atomic
def _claim(job: FormJob) -> None:
    State = FormJob.State  # noqa: N806 - a class
    lapsed = clock.now() - CLAIM_LASTS
    waiting = Q(state__in=[State.CHECKED, State.FAILED])
    stuck = Q(state=State.MAKING, claimed_at__lt=lapsed)
    claimed = FormJob.objects.filter(waiting | stuck, pk=job.pk).update(
        state=State.MAKING, claimed_at=clock.now(), done=0, failed=0, message=""
    )
    job.refresh_from_db()
    if not claimed:
        raise NotAwaited(_("This was begun already, or is over."))


def _queue(job: FormJob, delay: Callable[[int], Any]) -> None:
    try:
        delay(job.pk)
    except Exception as problem:
        log.exception("form_job_not_queued", form_job=job.pk)
        message = _("The background worker cannot be reached. Nothing was made; try again in a minute.")
        FormJob.objects.filter(pk=job.pk).update(state=FormJob.State.FAILED, message=message)
        job.refresh_from_db()
        raise NotAwaited(message) from problem


@audited
def hand_out_job(*, job: FormJob, by: Any) -> bytes:
    """The finished file; recorded. NotAwaited when there is none (any more)."""
    if not job.has_file:
        raise NotAwaited(_("There is no file (any more). Make it again."))
    try:
        content = storage.read(job.stored_name)
    except storage.UnreadableFile as error:
        raise NotAwaited(_("There is no file (any more). Make it again.")) from error
    _record(job, "form_job.downloaded", by)
    return content


def delete_expired_jobs() -> int:
    """Sweep: files nobody fetched in time are deleted with the list of what was in them."""
    now = clock.now()
    for job in FormJob.objects.expired(before=now):
        _forget(job)
    stuck = FormJob.objects.stuck(before=now - CLAIM_LASTS)
    return stuck.update(
        state=FormJob.State.FAILED,
        message=_("The background worker stopped in the middle. Start it again."),
    )


@transaction.atomic
def _forget(job: FormJob) -> None:
    name = job.stored_name
    FormJob.objects.filter(pk=job.pk).update(state=FormJob.State.EXPIRED, stored_name="")
    job.documents.all().delete()
    transaction.on_commit(lambda: storage.delete(name))


def _record(job: FormJob, verb: str, by: Any) -> None:
    record(
        by=by,
        verb=verb,
        target=job,
        organization_id=job.organization_id,
        label=str(job),
        details={
            "official_form": job.official_form,
            "forms": job.total,
            "support_organization": job.support_organization_id,
            "sha256": job.sha256,
        },
    )

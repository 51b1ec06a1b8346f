"""The making itself, in the background: forms are drawn a batch at a time and put into one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.form_making import storage
from cases.form_making.access import may_reveal
from cases.form_making.bundle import Names, OnePdf, ZipBundle, manifest_of, sha256_of
from cases.form_making.checking import Filling, batches, fillings, note_progress
from cases.form_making.models import FormJob, JobDocument
from cases.form_making.printing import draw_many
from cases.form_making.services.printing import note_printing
from compliance.audit.services import sealing
from compliance.common import clock
from compliance.common.glyphs import described
from compliance.common.pdf import UndrawableText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import timedelta

    from cases.form_making.bundle import Bundle
    from cases.official_forms.fast import Press
    from cases.official_forms.render import Rendered

DRAWN_AT_A_TIME: Final = 5
"""Forms between two notes of how far it is."""

log = structlog.stdlib.get_logger(__name__)


def make_documents(*, job: FormJob, kept: timedelta) -> FormJob:
    """Draw every form of a started job and keep the file. What cannot be made is listed."""
    with override(job.made_by.language):
        try:
            content, extension = _bundled(job)
        except Exception:
            log.exception("form_job_failed", form_job=job.pk)
            return _finish(job, _("Nothing was made: something went wrong. Start it again."))
        if content is None:
            return _finish(job, _("None of the forms could be made. The reasons stand beside each."))
    job.stored_name = storage.keep(content, folder=storage.JOBS)
    job.sha256 = sha256_of(content)
    job.file_name = f"{job.official_form}-{clock.today():%Y%m%d}.{extension}"
    job.expires_at = clock.now() + kept
    return _finish(job)


def _finish(job: FormJob, message: str = "") -> FormJob:
    job.state = FormJob.State.FAILED if message else FormJob.State.DONE
    job.message = message
    job.finished_at = clock.now()
    job.save()
    return job


def _bundled(job: FormJob) -> tuple[bytes | None, str]:
    from cases.official_forms.fast import Press  # noqa: PLC0415 - only the background needs it

    bundle: Bundle = ZipBundle() if job.output == FormJob.Output.ZIP else OnePdf()
    names, press = Names(), Press(clock.now())
    for documents in batches(job, DRAWN_AT_A_TIME):
        made = _batch(job, documents, bundle, names, press)
        note_progress(job, done=made, failed=len(documents) - made)
    if not job.done:
        return None, bundle.extension
    return bundle.finish(job_manifest(job.documents.order_by("position"))), bundle.extension


def _batch(job: FormJob, documents: list[JobDocument], bundle: Bundle, names: Names, press: Press) -> int:
    # Drawing takes its time: nothing is locked meanwhile.
    drawn = list(_drawn(job, documents, press))
    made = 0
    with sealing():
        for filling, rendered in drawn:
            made += _take(filling, rendered, bundle, names, job)
        JobDocument.objects.bulk_update(documents, ["state", "message", "file_name", "pages", "sha256"])
    return made


def _drawn(
    job: FormJob, documents: list[JobDocument], press: Press
) -> Iterator[tuple[Filling, Rendered | Exception]]:
    to_draw: list[Filling] = []
    for filling in fillings(job, documents):
        reason = _left_out(job, filling)
        if reason:
            _fail(filling.document, reason)
        else:
            to_draw.append(filling)
    forms = [
        (filling.filled, may_reveal(job.made_by, filling.order))
        for filling in to_draw
        if filling.filled is not None and filling.order is not None
    ]
    yield from zip(to_draw, draw_many(forms, press), strict=True)


def _left_out(job: FormJob, filling: Filling) -> str:
    if filling.filled is None:
        return filling.problem
    if job.leaves_out_drafts and not filling.filled.is_complete:
        return _("Left out: something is missing.")
    return ""


def _take(
    filling: Filling, rendered: Rendered | Exception, bundle: Bundle, names: Names, job: FormJob
) -> int:
    document, order, filled = filling.document, filling.order, filling.filled
    if isinstance(rendered, Exception) or order is None or filled is None:
        _fail(document, _reason(rendered, document))
        return 0
    State = JobDocument.State  # noqa: N806 - a class
    number = f"{document.position:04d}"
    document.file_name = names.give(number, filled.edition.title.ja, document.label)
    bundle.add(document.file_name, rendered.pdf)
    document.state = State.MADE if filled.is_complete else State.DRAFT
    document.message, document.pages = "", rendered.page_count
    document.sha256 = sha256_of(rendered.pdf)
    in_full = may_reveal(job.made_by, order)
    note_printing(order=order, filled=filled, by=job.made_by, in_full=in_full, pages=rendered.page_count)
    return 1


def _reason(problem: Rendered | Exception, document: JobDocument) -> str:
    if isinstance(problem, UndrawableText):
        named = ", ".join(described(character) for character in problem.characters)
        return _("No font has these characters:") + " " + named
    log.error("form_not_drawn", document=document.pk, problem=repr(problem))
    return _("The form could not be drawn.")


def _fail(document: JobDocument, reason: str) -> None:
    document.state, document.message = JobDocument.State.FAILED, reason[:300]
    document.file_name, document.pages, document.sha256 = "", 0, ""


def job_manifest(documents: Iterable[JobDocument]) -> str:
    """What is in the file, and what is not and why."""
    headings = (
        _("number"),
        _("name of the file"),
        _("about"),
        _("state"),
        _("pages"),
        "SHA-256",
        _("missing"),
        _("message"),
    )
    return manifest_of(headings, (_line(document) for document in documents))


def _line(document: JobDocument) -> tuple[object, ...]:
    missing = " / ".join(gap["label"] for gap in document.missing)
    return (
        document.position,
        document.file_name,
        document.label,
        document.get_state_display(),
        document.pages,
        document.sha256,
        missing,
        document.message,
    )

"""Looking through the forms of a job before anything is drawn: what is missing, form by form."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import structlog
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases.form_making import subjects
from cases.form_making.access import may_make
from cases.form_making.listing import gaps, warnings
from cases.form_making.models import FormJob, JobDocument
from cases.form_making.order import Order, usual_period
from cases.form_making.printing import can_be_drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cases.form_making.subject import MadeForm, Period
    from cases.official_forms.model import FilledForm

log = structlog.stdlib.get_logger(__name__)

LOOKED_THROUGH_AT_A_TIME: Final = 25
"""Forms between two notes of how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """One form of a job with its data, or why there is none."""

    document: JobDocument
    order: Order | None = None
    filled: FilledForm | None = None
    problem: str = ""


def check_documents(*, job: FormJob) -> FormJob:
    """Fill every form and note what is missing. One that cannot be filled stops none of the others."""
    with override(job.made_by.language):
        for documents in batches(job, LOOKED_THROUGH_AT_A_TIME):
            for filling in fillings(job, documents):
                _note(filling)
            JobDocument.objects.bulk_update(documents, ["state", "missing", "warnings", "message"])
            note_progress(job, done=len(documents))
    FormJob.objects.filter(pk=job.pk, state=FormJob.State.CHECKING).update(
        state=FormJob.State.CHECKED, done=0, failed=0
    )
    job.refresh_from_db()
    return job


def batches(job: FormJob, size: int) -> Iterator[list[JobDocument]]:
    """The forms of the job, some at a time."""
    for start in range(0, job.total, size):
        wanted = job.documents.filter(position__gt=start, position__lte=start + size)
        yield list(wanted.order_by("position"))


def fillings(job: FormJob, documents: list[JobDocument]) -> Iterator[Filling]:
    """Each with its data, read as whoever asked for the job: what they no longer see is not made."""
    by = job.made_by
    by.remembers_scope = True
    form = _form_of(job)
    subject = subjects.subject_of(form)
    rows = subject.rows.visible_to(by).in_bulk([document.subject_id for document in documents])
    for document in documents:
        row = rows.get(document.subject_id)
        if row is None or not form.fits(row) or not may_make(by, form, row):
            yield Filling(document=document, problem=_("There is no such record (any more)."))
        else:
            yield _filling(job, form, document, row)


def _filling(job: FormJob, form: MadeForm, document: JobDocument, row: Any) -> Filling:
    order = Order(form=form, row=row, filed_on=job.filed_on, language=job.language, period=_period(job, form))
    try:
        return Filling(document=document, order=order, filled=order.fill(job.made_by))
    except Exception:
        log.exception("form_not_filled", form_job=job.pk, official_form=form.slug, subject_id=row.pk)
        return Filling(document=document, order=order, problem=_("The form could not be filled."))


def _form_of(job: FormJob) -> MadeForm:
    form = subjects.form(job.official_form)
    if form is None:
        raise LookupError(f"the form {job.official_form} is not made any more")
    return form


def _period(job: FormJob, form: MadeForm) -> Period | None:
    usual = usual_period(form, job.filed_on)
    return None if usual is None else (job.from_on or usual[0], job.to_on or usual[1])


def _note(filling: Filling) -> None:
    document, State = filling.document, JobDocument.State  # noqa: N806 - a class
    if filling.filled is None or filling.order is None:
        document.state, document.message = State.FAILED, filling.problem
        return
    links = filling.order.subject.links_of(filling.order.row)
    document.missing = [asdict(gap) for gap in gaps(filling.filled, links)]
    document.warnings = warnings(filling.filled)
    document.message = ""
    if not can_be_drawn(filling.filled):
        document.state = State.UNDRAWABLE
    else:
        document.state = State.COMPLETE if filling.filled.is_complete else State.INCOMPLETE


def note_progress(job: FormJob, *, done: int = 0, failed: int = 0) -> None:
    """How far the job is, for its page to show."""
    job.done += done
    job.failed += failed
    FormJob.objects.filter(pk=job.pk).update(done=job.done, failed=job.failed)

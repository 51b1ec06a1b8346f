"""A quarter of interview reports (5-5) made as one job, as the background worker does it.

    .venv/bin/python -m tests.benchmarks.bench_form_job [--interviews 500] [--plain 5]

Interviews are read from the database, filled, looked through for what is missing, drawn, recorded in the
audit record and put into one file, with the progress noted; beside it some of them laid out anew by
WeasyPrint. One in ten interviews found a problem. Processor time of this process, not of a database server.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.engine import analyse, scratch_database

if TYPE_CHECKING:
    from cases.form_making.models import FormJob

QUARTER = (date(2026, 7, 1), date(2026, 9, 30))
PROBLEM = "10月分の残業手当の計算に疑問があるとのこと。会社に確認を依頼した。"


@dataclass(frozen=True)
class Bulk:
    """Which form is made in bulk, of the records of which days, and for which day of filing."""

    slug: str
    from_on: date
    to_on: date
    filed_on: date


REPORTS = Bulk("interview_report_worker", *QUARTER, filed_on=date(2026, 10, 5))


@dataclass(frozen=True)
class Measured:
    """Milliseconds a document; how often the progress was noted; statements a document; what was made."""

    documents: int
    made: int
    looked_through_ms: float
    made_ms: float
    plain_ms: float
    steps: int
    statements: float
    megabytes: float

    @property
    def times(self) -> float:
        return self.plain_ms / self.made_ms


def plant(count: int) -> Any:
    """An employer with that many workers, each interviewed in the quarter; returns its HR person."""
    from compliance.common import clock
    from compliance.reckoning.interview_questions import interview_questions
    from compliance.workers.models import Worker
    from support_plans.models import InterviewAnswer, RegularInterview
    from tests.benchmarks.dataset import build

    person = build(workers=count + 1, organizations=2, largest=count, due=0, on=REPORTS.filed_on)
    workers = Worker.objects.filter(organization=person.memberships.get().organization_id)
    questions = [question.slug for question in interview_questions("worker", on=QUARTER[1])]
    interviews = RegularInterview.objects.bulk_create(
        RegularInterview(
            worker=worker, interview_with="worker", state="held", held_on=QUARTER[0] + timedelta(days=n % 90),
            interviewer_name=f"木村 花子{n % 12}", interviewer_post="officer", interviewer_title="主任",
            has_nonconformity=False, written_on=QUARTER[1], judgement="acceptable", language="vi",
            remarks="次回は10月に行う。", recorded_at=clock.now(),
        )
        for n, worker in enumerate(workers)
    )  # fmt: skip
    InterviewAnswer.objects.bulk_create(
        InterviewAnswer(
            interview=interview,
            question=slug,
            has_problem=n % 10 == 0 and slug == "pay",
            detail=PROBLEM if n % 10 == 0 and slug == "pay" else "",
        )
        for n, interview in enumerate(interviews)
        for slug in questions
    )
    analyse()
    return person


def measure(person: Any, *, plain: int, bulk: Bulk = REPORTS) -> Measured:
    """All there is as one job, in one PDF."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from cases.form_making import checking, making
    from cases.form_making.models import FormJob
    from cases.form_making.services.jobs import KEPT

    reports = _sample(person, plain, bulk)
    plain_ms = statistics.median(_timed(report) for report in reports)
    job = _open(person, bulk)
    begun = time.process_time()
    checking.check_documents(job=job)
    looked_through = time.process_time() - begun
    FormJob.objects.filter(pk=job.pk).update(state=FormJob.State.MAKING)
    job.refresh_from_db()
    steps: list[int] = []
    note = making.note_progress
    making.note_progress = lambda job, **done: (note(job, **done), steps.append(job.done))
    with CaptureQueriesContext(connection) as statements:
        begun = time.process_time()
        job = making.make_documents(job=job, kept=KEPT)
        took = time.process_time() - begun
    making.note_progress = note
    return Measured(
        documents=job.total,
        made=job.done,
        looked_through_ms=1000 * looked_through / job.total,
        made_ms=1000 * took / job.total,
        plain_ms=plain_ms,
        steps=len(steps),
        statements=len(statements) / job.total,
        megabytes=_size(job) / 1_000_000,
    )


def _open(person: Any, bulk: Bulk) -> FormJob:
    """As the bulk page does, but looked through later, so that it is measured by itself."""
    from cases.form_making import subjects
    from cases.form_making.choosing import chosen, places_of
    from cases.form_making.models import FormJob
    from cases.form_making.services import jobs

    form = subjects.form(bulk.slug)
    (place,) = places_of(person, form.capability)
    looked_through, jobs.check_documents = jobs.check_documents, lambda job: job
    queued, jobs._queue = jobs._queue, lambda job, delay: None
    try:
        return jobs.open_job(
            form=form, rows=chosen(form, person, place, from_on=bulk.from_on, to_on=bulk.to_on), place=place,
            by=person, filed_on=bulk.filed_on, output=FormJob.Output.ONE_PDF, from_on=bulk.from_on,
            to_on=bulk.to_on,
        )  # fmt: skip
    finally:
        jobs.check_documents, jobs._queue = looked_through, queued


def _sample(person: Any, count: int, bulk: Bulk) -> list[Any]:
    from cases.form_making import subjects
    from cases.form_making.order import Order

    form = subjects.form(bulk.slug)
    rows = subjects.subject_of(form).rows.visible_to(person).order_by("pk")[: count + 1]
    return [Order(form=form, row=row, filed_on=bulk.filed_on).fill(person) for row in rows]


def _timed(report: Any) -> float:
    from cases.official_forms.render import render
    from compliance.common import clock

    begun = time.process_time()
    render(report, made_at=clock.now())
    return 1000 * (time.process_time() - begun)


def _size(job: FormJob) -> int:
    from cases.form_making import storage

    return len(storage.read(job.stored_name))


def table(found: Measured, engine: str) -> str:
    return (
        f"{engine}: {found.made} of {found.documents} documents in one PDF of {found.megabytes:.1f} MB\n"
        f"  looked through {found.looked_through_ms:6.1f} ms a document\n"
        f"  made           {found.made_ms:6.1f} ms a document, {found.statements:.1f} statements, "
        f"progress noted {found.steps} times\n"
        f"  WeasyPrint     {found.plain_ms:6.0f} ms a document, {found.times:.0f} times as long"
    )


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--interviews", type=int, default=500)
    parser.add_argument("--plain", type=int, default=5)
    chosen = parser.parse_args(arguments)
    with scratch_database() as engine, tempfile.TemporaryDirectory() as folder:
        from django.test import override_settings

        with override_settings(MEDIA_ROOT=Path(folder)):
            found = measure(plant(chosen.interviews), plain=chosen.plain)
        sys.stdout.write(table(found, engine) + "\n")


if __name__ == "__main__":
    main()

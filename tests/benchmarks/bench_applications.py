"""200 applications for extension, seven sheets each, as one job; beside each laid out by WeasyPrint.

    .venv/bin/python -m tests.benchmarks.bench_applications [--count 200] [--plain 2]

First as the background worker makes them, of cases in the database: read, filled, looked through, drawn,
recorded, joined, the progress noted (little is entered of invented workers: they are drafts). Then the
drawing alone, with every box filled in, which is the most that an application can hold. Processor time of
this process; making the blank sheets is part of it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.bench_form_job import Bulk, measure, table
from tests.benchmarks.engine import analyse, scratch_database

if TYPE_CHECKING:
    from collections.abc import Callable

ON = date(2026, 11, 23)
APPLICATIONS = Bulk("extension_of_stay_v", ON, ON, filed_on=ON)
# Boxes so narrow that an invented name would go to the separate sheet.
SHORT = {"site_paper_to": "大田", "home_paper_to": "船橋"}


def plant(count: int) -> Any:
    """An employer with that many workers, each with a case of renewal; returns its HR person."""
    from cases.models import Case
    from compliance.workers.models import Worker
    from tests.benchmarks.dataset import build

    person = build(workers=count + 1, organizations=2, largest=count, due=0, on=ON)
    workers = Worker.objects.filter(organization=person.memberships.get().organization_id)
    Case.objects.bulk_create(
        Case(
            organization_id=worker.organization_id, worker=worker, kind="application", procedure="extension",
            application_type="extension", field="food_svc", title="在留期間更新許可申請（特定技能）",
            opened_on=ON,
        )
        for worker in workers
    )  # fmt: skip
    analyse()
    return person


def full(count: int) -> list[Any]:
    """Applications with every box filled in."""
    from tests.cases.official_forms.specimen import specimen

    return [
        replace(
            form,
            fields=tuple(
                replace(box, value=SHORT[box.key]) if box.key in SHORT and box.value else box
                for box in form.fields
            ),
        )
        for form in (specimen(APPLICATIONS.slug, number) for number in range(count))
    ]


def drawn_full(count: int, *, plain: int) -> str:
    """How long the drawing of full applications takes, in both ways."""
    from cases.official_forms.fast import Press, Unrendered
    from cases.official_forms.render import render
    from tests.benchmarks.bench_forms import MADE_AT

    forms, press = full(count), Press(MADE_AT)
    took = [_processor_ms(lambda form=form: render(form, made_at=MADE_AT)) for form in forms[:plain]]
    drawn: list[Any] = []
    fast = _processor_ms(lambda: drawn.extend(map(press.draw, forms)))
    failed = [one for one in drawn if isinstance(one, Unrendered)]
    pages = max((one.page_count for one in drawn if one not in failed), default=0)
    plainly = f"{statistics.median(took):.0f} ms each" if took else "not measured"
    return (
        f"every box filled in, {count} applications of {pages} pages: {fast / count:.0f} ms each "
        f"({fast / 1000:.0f} s, {press.reference_count} by the reference, {len(failed)} failed), "
        f"WeasyPrint {plainly}"
    )


def _processor_ms(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--plain", type=int, default=2)
    chosen = parser.parse_args()
    with scratch_database() as engine, tempfile.TemporaryDirectory() as folder:
        from django.test import override_settings

        with override_settings(MEDIA_ROOT=Path(folder)):
            found = measure(plant(chosen.count), plain=chosen.plain, bulk=APPLICATIONS)
        sys.stdout.write(table(found, engine) + "\n")
        sys.stdout.write(drawn_full(chosen.count, plain=chosen.plain) + "\n")


if __name__ == "__main__":
    main()

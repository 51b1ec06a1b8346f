"""Board and list of 10,000 open cases, seen as the HR staff of the one employer they belong to.

    .venv/bin/python -m tests.benchmarks.bench_cases
    .venv/bin/python -m tests.plugins.postgres .venv/bin/python -m tests.benchmarks.bench_cases

In-process client, warm, median of 20; prints a table and fails when a limit is missed (--strict).
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date, timedelta

from tests.benchmarks import bench_pages

PAGES = {
    "list": "/cases/",
    "list, second page": "/cases/?page=2",
    "list, late": "/cases/?late=1",
    "list, search": "/cases/?q=LAN",
    "list, by worker": "/cases/?sort=worker",
    "board": "/cases/board/",
    "board, notifications": "/cases/board/?kind=notification",
    "api cases": "/api/v1/cases/",
}
STATES = ("preparing", "prepared", "approved", "waiting", "asked")


def build_cases(*, count: int, on: date) -> None:
    """Open cases of the first employer, in every open state, straight to the table."""
    from cases.models import Case
    from compliance.workers.models import Worker

    first = Worker.objects.order_by("pk").values_list("pk", "organization_id")[:count]
    organization_id = first[0][1]
    mine = [pk for pk, organization in first if organization == organization_id]
    rows = (
        Case(
            organization_id=organization_id,
            worker_id=mine[number % len(mine)],
            kind="application" if number % 3 else "notification",
            procedure="extension" if number % 3 else "",
            application_type="extension" if number % 3 else "none",
            title="在留期間更新許可申請（特定技能）",
            state=STATES[number % len(STATES)],
            opened_on=on - timedelta(days=number % 90),
            due_on=on + timedelta(days=number % 200 - 20),
            submitted_on=on - timedelta(days=3)
            if STATES[number % len(STATES)] in {"waiting", "asked"}
            else None,
            receipt_number=f"R{number:06d}",
            papers_wanted=20,
            papers_ready=number % 20,
        )
        for number in range(count)
    )
    Case.objects.bulk_create(rows, batch_size=1000)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--strict", action="store_true", help="exit 1 when a limit is missed")
    arguments = parser.parse_args()

    from tests.benchmarks.engine import analyse, scratch_database

    with scratch_database() as engine:
        from compliance.common import clock
        from tests.benchmarks.dataset import build

        begun, on = time.perf_counter(), clock.today()
        user = build(
            workers=arguments.workers, organizations=2, largest=arguments.workers - 1, due=100, on=on
        )
        build_cases(count=arguments.cases, on=on)
        analyse()
        rows = bench_pages.measure(user, runs=arguments.runs, pages=PAGES)
        print(bench_pages.report(rows, engine, time.perf_counter() - begun))
    limit, queries = bench_pages.LIMIT_MS, bench_pages.LIMIT_QUERIES
    missed = [r.page for r in rows if r.milliseconds > limit or r.queries > queries]
    if missed:
        print("over the limit:", ", ".join(missed))
    return 1 if missed and arguments.strict else 0


if __name__ == "__main__":
    sys.exit(main())

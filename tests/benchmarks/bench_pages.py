"""Board and ledger pages over a large country, seen as the HR staff of its largest employer.

    .venv/bin/python -m tests.benchmarks.bench_pages        # SQLite, in a temporary file
    .venv/bin/python -m tests.plugins.postgres .venv/bin/python -m tests.benchmarks.bench_pages

In-process client, warm, median of 20; prints a table and fails when a limit is missed (--strict).
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass

LIMIT_MS, LIMIT_QUERIES = 200, 15


@dataclass(frozen=True)
class Row:
    """One page measured."""

    page: str
    milliseconds: float
    queries: int
    kilobytes: int


PAGES = {
    "today": "/",
    "board": "/deadlines/deadline/",
    "board, overdue first page": "/deadlines/deadline/?state__exact=open",
    "ledger": "/workers/worker/",
    "ledger, second page": "/workers/worker/?p=2",
    "ledger, search": "/workers/worker/?q=LAN",
    "api workers": "/api/v1/workers/",
    "api deadlines": "/api/v1/deadlines/",
}


def measure(user, *, runs: int, pages: dict[str, str] = PAGES) -> list[Row]:
    """Each page: one warm-up, then the median of ``runs``."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.force_login(user)
    rows = []
    for name, path in pages.items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        count = len(queries)  # now: the next request empties the log
        assert answer.status_code == 200, (path, answer.status_code)
        times = []
        for _run in range(runs):
            begun = time.perf_counter()
            client.get(path)
            times.append((time.perf_counter() - begun) * 1000)
        rows.append(Row(name, statistics.median(times), count, len(answer.content) // 1024))
    return rows


def report(rows: list[Row], engine: str, build_seconds: float) -> str:
    """The printed table."""
    head = f"{'page':<28}{'median ms':>10}{'queries':>9}{'kB':>7}"
    lines = [f"{engine}: data made in {build_seconds:.0f} s", head]
    lines += [f"{r.page:<28}{r.milliseconds:>10.1f}{r.queries:>9}{r.kilobytes:>7}" for r in rows]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=100_000)
    parser.add_argument("--organizations", type=int, default=200)
    parser.add_argument("--largest", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--strict", action="store_true", help="exit 1 when a limit is missed")
    arguments = parser.parse_args()

    from tests.benchmarks.engine import analyse, scratch_database

    with scratch_database() as engine:
        from compliance.common import clock
        from tests.benchmarks.dataset import build

        begun = time.perf_counter()
        user = build(
            workers=arguments.workers,
            organizations=arguments.organizations,
            largest=arguments.largest,
            due=10_000,
            on=clock.today(),
        )
        analyse()
        rows = measure(user, runs=arguments.runs)
        print(report(rows, engine, time.perf_counter() - begun))
    missed = [r.page for r in rows if r.milliseconds > LIMIT_MS or r.queries > LIMIT_QUERIES]
    if missed:
        print("over the limit:", ", ".join(missed))
    return 1 if missed and arguments.strict else 0


if __name__ == "__main__":
    sys.exit(main())

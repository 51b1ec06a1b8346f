"""Planning reminders over a large country: with nothing due, with thousands due, and asked again.

    .venv/bin/python -m tests.benchmarks.bench_reminders                  # SQLite, in a temporary file
    .venv/bin/python -m tests.plugins.postgres .venv/bin/python -m tests.benchmarks.bench_reminders

100,000 workers with 500,000 open deadlines unless told otherwise; prints a table.  --strict fails when a
limit is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

LIMIT_DUE_SECONDS, LIMIT_NOTHING_DUE_SECONDS = 5.0, 0.1


@dataclass(frozen=True)
class Row:
    """One planning measured."""

    name: str
    seconds: float
    statements: int
    reminders: int
    digests: int
    limit: float


def measure(*, on: date, runs: int) -> list[Row]:
    """Nothing due; thousands due, each time with its undoing; and the same day again when all is sent."""
    from compliance.reminders.planning import plan
    from compliance.reminders.services import rehearse

    plan(on=on - timedelta(days=1))  # warm: the rulebook is read, its steps are rows
    rows = [
        _median("nothing due", lambda: plan(on=on - timedelta(days=1)), runs, LIMIT_NOTHING_DUE_SECONDS),
        _median("due", lambda: rehearse(lambda: plan(on=on)), max(runs // 4, 1), LIMIT_DUE_SECONDS),
    ]
    plan(on=on)
    _take_all_for_sent()
    return [*rows, _median("the same day again", lambda: plan(on=on), runs, LIMIT_NOTHING_DUE_SECONDS)]


def _take_all_for_sent() -> None:
    from compliance.common import clock
    from compliance.reminders.models import Digest, Reminder

    Reminder.objects.update(state="sent", sent_at=clock.now())
    Digest.objects.update(state="sent", sent_at=clock.now())


def _median(name: str, act: Callable[[], object], runs: int, limit: float) -> Row:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        done = act()
    transaction_words = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
    statements = sum(not query["sql"].startswith(transaction_words) for query in queries.captured_queries)
    times = []
    for _run in range(runs):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return Row(name, statistics.median(times), statements, done.reminders, done.digests, limit)


def report(rows: list[Row], engine: str, deadlines: int) -> str:
    """The printed table."""
    lines = [
        f"{engine}: {deadlines} open deadlines",
        f"{'planning':<22}{'seconds':>9}{'limit':>8}{'statements':>12}{'reminders':>11}{'mails':>8}",
    ]
    lines += [
        f"{r.name:<22}{r.seconds:>9.3f}{r.limit:>8.1f}{r.statements:>12}{r.reminders:>11}{r.digests:>8}"
        for r in rows
    ]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--workers", type=int, default=100_000)
    parser.add_argument("--organizations", type=int, default=200)
    parser.add_argument("--largest", type=int, default=5_000)
    parser.add_argument("--due", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--no-analyse", action="store_true", help="the engine knows nothing of its tables")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a limit is missed")
    arguments = parser.parse_args()
    # tests.plugins.postgres names its server here; the scratch database asks for the other name.
    os.environ.setdefault("DATABASE_URL", os.environ.get("TEST_DATABASE_URL", ""))

    from tests.benchmarks.engine import analyse, scratch_database

    with scratch_database() as engine:
        from compliance.common import clock
        from compliance.deadlines.models import Deadline
        from tests.benchmarks.dataset import build

        today = clock.today()
        build(
            workers=arguments.workers,
            organizations=arguments.organizations,
            largest=arguments.largest,
            due=arguments.due,
            on=today,
        )
        if not arguments.no_analyse:
            analyse()
        rows = measure(on=today, runs=arguments.runs)
        print(report(rows, engine, Deadline.objects.open().count()))
    missed = [row.name for row in rows if row.seconds > row.limit]
    if missed:
        print("over the limit:", ", ".join(missed))
    return 1 if missed and arguments.strict else 0


if __name__ == "__main__":
    sys.exit(main())

"""How long a batch of questions takes, after start: every case of the tables, over and over.

    .venv/bin/python -m tests.benchmarks.bench_explain [--lines 10000] [--runs 5] [--strict]

The limit is 3 seconds for 10,000 questions, read, answered and written as JSON.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

TABLES = Path(__file__).resolve().parents[1] / "compliance" / "questions" / "golden"
LINES = 10_000
SECONDS_ALLOWED = 3.0


def batch(lines: int) -> list[bytes]:
    """That many lines, taken in turn from the tables of the tests, errors among them."""
    from compliance.rulebook.strict_yaml import read_yaml

    cases = [
        {"id": f"{question}: {case['fact']}", "question": question, "input": case["given"]}
        for table in sorted(TABLES.glob("*.yaml"))
        for question, given in read_yaml(table).items()
        for case in given
    ]
    written = [json.dumps(case, default=_as_text).encode() for case in cases]
    return list(itertools.islice(itertools.cycle(written), lines))


def _as_text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def measure(lines: list[bytes]) -> tuple[float, int, int]:
    """Seconds taken, lines answered, characters written."""
    from compliance.questions.batch import answer_lines

    begun = time.perf_counter()
    replies = [reply for reply, _answered in answer_lines(lines, lang="ja")]
    taken = time.perf_counter() - begun
    return taken, len(replies), sum(map(len, replies))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--strict", action="store_true", help="fail when the limit is missed")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "compliance.settings.test")
    import django

    django.setup()
    lines = batch(options.lines)
    first, _count, _size = measure(lines[:1])
    runs = [measure(lines) for _run in range(options.runs)]
    taken = statistics.median(seconds for seconds, _count, _size in runs)
    count, size = runs[0][1:]
    print(f"{'questions':>10} {'seconds':>9} {'a second':>10} {'characters':>12} {'first one, ms':>14}")
    print(f"{count:>10,} {taken:>9.2f} {count / taken:>10,.0f} {size:>12,} {first * 1000:>14.0f}")
    allowed = SECONDS_ALLOWED * options.lines / LINES
    print(f"limit: {allowed:.2f} s, median of {options.runs}: {'kept' if taken <= allowed else 'MISSED'}")
    return 1 if options.strict and taken > allowed else 0


if __name__ == "__main__":
    sys.exit(main())

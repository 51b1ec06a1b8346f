"""How long an import takes and how much memory, on SQLite and on PostgreSQL.

    .venv/bin/python -m tests.benchmarks.bench_import [--rows 10000] [--engine sqlite|postgresql|both]

Each run has a process of its own, so that its peak memory is its own: a first import of new people, the
same file again (nothing changes), and the file a year later (a new card for everybody).  The limits are 60
seconds and 500 MB for 10,000 rows.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.plugins.postgres import running_postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
ROWS = 10_000
SECONDS_ALLOWED = 60
MEGABYTES_ALLOWED = 500
RUNS = ("first import", "same file again", "a year later")
ORGANIZATION = "株式会社計測"
ON = "2026-11-23"


def write_ledger(path: Path, rows: int, *, later: bool = False) -> None:
    """A ledger of that many people; a year later each has a new card."""
    import openpyxl

    from tests.compliance.imports.ledgers import HEADINGS, person

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("外国人台帳")
    sheet.append(["特定技能外国人管理台帳"])
    sheet.append(HEADINGS)
    for number in range(10_000, 10_000 + rows):
        cells = {"事業所": f"第{number % 20}工場"}
        if number % 2:
            cells |= {"登録支援機関": "みなと協同組合", "登録番号": f"21登-00{number % 7:04d}"}
        if later:
            cells |= {
                "在留カード番号": f"YY{number:08d}KX",
                "許可年月日": "2026年11月10日",
                "在留期間満了日": "令和10年3月10日",
            }
        written = person(number, **cells)
        sheet.append([written.get(heading) for heading in HEADINGS])
    book.save(path)


def _peak_megabytes() -> float:
    """The most memory this program held: what it inherited from whoever started it does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_here(path: Path) -> dict[str, Any]:
    """Import the file in this process, which does nothing else."""
    import django

    django.setup()
    from django.core.management import call_command

    out = io.StringIO()
    began, worked = time.perf_counter(), time.process_time()
    organization = ("--organization", ORGANIZATION, "--create-organization")
    call_command("import_workers", str(path), *organization, "--json", "--on", ON, stdout=out)
    return {
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - worked,
        "megabytes": _peak_megabytes(),
        "summary": json.loads(out.getvalue())["summary"],
    }


def _child(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return done.stdout


def run(engine: str, rows: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The three imports on one engine, in a database of their own."""
    with tempfile.TemporaryDirectory(prefix="ssw-desk-bench-") as folder:
        server: Any = running_postgres() if engine == "postgresql" else nullcontext(f"sqlite:///{folder}")
        with server as address:
            environment = {
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "compliance.settings.test",
                "TEST_DATABASE_URL": f"{address}/desk" + ("" if engine == "postgresql" else ".sqlite3"),
                "TEST_VAR_DIR": folder,
            }
            _child(environment, "manage.py", "migrate", "--verbosity", "0")
            first, later = Path(folder) / "first.xlsx", Path(folder) / "later.xlsx"
            write_ledger(first, rows)
            write_ledger(later, rows, later=True)
            for name, path in zip(RUNS, (first, first, later), strict=True):
                out = _child(environment, "-m", "tests.benchmarks.bench_import", "--measure", str(path))
                yield name, json.loads(out.splitlines()[-1])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--engine", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure_here(options.measure)))
        return 0
    engines = ["sqlite", "postgresql"] if options.engine == "both" else [options.engine]
    print(f"{options.rows:,} rows; allowed: {SECONDS_ALLOWED} s, {MEGABYTES_ALLOWED} MB")
    print(f"{'engine':<12}{'import':<18}{'seconds':>9}{'of CPU':>9}{'rows/s':>9}{'peak MB':>9}  rows")
    kept = True
    for engine in engines:
        for name, result in run(engine, options.rows):
            seconds, megabytes = result["seconds"], result["megabytes"]
            kept &= seconds <= SECONDS_ALLOWED and megabytes <= MEGABYTES_ALLOWED
            counts = ", ".join(f"{count:,} {status}" for status, count in result["summary"].items() if count)
            per_second = options.rows / seconds
            processor = result["processor"]
            print(
                f"{engine:<12}{name:<18}{seconds:>9.1f}{processor:>9.1f}{per_second:>9.0f}{megabytes:>9.0f}",
                counts,
                flush=True,
            )
    print("within the limits" if kept else "BEYOND THE LIMITS")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())

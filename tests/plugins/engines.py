"""Two engines, one suite: marks what needs the other engine as skipped, and proves that nothing fell between.

pytest --engine-report FILE             notes which tests were collected and which ran
python -m tests.plugins.engines FILE…   fails unless every collected test ran in at least one of the runs
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

ENGINE = "postgresql" if os.environ.get("TEST_DATABASE_URL", "").startswith("postgres") else "sqlite"
_ELSEWHERE = {
    "sqlite": {"postgres_only": "needs a real PostgreSQL: script/test brings one"},
    "postgresql": {
        "sqlite_only": "is about SQLite",
        "once": "brings its own services, or touches no database: the first pass runs it",
    },
}


class EngineReport:
    """Notes, in the process that leads the run, what was collected and what ran."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.collected: set[str] = set()
        self.ran: set[str] = set()
        self.skipped: dict[str, str] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.collected |= {item.nodeid for item in session.items}

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        self.collected |= set(ids)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            self.skipped[report.nodeid] = reason
        elif report.when == "call":
            self.ran.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        body = {"collected": sorted(self.collected), "ran": sorted(self.ran), "skipped": self.skipped}
        self.path.write_text(json.dumps(body, ensure_ascii=False, indent=1), encoding="utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine-report", type=Path, help="write what was collected and what ran into this file"
    )


def pytest_configure(config: pytest.Config) -> None:
    path = config.getoption("--engine-report")
    if path and not hasattr(config, "workerinput"):
        config.pluginmanager.register(EngineReport(path), "engine-report")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for marker, reason in _ELSEWHERE[ENGINE].items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


def main(paths: list[str]) -> int:
    reports = [json.loads(Path(path).read_text(encoding="utf-8")) for path in paths]
    collected = {test for report in reports for test in report["collected"]}
    ran = {test for report in reports for test in report["ran"]}
    reasons = {test: reason for report in reports for test, reason in report["skipped"].items()}
    left = sorted(collected - ran)
    for test in left:
        print(f"never ran: {test} ({reasons.get(test, 'no report')})")
    if not collected:
        print("no test was collected")
    print(f"{len(ran)} of {len(collected)} collected tests ran on at least one engine")
    return 1 if left or not collected else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

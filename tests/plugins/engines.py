"""Two engines, one suite: each pass takes the tests that are its own, and nothing may fall between.

A test that touches no database says the same on both engines, so the second pass leaves it to the first.

    pytest --engine-report=FILE             notes which tests were collected and which ran
    python -m tests.plugins.engines FILE…   fails unless every collected test ran in at least one of the runs
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

ENGINE = "postgresql" if os.environ.get("TEST_DATABASE_URL", "").startswith("postgres") else "sqlite"
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "django_db_setup"}
WHOLE_SERVICES = "tests/infrastructure/"
LEFT_OUT = pytest.StashKey[list[str]]()


class EngineReport:
    """Notes, in the process that leads the run, what was collected and what ran."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.collected: set[str] = set()
        self.ran: set[str] = set()
        self.skipped: dict[str, str] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.collected |= {item.nodeid for item in session.items}
        self.collected |= set(session.config.stash.get(LEFT_OUT, []))

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        self.collected |= set(ids)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.collected |= set(getattr(node, "workeroutput", {}).get("left_out", []))

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
    parser.addoption("--engine-report", type=Path, help="note what was collected and what ran")


def pytest_configure(config: pytest.Config) -> None:
    path = config.getoption("--engine-report")
    if path and not hasattr(config, "workerinput"):
        config.pluginmanager.register(EngineReport(path), "engine-report")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(LEFT_OUT, [])


def pytest_unconfigure() -> None:
    """Whatever this process wrote under the VAR_DIR of the test settings."""
    if settings.configured:
        shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With --dist loadscope: one process for each file of whole services, any process for any other test."""
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return nodeid.partition("::")[0] if nodeid.startswith(WHOLE_SERVICES) else nodeid

    return Scheduling(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    elsewhere = [item for item in items if not belongs_here(item)]
    config.stash[LEFT_OUT] = [item.nodeid for item in elsewhere]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if belongs_here(item)]


def belongs_here(item: pytest.Item) -> bool:
    if ENGINE == "sqlite":
        return item.get_closest_marker("postgres_only") is None
    if item.get_closest_marker("sqlite_only") or item.get_closest_marker("once"):
        return False
    if item.get_closest_marker("postgres_only") or item.get_closest_marker("django_db"):
        return True
    return bool(DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


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

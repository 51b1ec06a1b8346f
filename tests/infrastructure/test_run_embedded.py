"""script/run in earnest, in a folder of its own: one command starts everything, an interrupt ends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.infrastructure.processes import ROOT, Processes, answer, plain_environment
from tests.plugins.postgres import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, pytest.mark.once]


class Desk:
    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.processes = Processes(folder)
        self.environment = plain_environment(
            VAR_DIR=str(folder / "var"), PORT=str(self.port), WITHOUT_DEMO="1"
        )
        # In a shell's background job the tests inherit that an interrupt is ignored; bash cannot undo that.
        command = ["env", "--default-signal=INT", "script/run"]
        self.process = self.processes.start("run", command, self.environment)
        self.processes.wait_for("the address", lambda: "SSW Desk is at" in self.processes.said("run"))

    def get(self, path: str) -> tuple[int, str]:
        return answer(f"http://127.0.0.1:{self.port}{path}")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("embedded"))
    try:
        yield desk
    finally:
        desk.processes.stop()


def test_the_desk_is_well_after_its_first_start(desk: Desk) -> None:
    status, body = desk.get("/health/")
    assert (status, json.loads(body)["healthy"]) == (200, True), body


def test_the_sign_in_page_comes_with_its_style_sheets(desk: Desk) -> None:
    status, page = desk.get("/login/?next=/")
    assert status == 200
    sheets = [
        part.partition('"')[0] for part in page.split('href="') if part.partition('"')[0].endswith(".css")
    ]
    assert sheets
    assert {desk.get(sheet)[0] for sheet in sheets} == {200}


def test_the_documentation_of_the_api_needs_nothing_from_elsewhere(desk: Desk) -> None:
    status, page = desk.get("/api/docs/")
    assert status in (200, 302, 401, 403)
    assert "https://" not in page


def test_a_task_goes_through_the_folder_to_the_worker(desk: Desk) -> None:
    send = "from compliance.celery import app; app.send_task('compliance.reminders.tasks.run_daily')"
    environment = desk.environment | {"DJANGO_SETTINGS_MODULE": "compliance.settings.dev"}
    done = subprocess.run(
        ["python", "manage.py", "shell", "--verbosity", "0", "-c", send],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    queue = Path(desk.environment["VAR_DIR"]) / "celery" / "queue"
    desk.processes.wait_for(
        "an empty queue", lambda: not [f for f in queue.iterdir() if "ssw-desk" in f.name]
    )
    inspect = ["celery", "--app", "compliance.celery", "inspect", "stats", "--timeout", "5", "--json"]
    stats = subprocess.run(inspect, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    total = next(iter(json.loads(stats.stdout[stats.stdout.index("{") :]).values()))["total"]
    assert total.get("compliance.reminders.tasks.run_daily", 0) >= 1, stats.stdout


def test_an_interrupt_ends_all_of_it(desk: Desk) -> None:
    mine = children(desk.process.pid)
    assert len(mine) >= 2
    os.killpg(desk.process.pid, signal.SIGINT)
    assert desk.process.wait(60) == 0, desk.processes.said("run")
    assert desk.get("/health/") == (0, "")
    assert [pid for pid in mine if Path(f"/proc/{pid}").exists()] == []


def children(parent: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=True
    )
    return [int(pid) for pid in listed.stdout.split()]

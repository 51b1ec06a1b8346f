"""Starts what a script or compose would start, waits for a sign of life, and takes everything away again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAMS = str(Path(sys.executable).parent)


def plain_environment(**variables: str) -> dict[str, str]:
    """What a fresh shell has, the programs of this virtual environment first, and nothing of the tests'."""
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {"PATH": f"{PROGRAMS}:{os.environ['PATH']}", "PYTHONUNBUFFERED": "1"} | variables


class Processes:
    """Processes with their output in files; `stop` ends each group that was started here, and only those."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        with self.log(name).open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=dict(environment),
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.running[name] = process
        return process

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def said(self, name: str) -> str:
        return self.log(name).read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        for process in self.running.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.running.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(5)

    def wait_for(self, what: str, happened: Callable[[], bool], *, tries: int = 240) -> None:
        """Ask four times a second; show what every process said when it does not come."""
        for _ in range(tries):
            if happened():
                return
            for name, process in self.running.items():
                if process.poll() not in (None, 0):
                    raise AssertionError(f"{name} ended before {what}:\n{self.said(name)[-4000:]}")
            time.sleep(0.25)
        logs = "\n".join(f"--- {name}\n{self.said(name)[-3000:]}" for name in self.running)
        raise AssertionError(f"{what} did not happen:\n{logs}")


def answer(url: str) -> tuple[int, str]:
    """Status and body; 0 when nobody listens."""
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()
    except OSError:
        return 0, ""

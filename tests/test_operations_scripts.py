"""Where the scripts may not install, and where they may: with stand-ins for apt-get, sudo and id."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def machine(tmp_path: Path):
    """Runs a line of shell after common.sh on a machine of the given sort; notes what apt-get was told."""

    def run(line: str, *, user: int, sudo: bool, apt: bool = True) -> tuple[int, str, str]:
        programs, told = tmp_path / "bin", tmp_path / "told"
        programs.mkdir()
        stand_ins = {
            "id": f"echo {user}",
            "sudo": 'shift; exec "$@"' if sudo else "exit 1",
            "apt-get": f'echo "apt-get $*" >> {told}',
        }
        for name, body in stand_ins.items():
            if name != "apt-get" or apt:
                (programs / name).write_text(f"#!/bin/sh\n{body}\n", encoding="ascii")
                (programs / name).chmod(0o755)
        if not apt:  # a machine on which only these exist
            for name in ("bash", "dirname", "env", "cat"):
                (programs / name).symlink_to(
                    next(p for p in (Path("/bin"), Path("/usr/bin")) if (p / name).exists()) / name
                )
        path = str(programs) if not apt else f"{programs}:{os.environ['PATH']}"
        done = subprocess.run(
            ["/bin/bash", "-c", f"source {ROOT}/script/common.sh; {line}"],
            env={"PATH": path, "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr, told.read_text("ascii") if told.exists() else ""

    return run


NEED = 'need_packages "a browser" chromium; echo went on'


@pytest.mark.parametrize(("user", "sudo"), [(0, False), (1000, True)])
def test_root_and_sudo_without_a_password_install(machine, user: int, sudo: bool) -> None:
    status, said, told = machine(NEED, user=user, sudo=sudo)
    assert status == 0, said
    assert "went on" in said
    assert "install --yes --no-install-recommends chromium" in told


def test_others_get_the_one_command_to_type_and_nothing_goes_on(machine) -> None:
    status, said, told = machine(NEED, user=1000, sudo=False)
    assert status == 1
    assert "sudo apt-get install --yes --no-install-recommends chromium" in said
    assert "went on" not in said
    assert told == ""


def test_other_systems_are_told_what_to_look_for(machine) -> None:
    status, said, _ = machine(NEED, user=0, sudo=False, apt=False)
    assert status == 1
    assert "chromium" in said


@pytest.mark.parametrize("script", ["common.sh", "setup", "run", "test", "lint", "check_deployment"])
def test_shell_scripts_can_be_read(script: str) -> None:
    done = subprocess.run(
        ["bash", "-n", ROOT / "script" / script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

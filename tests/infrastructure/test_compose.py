"""The desk as services, without a container engine: the very commands of docker-compose.yml as processes.

A real PostgreSQL and a real Redis stand where the services of those names would; web, worker and beat run
with the settings and variables that compose hands over, and answer their own health checks.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.infrastructure.processes import ROOT, Processes, answer, plain_environment
from tests.plugins.postgres import free_port, running_postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.slow, pytest.mark.once]

CHOSEN = {
    "SECRET_KEY": "k3yWr-" * 12,
    "FIELD_ENCRYPTION_KEYS": "dGVzdHMtb25seS1rZXktMDEyMzQ1Njc4OTAxMjM0NTY=",
    "ALLOWED_HOSTS": "desk.example.jp",
    "PUBLIC_URL": "https://desk.example.jp",
    "DEFAULT_FROM_EMAIL": "desk@example.jp",
    "POSTGRES_PASSWORD": "chosen-below",
    "REDIS_PASSWORD": "r3disPassword",
    "WEB_WORKERS": "2",
}


class Compose:
    """docker-compose.yml with its variables filled in and its host names led to this machine."""

    def __init__(self, folder: Path, postgres: str) -> None:
        text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
        self.ports = {"web": free_port(), "redis": free_port()}
        self.postgres = postgres
        self.folder = folder
        chosen = CHOSEN | {"EMAIL_URL": f"filemail://{folder}/mail"}
        password, address = re.fullmatch(r"postgres://desk:(.+)@(.+)", postgres).groups()
        chosen["POSTGRES_PASSWORD"] = password
        self.services: dict[str, dict[str, Any]] = yaml.safe_load(fill_in(text, chosen))["services"]
        self.hosts = {"postgres:5432": address, "redis:6379": f"127.0.0.1:{self.ports['redis']}"}

    def here(self, text: str) -> str:
        for there, here in self.hosts.items():
            text = text.replace(f"@{there}/", f"@{here}/")
        return text.replace("0.0.0.0:8000", f"127.0.0.1:{self.ports['web']}").replace(
            "127.0.0.1:8000", f"127.0.0.1:{self.ports['web']}"
        )

    def environment(self, service: str) -> dict[str, str]:
        given = {name: self.here(str(value)) for name, value in self.services[service]["environment"].items()}
        folders = {"VAR_DIR": str(self.folder), "STATIC_ROOT": str(self.folder / "static")}  # the image's
        return plain_environment(**folders, **given)

    def command(self, service: str) -> list[str]:
        return [self.here(part) for part in self.services[service]["command"]]

    def is_healthy(self, service: str) -> bool:
        """Run the service's own health check, as compose would."""
        kind, *check = self.services[service]["healthcheck"]["test"]
        check = [self.here(part).replace("$$", "$") for part in check]
        if service == "redis":
            check = [part.replace("redis-cli", f"redis-cli -p {self.ports['redis']}") for part in check]
        environment = self.environment(service)
        if service == "postgres":
            host, port = self.hosts["postgres:5432"].split(":")
            environment |= {"PGHOST": host, "PGPORT": port}
        command = ["sh", "-c", *check] if kind == "CMD-SHELL" else check
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False
        )
        return done.returncode == 0


def fill_in(text: str, chosen: dict[str, str]) -> str:
    """Compose's own interpolation: ${NAME:?message} and ${NAME:-default}; $$ stays for the health checks."""

    def value(match: re.Match[str]) -> str:
        name, kind, rest = match.groups()
        if name not in chosen and kind == ":?":
            raise AssertionError(f"{name} is required: {rest}")
        return chosen.get(name, rest)

    return re.sub(r"\$\{([A-Z_]+)(:[-?])([^}]*)\}", value, text)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Compose, Processes]]:
    folder = tmp_path_factory.mktemp("compose")
    for name in ("celery", "media", "static", "mail"):
        (folder / name).mkdir()
    with running_postgres() as postgres:
        compose, processes = Compose(folder, postgres), Processes(folder)
        try:
            redis = [*compose.command("redis"), "--port", str(compose.ports["redis"]), "--dir", str(folder)]
            processes.start("redis", redis, compose.environment("redis"))
            processes.wait_for("Redis' health", lambda: compose.is_healthy("redis"))
            # What the image does when it is built, and what compose runs before the rest.
            for command in (
                ["python", "manage.py", "collectstatic", "--noinput", "--ignore", "drf_spectacular_sidecar"],
                compose.command("migrate"),
            ):
                done = subprocess.run(
                    command, cwd=ROOT, env=compose.environment("migrate"), capture_output=True, check=False
                )
                assert done.returncode == 0, done.stderr.decode()
            for service in ("web", "worker", "beat"):
                processes.start(service, compose.command(service), compose.environment(service))
            yield compose, processes
        finally:
            processes.stop()


@pytest.mark.parametrize("service", ["postgres", "redis", "web", "worker", "beat"])
def test_each_service_is_healthy_by_its_own_check(desk: tuple[Compose, Processes], service: str) -> None:
    compose, processes = desk
    processes.wait_for(f"{service}'s health", lambda: compose.is_healthy(service), tries=60)


def test_the_whole_desk_says_that_its_services_are_there(desk: tuple[Compose, Processes]) -> None:
    compose, processes = desk
    address = f"http://127.0.0.1:{compose.ports['web']}/health/"
    processes.wait_for("an answer", lambda: answer(address)[0] in (200, 503))
    checks = {check["name"]: check for check in json.loads(answer(address)[1])["checks"]}
    assert checks["database"] == {"name": "database", "ok": True, "detail": "postgresql"}
    assert checks["migrations"]["ok"] is True
    assert checks["broker"] == {"name": "broker", "ok": True, "detail": "redis"}


def test_plain_http_is_sent_to_https(desk: tuple[Compose, Processes]) -> None:
    compose, processes = desk
    processes.wait_for("web's health", lambda: compose.is_healthy("web"))
    command = ["curl", "--silent", "--head", f"http://127.0.0.1:{compose.ports['web']}/"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "301" in done.stdout.splitlines()[0]
    assert "location: https://" in done.stdout.lower()


def test_a_style_sheet_is_served_compressed_and_for_good(desk: tuple[Compose, Processes]) -> None:
    compose, processes = desk
    processes.wait_for("web's health", lambda: compose.is_healthy("web"))
    manifest = json.loads((compose.folder / "static" / "staticfiles.json").read_text(encoding="utf-8"))
    name = next(path for path in manifest["paths"].values() if path.endswith(".css"))
    url = f"http://127.0.0.1:{compose.ports['web']}/static/{name}"
    command = [
        "curl",
        "--silent",
        "--head",
        "-H",
        "X-Forwarded-Proto: https",
        "-H",
        "Accept-Encoding: gzip",
        url,
    ]
    headers = subprocess.run(command, capture_output=True, text=True, check=False).stdout.lower()
    assert "200" in headers.splitlines()[0]
    assert "content-encoding: gzip" in headers
    assert "immutable" in headers


def test_the_days_task_goes_through_redis_to_the_worker_once(desk: tuple[Compose, Processes]) -> None:
    compose, processes = desk
    processes.wait_for("the worker's health", lambda: compose.is_healthy("worker"), tries=60)
    send = "from compliance.celery import app; app.send_task('compliance.reminders.tasks.run_daily')"
    done = subprocess.run(
        ["python", "manage.py", "shell", "--verbosity", "0", "-c", send],
        cwd=ROOT,
        env=compose.environment("beat"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    processes.wait_for("the task's end", lambda: "succeeded" in processes.said("worker"))
    assert processes.said("worker").count("run_daily") >= 1
    assert "Traceback" not in processes.said("worker")


def test_beat_knows_the_days_task(desk: tuple[Compose, Processes]) -> None:
    compose, processes = desk
    processes.wait_for("beat's health", lambda: compose.is_healthy("beat"))
    assert (compose.folder / "celery").glob("beat-schedule*")
    assert "Traceback" not in processes.said("beat")

"""What the settings, the documents, the packages and the compose file say of one another."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from django.core.exceptions import ImproperlyConfigured

from compliance.settings import dev_secrets, environment

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "compliance.settings.production",
    "SECRET_KEY": "x7wQz-" * 12,
    "FIELD_ENCRYPTION_KEYS": "dGVzdHMtb25seS1rZXktMDEyMzQ1Njc4OTAxMjM0NTY=",
    "ALLOWED_HOSTS": "desk.example.jp",
    "PUBLIC_URL": "https://desk.example.jp",
    "DATABASE_URL": "postgres://desk:nothing@postgres.invalid:5432/desk",
    "CELERY_BROKER_URL": "redis://redis.invalid:6379/0",
    "EMAIL_URL": "smtp+tls://desk:nothing@smtp.invalid:587",
}


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command of Django in a process that has these variables and none of ours."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=kept | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_variable_stands_in_the_documented_table_with_its_meaning() -> None:
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", OPERATIONS, re.MULTILINE))
    assert rows == {variable.name: variable.meaning for variable in environment.TABLE}


def test_the_environment_is_read_in_one_place() -> None:
    """Settings modules may set defaults; rooms read django.conf.settings."""
    readers = [
        str(path.relative_to(ROOT))
        for package in ("compliance", "support_plans", "cases")
        for path in (ROOT / package).rglob("*.py")
        if re.search(r"os\.environ(?:\.get|\[)|os\.getenv", path.read_text(encoding="utf-8"))
        and path.parent.name != "settings"
    ]
    # Fontconfig is told by a variable where the project's fonts are; nothing is read from outside there.
    assert set(readers) <= {"compliance/common/pdf.py"}


def test_every_variable_of_the_table_is_read() -> None:
    settings = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "compliance/settings").glob("*.py")
    )
    unread = [v.name for v in environment.TABLE if not re.search(rf'\w+\("{v.name}"', settings)]
    assert unread == []


def test_production_passes_the_deployment_checks() -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", [variable.name for variable in environment.TABLE if variable.required])
def test_production_refuses_to_start_without(name: str) -> None:
    variable = next(variable for variable in environment.TABLE if variable.name == name)
    with pytest.MonkeyPatch.context() as patch:
        for other, value in PRODUCTION.items():
            patch.setenv(other, value)
        patch.delenv(name)
        with pytest.raises(ImproperlyConfigured) as refusal:
            environment.required([v.name for v in environment.TABLE if v.required])
    assert name in str(refusal.value)
    assert variable.remedy in str(refusal.value)


def test_a_refusal_reaches_the_person_as_a_sentence() -> None:
    done = manage("check", DJANGO_SETTINGS_MODULE="compliance.settings.production")
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_hour_that_is_no_number_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMINDER_HOUR", "seven")
    with pytest.raises(ImproperlyConfigured, match="REMINDER_HOUR is 'seven'"):
        environment.number("REMINDER_HOUR")


def test_sqlite_writers_wait_for_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////tmp/desk.sqlite3")
    options = environment.database(default="")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert options["timeout"] == 20


def test_postgresql_connections_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://desk:secret@db:5432/desk")
    monkeypatch.delenv("DATABASE_CONNECTION_SECONDS", raising=False)
    config = environment.database(default="")
    assert (config["CONN_MAX_AGE"], config["CONN_HEALTH_CHECKS"]) == (600, True)


def test_mail_goes_into_the_folder_the_address_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "filemail:///tmp/desk%20mail")
    assert environment.email(default="")["EMAIL_FILE_PATH"] == "/tmp/desk mail"


def test_development_secrets_are_made_once_and_for_their_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SECRET_KEY", "FIELD_ENCRYPTION_KEYS"):
        monkeypatch.delenv(name, raising=False)
    dev_secrets.load_or_make(str(tmp_path / "var"))
    made = os.environ["SECRET_KEY"]
    path = tmp_path / "var" / "dev-secrets.env"
    assert path.stat().st_mode & 0o777 == 0o600
    monkeypatch.delenv("SECRET_KEY")
    dev_secrets.load_or_make(str(tmp_path / "var"))
    assert os.environ["SECRET_KEY"] == made
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.delenv("FIELD_ENCRYPTION_KEYS")


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_exact_and_what_is_installed(file: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith(("#", "-r "))]
    for pin in pins:
        match = re.fullmatch(r"([A-Za-z0-9_.-]+)(?:\[[\w,-]+\])?==(\S+)", pin)
        assert match, f"{file}: {pin!r} is no exact pin"
        assert metadata.version(match[1]) == match[2], pin


def test_installed_packages_agree() -> None:
    command = [sys.executable, "-m", "pip", "check", "--disable-pip-version-check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_compose_names_no_variable_unknown_to_the_documents() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"\$\{([A-Z_]+)", text))
    assert {name for name in named if f"`{name}`" not in OPERATIONS} == set()


def test_compose_has_no_default_password() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    for name in ("POSTGRES_PASSWORD", "REDIS_PASSWORD", "SECRET_KEY", "FIELD_ENCRYPTION_KEYS"):
        uses = re.findall(rf"\$\{{{name}(.*?)\}}", text)
        assert uses, name
        assert all(use.startswith(":?") for use in uses), name


def test_every_long_lived_service_has_a_health_check() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    assert {name for name, service in services.items() if "healthcheck" not in service} == {"migrate"}


def test_what_production_needs_is_what_compose_hands_over() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    needed = {variable.name for variable in environment.TABLE if variable.required}
    for name in ("migrate", "web", "worker", "beat"):
        assert needed <= set(services[name]["environment"]), name


@pytest.mark.parametrize("script", ["setup", "run", "test", "lint", "check_deployment", "compile_messages"])
def test_scripts_can_be_started(script: str) -> None:
    assert os.access(ROOT / "script" / script, os.X_OK)

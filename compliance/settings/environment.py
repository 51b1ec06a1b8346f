"""Every environment variable the project reads, in one table.

The settings read the environment through this module only; a test compares the table with docs/operations.md.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

PROJECT_DIR = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One variable: what it means, what holds when it is missing, and whether production insists on it."""

    name: str
    meaning: str
    default: str = ""
    shown_default: str = ""  # where the default depends on another variable
    required: bool = False  # in production
    remedy: str = ""


NEW_RANDOM = 'python -c "import secrets; print(secrets.token_urlsafe(64))"'
NEW_FERNET_KEY = 'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'

TABLE = (
    Variable(
        name="SECRET_KEY",
        meaning="Signs sessions and links. Changing it signs everybody out.",
        shown_default="made once into VAR_DIR/dev-secrets.env",
        required=True,
        remedy=f"make one with: {NEW_RANDOM}",
    ),
    Variable(
        name="FIELD_ENCRYPTION_KEYS",
        meaning="Fernet keys for passport and residence-card numbers, newest first, comma-separated. "
        "The last one also keys the search index and stays last. Losing them loses the numbers.",
        shown_default="made once into VAR_DIR/dev-secrets.env",
        required=True,
        remedy=f"make one with: {NEW_FERNET_KEY}",
    ),
    Variable(
        name="ALLOWED_HOSTS",
        meaning="Host names the site answers to, comma-separated.",
        default="localhost,127.0.0.1,[::1]",
        required=True,
        remedy="name the host people type into their browser, for example desk.example.jp",
    ),
    Variable(
        name="PUBLIC_URL",
        meaning="Address of the site as people type it; links in mails begin with it.",
        default="http://localhost:8000",
        required=True,
        remedy="give the whole address, for example https://desk.example.jp",
    ),
    Variable(
        name="DATABASE_URL",
        meaning="Database: sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME.",
        shown_default="sqlite:///VAR_DIR/ssw-desk.sqlite3",
        required=True,
        remedy="for example postgres://desk:PASSWORD@postgres:5432/desk",
    ),
    Variable(
        name="DATABASE_CONNECTION_SECONDS",
        meaning="How long a PostgreSQL connection is kept for the next request.",
        default="600",
    ),
    Variable(
        name="CELERY_BROKER_URL",
        meaning="Queue of the background worker: filesystem:// (no server needed) or redis://HOST:6379/0.",
        default="filesystem://",
        required=True,
        remedy="for example redis://redis:6379/0",
    ),
    Variable(
        name="REMINDER_HOUR",
        meaning="Hour of the day, in Japan, at which the daily reminders go out (0 to 23).",
        default="7",
    ),
    Variable(
        name="EMAIL_URL",
        meaning="Outgoing mail: smtp://, smtp+tls:// or smtp+ssl://USER:PASSWORD@HOST:PORT, or filemail:///FOLDER.",
        shown_default="filemail://VAR_DIR/mail",
        required=True,
        remedy="for example smtp+tls://USER:PASSWORD@smtp.example.jp:587",
    ),
    Variable(
        name="DEFAULT_FROM_EMAIL",
        meaning="Sender of the reminders.",
        default="SSW Desk <desk@localhost>",
    ),
    Variable(
        name="VAR_DIR",
        meaning="Folder for everything the machine writes: database, mail, queue, secrets of development.",
        shown_default="var/ in the project",
    ),
    Variable(
        name="MEDIA_ROOT",
        meaning="Folder of uploaded and produced documents. Never served by its path.",
        shown_default="VAR_DIR/media",
    ),
    Variable(
        name="SUPPORT_FILE_MEGABYTES",
        meaning="Largest file kept as proof of support, in megabytes; recordings of interviews are large.",
        default="200",
    ),
    Variable(
        name="CASE_FILE_MEGABYTES",
        meaning="Largest file of a paper kept with a case, in megabytes.",
        default="20",
    ),
    Variable(
        name="STATIC_ROOT",
        meaning="Folder into which collectstatic gathers style sheets and scripts.",
        shown_default="VAR_DIR/static",
    ),
    Variable(
        name="TRUST_PROXY_HEADER",
        meaning="Whether a proxy in front sets X-Forwarded-Proto on every request (true or false).",
        default="true",
    ),
    Variable(
        name="SSL_REDIRECT",
        meaning="Whether production sends plain http to https (true or false).",
        default="true",
    ),
    Variable(
        name="LOG_LEVEL",
        meaning="Least severe log line written: DEBUG, INFO, WARNING, ERROR.",
        default="INFO",
    ),
    Variable(
        name="LOG_JSON",
        meaning="Whether a log line is JSON (true or false).",
        shown_default="true in production",
    ),
    Variable(
        name="DEBUG", meaning="Django's debug pages, in development only (true or false).", default="false"
    ),
)

_BY_NAME = {variable.name: variable for variable in TABLE}
_env = Env()


def text(name: str, *, default: str | None = None) -> str:
    """The value of a variable of the table, or the default there, or the one given."""
    fallback = _BY_NAME[name].default if default is None else default
    return os.environ.get(name, "") or fallback


def flag(name: str, *, default: bool | None = None) -> bool:
    return bool(_env.parse_value(text(name, default=None if default is None else str(default)), bool))


def number(name: str) -> int:
    value = text(name)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number. {_BY_NAME[name].meaning}")
    return int(value)


def listing(name: str) -> list[str]:
    return [item.strip() for item in text(name).split(",") if item.strip()]


def required(names: list[str]) -> None:
    """Refuse to start without them, and say how each is made."""
    missing = [_BY_NAME[name] for name in names if not os.environ.get(name)]
    if missing:
        lines = [f"  {variable.name}: {variable.meaning} ({variable.remedy})" for variable in missing]
        raise ImproperlyConfigured("\n".join(["These environment variables must be set:", *lines]))


def database(*, default: str) -> dict[str, Any]:
    """Django's DATABASES entry for DATABASE_URL, with what each engine needs to be reliable here."""
    config: dict[str, Any] = dict(_env.db_url_config(text("DATABASE_URL", default=default)))
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"].endswith("sqlite3"):
        # Writers queue up instead of failing: the lock is taken when a transaction begins, and waited for.
        options |= {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        config |= {"CONN_MAX_AGE": number("DATABASE_CONNECTION_SECONDS"), "CONN_HEALTH_CHECKS": True}
    return config


def email(*, default: str) -> dict[str, Any]:
    """Django's EMAIL_… settings for EMAIL_URL."""
    url = text("EMAIL_URL", default=default)
    config: dict[str, Any] = dict(_env.email_url_config(url))
    if config["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
        config["EMAIL_FILE_PATH"] = unquote(urlsplit(url).path)
    else:
        config.pop("EMAIL_FILE_PATH", None)
        config.setdefault("EMAIL_TIMEOUT", 30)
    config.pop("OPTIONS", None)
    return config

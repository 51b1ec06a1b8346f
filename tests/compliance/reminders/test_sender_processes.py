"""Two senders at the same moment, and senders really killed: real processes, a real database."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from compliance.reminders.models import Digest
from compliance.reminders.planning import plan
from compliance.reminders.querysets import CLAIM_LAPSES_AFTER
from tests.compliance.reminders.world import TODAY, deadline, in_days, member, office

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PEOPLE = 12


@pytest.fixture
def yamada():
    yamada = office()
    for number in range(PEOPLE):
        member(f"hr{number}", yamada)
    deadline(yamada, due_on=in_days(30))


@pytest.fixture
def planned(yamada):
    plan(on=TODAY)


@pytest.fixture
def senders(yamada, mail_server, tmp_path: Path):
    """Starts senders on the test's data; on SQLite these are copied from memory to a file first."""
    url = database_url(tmp_path)

    def start(*kills: str) -> list[subprocess.Popen[str]]:
        go = tmp_path / f"go-{time.monotonic_ns()}"
        command = [
            sys.executable,
            "-m",
            "tests.compliance.reminders.sender",
            url,
            str(mail_server.port),
            str(go),
        ]
        processes = [
            subprocess.Popen([*command, kill] if kill else command, stdout=subprocess.PIPE, text=True)
            for kill in kills
        ]
        until = time.monotonic() + 60
        while len(list(tmp_path.glob(f"{go.name}.*"))) < len(kills) and time.monotonic() < until:
            time.sleep(0.02)
        go.touch()
        return processes

    return start, url


def database_url(folder: Path) -> str:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        import sqlite3

        connection.ensure_connection()
        path = folder / "senders.sqlite3"
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        return f"sqlite:///{path}"
    login = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}"
    return f"postgres://{login}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


def run(url: str, statement: str) -> list[tuple[object, ...]]:
    """A statement in the database of the senders."""
    if url.startswith("sqlite"):
        import sqlite3

        with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
            return database.execute(statement).fetchall()
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def let_claims_lapse(url: str) -> None:
    assert CLAIM_LAPSES_AFTER.total_seconds() == 15 * 60
    long_ago = "2026-11-22 00:00:00+00:00"
    run(url, f"UPDATE {Digest._meta.db_table} SET claimed_at = '{long_ago}' WHERE state = 'claimed'")


def states(url: str) -> dict[object, object]:
    return dict(run(url, f"SELECT state, COUNT(*) FROM {Digest._meta.db_table} GROUP BY state"))


def test_two_workers_at_the_same_moment_send_each_mail_once(planned, senders, mail_server):
    start, url = senders
    sent = [int(process.communicate(timeout=60)[0]) for process in start("", "")]
    assert sum(sent) == PEOPLE
    assert sorted(mail_server.recipients) == sorted(f"hr{number}@example.jp" for number in range(PEOPLE))
    assert states(url) == {"sent": PEOPLE}


def test_two_daily_runs_at_the_same_moment_plan_and_send_each_mail_once(senders, mail_server):
    start, url = senders
    sent = [int(process.communicate(timeout=60)[0]) for process in start("daily", "daily")]
    assert sum(sent) == PEOPLE
    assert len(mail_server.taken) == len(set(mail_server.recipients)) == PEOPLE
    assert states(url) == {"sent": PEOPLE}


def test_a_sender_killed_between_claim_and_send_loses_nothing(planned, senders, mail_server):
    start, url = senders
    (killed,) = start("kill-before")
    killed.communicate(timeout=60)
    assert killed.returncode == -9
    assert mail_server.taken == []
    assert states(url) == {"claimed": 1, "planned": PEOPLE - 1}
    let_claims_lapse(url)
    start("")[0].communicate(timeout=60)
    assert states(url) == {"sent": PEOPLE}
    assert len(mail_server.taken) == len(set(mail_server.recipients)) == PEOPLE


def test_a_sender_killed_after_the_servers_yes_repeats_one_mail_under_its_message_id(
    planned, senders, mail_server
):
    start, url = senders
    (killed,) = start("kill-after")
    killed.communicate(timeout=60)
    let_claims_lapse(url)
    start("")[0].communicate(timeout=60)
    assert states(url) == {"sent": PEOPLE}
    assert len(mail_server.taken) == PEOPLE + 1
    assert len({mail["Message-ID"] for mail in mail_server.taken}) == PEOPLE

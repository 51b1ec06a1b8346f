"""Whole card and passport numbers: encrypted in the database, masked everywhere else."""

from __future__ import annotations

import json
import logging  # noqa: TID251 - what a library writes must be masked too
from io import StringIO
from pathlib import Path

import structlog
from django.conf import settings
from django.core import mail
from django.db import connection

from compliance.audit.services import verify
from compliance.common.logs import mask_document_numbers
from tests.security.reading import ask
from tests.security.world import NUMBERS, World


def _all_text_of_the_database() -> str:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [f"{table}: {row}" for row in cursor.fetchall()]
    return "\n".join(found)


def test_no_column_of_no_table_holds_a_whole_number(world: World) -> None:
    """Cards, passports, relatives, staged rows, audit entries, reminders, sessions: read as they lie."""
    at_rest = _all_text_of_the_database().upper()
    assert "ZQAPER" in at_rest
    assert [number for number in NUMBERS if number in at_rest] == []


def test_no_file_holds_a_whole_number(world: World) -> None:
    kept = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert kept, "the uploaded ledger is kept, encrypted, until it is confirmed"
    for path in kept:
        content = path.read_bytes()
        assert not [number for number in NUMBERS if number.encode() in content], path


def test_the_chain_of_each_organization_is_whole(world: World) -> None:
    for side in world.sides.values():
        assert verify(side.rows["organizations.AcceptingOrganization"]) is None


def test_revealing_shows_the_number_once_and_records_it(world: World) -> None:
    side = world.sides["A"]
    path = f"/api/v1/residence-cards/{side.rows['residence.ResidenceCard']}/reveal/"
    said = ask(world.actors["hr_staff.A"].client, "POST", path)
    assert json.loads(said.text[said.text.index("{") :]) == {"number": side.marks.numbers[0]}


def test_a_line_of_the_log_holds_no_whole_number(world: World, caplog) -> None:
    side = world.sides["A"]
    body = json.dumps(
        {"worker": side.rows["workers.Worker"], "number": "QA99998888QA", "expires_on": "not a day"}
    )
    with caplog.at_level(logging.DEBUG):
        client = world.actors["hr_staff.A"].client
        ask(client, "POST", "/api/v1/residence-cards/", body, content_type="application/json")
        ask(client, "GET", "/api/v1/workers/", {"search": side.marks.numbers[0]})
        ask(client, "GET", f"/workers/worker/?q={side.marks.numbers[0]}")
        structlog.stdlib.get_logger("tests").warning("card_seen", number=side.marks.numbers[0])
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(_formatter())
    for record in caplog.records:
        handler.emit(record)
    assert written.getvalue()
    assert [number for number in (*NUMBERS, "QA99998888QA") if number in written.getvalue()] == []


def _formatter() -> logging.Formatter:
    """The formatter of the project's own handler."""
    configured = settings.LOGGING["formatters"]["lines"]
    return structlog.stdlib.ProcessorFormatter(
        processors=configured["processors"], foreign_pre_chain=configured["foreign_pre_chain"]
    )


def test_numbers_are_masked_however_they_are_typed() -> None:
    for typed in (
        "PF45909953ER",
        "pf 45909953 er",
        "PF-45909953-ER",
        "ＰＦ４５９０９９５３ＥＲ",
        "TK1234567",
    ):
        assert typed not in mask_document_numbers(f"seen {typed} today")


def test_no_mail_holds_a_whole_number(world: World) -> None:
    assert world.mails
    for message in world.mails:
        assert not [number for number in NUMBERS if number in message.message().as_string()]
    assert mail.outbox == []

"""The main job, end to end: an office's Excel ledger in, dated warnings and mails out, once."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from compliance.accounts.services import add_member
from compliance.organizations.models import AcceptingOrganization
from tests.compliance.reminders.conftest import MailServer, page_of, text_of

LEDGER = Path(__file__).parents[1] / "imports" / "data" / "worker_ledger.xlsx"
OFFICE = "株式会社見本商事"


def told(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def office(db: None) -> AcceptingOrganization:
    told("import_workers", str(LEDGER), "--organization", OFFICE, "--create-organization")
    organization = AcceptingOrganization.objects.get()
    add_member(
        email="hr@mihon.example", name="総務 花子", role="hr_staff", organization=organization, by="tests"
    )
    return organization


def test_a_ledger_becomes_due_days(office):
    assert office.workers.count() == 36
    rows = json.loads(told("due", "--on", "2026-12-14", "--json", "--kind", "card_expiry", "--within", "30"))
    assert [(row["employee_number"], row["due_on"], row["safe_on"]) for row in rows] == [
        ("1030", "2026-12-28", "2026-12-28"),
        ("1032", "2026-12-30", "2026-12-28"),
        ("1007", "2027-01-04", "2027-01-04"),
    ]
    assert all(row["because"] for row in rows)


def test_the_mails_of_a_day_are_right_and_go_out_once(office, mail_server: MailServer):
    told("send_reminders", "--on", "2026-12-14")
    (mail,) = mail_server.to("hr@mihon.example")
    text = text_of(mail)
    assert "DELA CRUZ MARIA CLARA" in text
    assert "2026-12-28" in text or "2026年12月28日" in text
    assert "出入国管理及び難民認定法" in text
    assert "二次資料（未確認）" in text
    assert "http://desk.test/" in text
    assert "http://desk.test/" in page_of(mail)
    everything = " ".join(text_of(mail) + page_of(mail) for mail in mail_server.taken)
    assert "RT73097205LF" not in everything
    first = len(mail_server.taken)
    assert first > 1  # the workers whose own duties come near were told too

    told("send_reminders", "--on", "2026-12-14")
    assert len(mail_server.taken) == first


def test_the_same_ledger_again_changes_nothing(office):
    again = json.loads(told("import_workers", str(LEDGER), "--organization", OFFICE, "--json"))
    assert again["summary"] == {"new": 0, "changed": 0, "same": 36, "error": 4}

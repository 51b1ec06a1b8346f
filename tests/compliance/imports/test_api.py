"""Imports over the REST API."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from compliance.accounts.services import issue_token
from compliance.imports.models import ImportBatch
from compliance.workers.models import Worker
from tests.compliance.imports.ledgers import person, workbook

IMPORTS = "/api/v1/imports/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path, monkeypatch):
    """Uploads of a test go into a folder of its own, and commits happen at once."""
    before = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_: act())
    yield
    settings.MEDIA_ROOT = before


def upload(client, organization, content, **facts):
    file = SimpleUploadedFile("ledger.xlsx", content)
    return client.post(IMPORTS, {"organization": organization.pk, "file": file, **facts})


def test_an_upload_answers_with_its_rows_and_writes_nothing(yamada, aoki, client_as):
    rows = [person(1), person(2, 在留期間満了日="未定")]
    answer = upload(client_as(aoki), yamada, workbook(rows))
    assert answer.status_code == 201, answer.content
    body = answer.json()
    assert body["state"] == "previewed"
    assert body["summary"] == {"new": 1, "changed": 0, "same": 0, "error": 1}
    assert [row["status"] for row in body["rows"]] == ["new", "error"]
    assert body["rows"][1]["errors"][0]["field"] == "expires_on"
    assert body["rows"][0]["values"]["residence_card_number"] == "********01KX"
    assert "ZZ00000001KX" not in answer.content.decode()
    assert not Worker.objects.exists()


def test_a_preview_is_confirmed(yamada, aoki, client_as):
    client = client_as(aoki)
    pk = upload(client, yamada, workbook([person(1)])).json()["id"]
    answer = client.post(f"{IMPORTS}{pk}/confirm/")
    assert (answer.status_code, answer.json()["state"], answer.json()["progress"]) == (200, "confirmed", 100)
    assert Worker.objects.count() == 1
    assert client.post(f"{IMPORTS}{pk}/confirm/").status_code == 409
    assert client.post(f"{IMPORTS}{pk}/discard/").status_code == 409


def test_without_a_dry_run_the_good_rows_are_written_at_once(yamada, aoki, client_as):
    answer = upload(client_as(aoki), yamada, workbook([person(1), person(2, 生年月日="x")]), dry_run="false")
    assert (answer.status_code, answer.json()["state"]) == (201, "confirmed")
    assert Worker.objects.count() == 1


def test_rows_come_in_pages_and_by_state(yamada, aoki, client_as):
    client = client_as(aoki)
    rows = [person(number) for number in range(1, 8)] + [person(9, 生年月日="x")]
    pk = upload(client, yamada, workbook(rows)).json()["id"]
    body = client.get(f"{IMPORTS}{pk}/rows/", {"page_size": 5}).json()
    assert (body["count"], len(body["results"])) == (8, 5)
    bad = client.get(f"{IMPORTS}{pk}/rows/", {"status": "error"}).json()
    assert [row["row"] for row in bad["results"]] == [11]
    assert client.get(f"{IMPORTS}{pk}/rows/", {"status": "odd"}).status_code == 400


def test_a_discarded_import_keeps_no_rows(yamada, aoki, client_as):
    client = client_as(aoki)
    pk = upload(client, yamada, workbook([person(1)])).json()["id"]
    assert client.post(f"{IMPORTS}{pk}/discard/").json()["state"] == "discarded"
    assert client.get(f"{IMPORTS}{pk}/rows/").json()["count"] == 0


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_an_unreadable_file_is_an_error_of_its_field(yamada, aoki, client_as, content):
    answer = upload(client_as(aoki), yamada, content)
    assert answer.status_code == 400
    assert "file" in json.dumps(answer.json())
    assert not ImportBatch.objects.exists()


def test_outsiders_find_nothing(yamada, aoki, mori, mori_hr, client_as):
    pk = upload(client_as(aoki), yamada, workbook([person(1)])).json()["id"]
    client = client_as(mori_hr)
    assert client.get(IMPORTS).json()["count"] == 0
    assert client_as(aoki).get(IMPORTS).json()["count"] == 1
    for path in ("", "rows/"):
        assert client.get(f"{IMPORTS}{pk}/{path}").status_code == 404
    for path in ("confirm/", "discard/"):
        assert client.post(f"{IMPORTS}{pk}/{path}").status_code == 404
    assert upload(client, yamada, workbook([person(1)])).status_code == 400
    assert upload(client, mori, workbook([person(1)])).status_code == 201


@pytest.mark.parametrize("who", ["kimura", "kondo", "gyoda", "kansa", "sysadm"])
def test_roles_that_do_not_import_are_refused(request, yamada, aoki, kita_contract, client_as, who):
    pk = upload(client_as(aoki), yamada, workbook([person(1)])).json()["id"]
    client = client_as(request.getfixturevalue(who))
    assert client.get(IMPORTS).status_code == 403
    assert client.get(f"{IMPORTS}{pk}/").status_code in {403, 404}
    assert client.post(f"{IMPORTS}{pk}/confirm/").status_code in {403, 404}
    assert upload(client, yamada, workbook([person(2)])).status_code == 403


def test_a_token_needs_the_right_to_write(yamada, aoki, client):
    membership = aoki.memberships.get()
    for can_write, status in ((False, 403), (True, 201)):
        issued = issue_token(membership=membership, name="t", by=aoki, can_write=can_write)
        file = SimpleUploadedFile("ledger.xlsx", workbook([person(1)]))
        sent = client.post(
            IMPORTS,
            {"organization": yamada.pk, "file": file},
            HTTP_AUTHORIZATION=f"Bearer {issued.secret}",
        )
        assert sent.status_code == status, sent.content

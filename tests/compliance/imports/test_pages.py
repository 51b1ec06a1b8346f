"""The import pages: upload, columns, preview, confirm, errors, and who may see any of it."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from compliance.audit.models import AuditEntry
from compliance.imports import services, tasks
from compliance.imports.models import ImportBatch, ImportRow
from compliance.residence.services import register_residence_card
from compliance.workers.models import Worker
from compliance.workers.services import change_worker
from tests.compliance.imports.ledgers import HEADINGS, delimited, person, workbook

LEDGER = Path(__file__).parent / "data" / "worker_ledger.xlsx"
CARD, PASSPORT = "ZZ00000001KX", "N0000001"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path):
    """Uploads of a test go into a folder of its own."""
    before = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = tmp_path / "media"
    yield tmp_path / "media" / "imports"
    settings.MEDIA_ROOT = before


@pytest.fixture(autouse=True)
def commits(monkeypatch):
    """A test's transaction never commits: what waits for a commit is done when it is asked for."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_: act())


def upload(client, organization, content, name="台帳.xlsx"):
    return client.post(
        reverse("imports:index"), {"organization": organization.pk, "file": SimpleUploadedFile(name, content)}
    )


def previewed(client, organization, content):
    """Upload and take the columns as they were recognised."""
    upload(client, organization, content)
    batch = ImportBatch.objects.latest("id")
    answer = client.post(reverse("imports:columns", args=[batch.pk]), chosen(batch))
    assert answer.status_code == 302, answer.content.decode()
    batch.refresh_from_db()
    return batch


def chosen(batch, **changes):
    data = {f"column_{column}": target for target, column in batch.mapping["columns"].items()}
    return data | changes


def confirm(client, batch, **data):
    sent = {"fingerprint": batch.fingerprint, **data}
    answer = client.post(reverse("imports:confirm", args=[batch.pk]), sent, follow=True)
    batch.refresh_from_db()
    return answer


def kept_files(media):
    return sorted(path.name for path in media.glob("*")) if media.exists() else []


def test_a_ledger_goes_from_upload_to_the_registry(yamada, aoki, client_as, media):
    client = client_as(aoki)
    answer = upload(client, yamada, LEDGER.read_bytes())
    batch = ImportBatch.objects.get()
    assert answer.url == reverse("imports:columns", args=[batch.pk])
    columns = client.get(answer.url).content.decode()
    assert "外国人台帳" in columns
    assert '<option value="expires_on" selected>' in columns
    answer = client.post(answer.url, chosen(batch))
    assert answer.url == reverse("imports:detail", args=[batch.pk])
    preview = client.get(answer.url).content.decode()
    assert "WIJAYA AGUS" in preview
    assert "合計 40名" in preview
    assert not Worker.objects.exists()
    batch.refresh_from_db()
    result = confirm(client, batch).content.decode()
    assert batch.state == "confirmed"
    assert Worker.objects.filter(organization=yamada).count() == 36
    assert "登録しました" in result
    assert kept_files(media) == []


def test_nothing_that_is_kept_holds_a_whole_number(yamada, aoki, client_as, media):
    client = client_as(aoki)
    rows = [
        person(1),
        person(2, 国籍=CARD, 生年月日=PASSPORT, 備考=CARD),
        person(3, 在留カード番号=f"{CARD} 再交付"),
    ]
    batch = previewed(client, yamada, workbook(rows, headings=[*HEADINGS, "備考"]))
    (_stored,) = kept_files(media)
    pages = [client.get(reverse("imports:detail", args=[batch.pk])).content.decode()]
    confirm(client, batch)
    pages.append(client.get(reverse("imports:detail", args=[batch.pk])).content.decode())
    pages.append(client.get(reverse("imports:columns", args=[batch.pk]), follow=True).content.decode())
    errors = client.get(reverse("imports:errors", args=[batch.pk])).content
    sheet = openpyxl.load_workbook(io.BytesIO(errors)).active
    pages.append(str([[cell.value for cell in row] for row in sheet.iter_rows()]))
    pages.append(
        json.dumps(list(ImportRow.objects.values_list("values", "errors", "changes")), ensure_ascii=False)
    )
    pages.append(json.dumps(list(ImportBatch.objects.values_list("summary", "mapping")), ensure_ascii=False))
    pages.append(
        json.dumps(list(AuditEntry.objects.values_list("details", "target_label")), ensure_ascii=False)
    )
    for page in pages:
        assert CARD not in page
        assert PASSPORT not in page
    assert "********01KX" in pages[0]


def test_the_kept_file_is_encrypted_and_readable_by_its_owner_only(yamada, aoki, client_as, media):
    previewed(client_as(aoki), yamada, delimited([person(1)]))
    (path,) = media.iterdir()
    assert CARD.encode() not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_errors_are_shown_and_come_as_a_workbook(yamada, aoki, client_as):
    client = client_as(aoki)
    rows = [person(1), person(2, 在留期間満了日="未定", 住居地="=1+1"), person(3, 生年月日="2027-12-27")]
    batch = previewed(client, yamada, workbook(rows))
    page = client.get(reverse("imports:detail", args=[batch.pk]), {"status": "error"}).content.decode()
    assert "「未定」は日付として読めません" in page
    assert "TRAN AAAAB" not in page
    answer = client.get(reverse("imports:errors", args=[batch.pk]))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    titles, first, second = book.active.iter_rows(values_only=True)
    assert (titles[0], titles[1], titles[-1]) == ("行", "社員番号", "エラー")
    assert (first[0], second[0]) == (5, 6)
    assert "未定" in first[-1]
    assert "2027-12-27" in second[-1]
    address = next(cell for cell in next(book.active.iter_rows(min_row=2)) if cell.value == "=1+1")
    assert address.data_type == "s"


def test_a_column_can_be_read_as_something_else_or_not_at_all(yamada, aoki, client_as):
    client = client_as(aoki)
    headings = [*HEADINGS, "よみ"]
    upload(client, yamada, workbook([person(1, よみ="チャン")], headings=headings))
    batch = ImportBatch.objects.get()
    data = chosen(batch)
    data[f"column_{headings.index('よみ')}"] = "name_kana"
    data[f"column_{headings.index('住居地')}"] = ""
    client.post(reverse("imports:columns", args=[batch.pk]), data)
    batch.refresh_from_db()
    confirm(client, batch)
    worker = Worker.objects.get()
    assert (worker.name_kana, worker.address) == ("チャン", "")


def test_two_columns_cannot_be_the_same(yamada, aoki, client_as):
    client = client_as(aoki)
    upload(client, yamada, workbook([person(1)]))
    batch = ImportBatch.objects.get()
    data = chosen(batch, column_2="name")
    answer = client.post(reverse("imports:columns", args=[batch.pk]), data)
    assert answer.status_code == 200
    assert "がすでにこの項目です" in answer.content.decode()


def test_another_sheet_can_be_chosen(yamada, aoki, client_as):
    book = openpyxl.load_workbook(io.BytesIO(workbook([person(1)])))
    other = book.create_sheet("大阪")
    other.append(HEADINGS)
    other.append([person(2).get(heading) for heading in HEADINGS])
    buffer = io.BytesIO()
    book.save(buffer)
    client = client_as(aoki)
    upload(client, yamada, buffer.getvalue())
    batch = ImportBatch.objects.get()
    client.post(reverse("imports:columns", args=[batch.pk]), chosen(batch, sheet="大阪"))
    batch.refresh_from_db()
    assert batch.mapping["sheet"] == "大阪"
    client.post(reverse("imports:columns", args=[batch.pk]), chosen(batch, sheet="大阪"))
    batch.refresh_from_db()
    confirm(client, batch)
    assert Worker.objects.get().employee_number == "2"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04", b"a,b\r\n1,2\r\n", workbook([])])
def test_a_file_that_cannot_be_read_is_refused_on_the_page(yamada, aoki, client_as, media, content):
    answer = upload(client_as(aoki), yamada, content)
    assert answer.status_code == 400
    assert 'class="desk-error"' in answer.content.decode()
    assert not ImportBatch.objects.exists()
    assert kept_files(media) == []


def test_a_stale_preview_writes_nothing_and_shows_what_is_now(yamada, aoki, sato, lan, client_as, media):
    client = client_as(aoki)
    row = {"社員番号": "1001", "氏名（アルファベット）": "NGUYEN THI LAN", "住居地": "川崎市1-2"}
    batch = previewed(client, yamada, workbook([row, person(1)]))
    change_worker(worker=lan, address="横浜市3-4", by=sato)
    page = confirm(client, batch).content.decode()
    assert batch.state == "stale"
    assert "何も登録していません" in page
    assert "横浜市3-4 → 川崎市1-2" in page
    lan.refresh_from_db()
    assert lan.address == "横浜市3-4"
    assert Worker.objects.count() == 1
    confirm(client, batch)
    assert batch.state == "confirmed"
    lan.refresh_from_db()
    assert lan.address == "川崎市1-2"
    assert kept_files(media) == []


def test_a_card_entered_meanwhile_makes_the_preview_stale(yamada, aoki, lan, client_as):
    client = client_as(aoki)
    batch = previewed(client, yamada, workbook([person(1)]))
    register_residence_card(worker=lan, number=CARD, expires_on=date(2028, 1, 31), by=aoki)
    confirm(client, batch)
    assert batch.state == "stale"
    assert batch.summary["error"] == 1


def test_an_older_page_confirms_nothing(yamada, aoki, client_as):
    client = client_as(aoki)
    batch = previewed(client, yamada, workbook([person(1)]))
    page = confirm(client, batch, fingerprint="0" * 64).content.decode()
    assert batch.state == "previewed"
    assert "もう一度確定してください" in page
    assert not Worker.objects.exists()


def test_confirming_twice_writes_once(yamada, aoki, client_as):
    client = client_as(aoki)
    batch = previewed(client, yamada, workbook([person(1)]))
    confirm(client, batch)
    confirm(client, batch)
    assert batch.state == "confirmed"
    assert Worker.objects.count() == 1


def test_a_second_upload_of_the_same_file_changes_nothing(yamada, aoki, client_as):
    client = client_as(aoki)
    confirm(client, previewed(client, yamada, LEDGER.read_bytes()))
    batch = previewed(client, yamada, LEDGER.read_bytes())
    counts = {key: batch.summary[key] for key in ("new", "changed", "same", "error")}
    assert counts == {"new": 0, "changed": 0, "same": 36, "error": 4}


def test_a_discarded_upload_leaves_nothing_behind(yamada, aoki, client_as, media):
    client = client_as(aoki)
    batch = previewed(client, yamada, workbook([person(1)]))
    client.post(reverse("imports:discard", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == "discarded"
    assert kept_files(media) == []
    assert not ImportRow.objects.exists()
    confirm(client, batch)
    assert batch.state == "discarded"
    assert not Worker.objects.exists()


def test_an_upload_nobody_came_back_to_is_forgotten(yamada, aoki, client_as, media, on_2026_11_23):
    client = client_as(aoki)
    abandoned = previewed(client, yamada, workbook([person(1)]))
    on_2026_11_23.shift(8 * 24 * 3600)
    client = client_as(aoki)
    upload(client, yamada, workbook([person(2)]))
    abandoned.refresh_from_db()
    assert abandoned.state == "discarded"
    assert len(kept_files(media)) == 1


def test_a_failure_while_writing_leaves_the_registry_as_it_was(yamada, aoki, client_as, media, monkeypatch):
    def fail(**_):
        raise RuntimeError("boom")

    client = client_as(aoki)
    batch = previewed(client, yamada, workbook([person(1)]))
    monkeypatch.setattr("compliance.imports.writing.register_passports", fail)
    page = confirm(client, batch).content.decode()
    assert batch.state == "failed"
    assert "何も登録していません" in page
    assert not Worker.objects.exists()
    assert kept_files(media) == []


# --- large files


@pytest.fixture
def small_is_large(monkeypatch):
    monkeypatch.setattr(services, "AT_ONCE_BELOW", 2)


def test_a_large_import_is_written_by_the_background_worker(
    yamada, aoki, client_as, small_is_large, monkeypatch
):
    queued = []
    monkeypatch.setattr(tasks.write_import, "delay", lambda *ids: queued.append(ids))
    client = client_as(aoki)
    batch = previewed(client, yamada, workbook([person(1), person(2)]))
    page = confirm(client, batch)
    assert batch.state == "confirming"
    assert page["Refresh"] == "2"
    assert queued == [(batch.pk, aoki.pk)]
    assert client.get(reverse("imports:progress", args=[batch.pk])).json() == {
        "state": "confirming",
        "progress": 0,
    }
    tasks.write_import(*queued[0])
    tasks.write_import(*queued[0])
    batch.refresh_from_db()
    assert (batch.state, batch.progress) == ("confirmed", 100)
    assert Worker.objects.count() == 2
    assert client.get(reverse("imports:progress", args=[batch.pk])).json()["progress"] == 100


def test_without_a_queue_nothing_is_lost(yamada, aoki, client_as, small_is_large):
    """The test settings name a broker that does not exist."""
    client = client_as(aoki)
    batch = previewed(client, yamada, workbook([person(1), person(2)]))
    page = confirm(client, batch).content.decode()
    assert batch.state == "previewed"
    assert "もう一度試してください" in page


# --- who may


PAGES = ["imports:detail", "imports:columns", "imports:errors", "imports:progress"]


@pytest.mark.parametrize("who", ["mori_hr", "kimura", "kondo", "gyoda", "kansa", "sysadm"])
def test_to_others_there_is_no_such_import(request, yamada, aoki, kita_contract, client_as, who):
    batch = previewed(client_as(aoki), yamada, workbook([person(1)]))
    client = client_as(request.getfixturevalue(who))
    for page in PAGES:
        assert client.get(reverse(page, args=[batch.pk])).status_code == 404, page
        assert client_as(aoki).get(reverse(page, args=[batch.pk]), follow=True).status_code == 200, page
    for act in ("imports:confirm", "imports:discard"):
        sent = client.post(reverse(act, args=[batch.pk]), {"fingerprint": batch.fingerprint})
        assert sent.status_code == 404
    index = client.get(reverse("imports:index"))
    assert index.status_code == (200 if who == "mori_hr" else 404)
    assert "台帳.xlsx" not in index.content.decode()
    batch.refresh_from_db()
    assert batch.state == "previewed"


def test_nobody_uploads_for_another_organization(yamada, mori_hr, client_as):
    answer = upload(client_as(mori_hr), yamada, workbook([person(1)]))
    assert answer.status_code == 400
    assert not ImportBatch.objects.exists()
    assert yamada.name not in answer.content.decode()


def test_those_who_are_not_signed_in_are_asked_to(client, yamada):
    answer = client.get(reverse("imports:index"))
    assert answer.status_code == 302
    assert "login" in answer.url


def test_the_preview_costs_the_same_for_one_row_and_for_many(
    yamada, aoki, client_as, django_assert_max_num_queries
):
    client = client_as(aoki)
    batch = previewed(client, yamada, workbook([person(number) for number in range(1, 80)]))
    with django_assert_max_num_queries(15):
        client.get(reverse("imports:detail", args=[batch.pk]), {"page": 2})

"""Copies as filed: frozen with their hashes, handed out byte for byte, never changed, shown to their own."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from pypdf import PdfReader

from cases.form_making import append_only
from cases.form_making.models import FiledCopy
from cases.form_making.services import keep_as_filed
from compliance.audit.models import AuditEntry
from compliance.common.encryption import blind_index, encrypt_bytes
from compliance.organizations.services import change_support_contract
from compliance.workers.services import change_worker

CARD = "PF45909953ER"


@pytest.fixture
def kept(order_of, lan, aoki) -> FiledCopy:
    return keep_as_filed(order=order_of(lan), by=aoki, purpose="東京局に提出")


def file_of(copy):
    return reverse("forms:copy-file", args=[copy.pk])


def test_the_button_on_the_page_keeps_a_copy(aoki, lan, sample, client_as):
    client = client_as(aoki)
    page = client.get(reverse("forms:form", args=[sample.slug, lan.pk]))
    address = reverse("forms:keep", args=[sample.slug, lan.pk])
    assert address in page.content.decode()
    answer = client.post(address, {"filed_on": "2026-11-20", "purpose": "東京局に提出"}, follow=True)
    copy = FiledCopy.objects.get()
    assert answer.redirect_chain == [(reverse("forms:copy", args=[copy.pk]), 302)]
    assert (copy.filed_on, copy.purpose, copy.edition) == (date(2026, 11, 20), "東京局に提出", "2025-04")
    assert (copy.worker_id, copy.organization_id, copy.support_organization_id) == (
        lan.pk,
        lan.organization_id,
        None,
    )
    assert CARD not in answer.content.decode()


def test_a_draft_is_not_kept_and_what_is_missing_is_named(aoki, lan, sample, order_of, client_as):
    change_worker(worker=lan, address="", by="tests")
    before = set(Path(settings.MEDIA_ROOT).rglob("*"))
    with pytest.raises(ValidationError, match="住居地"):
        keep_as_filed(order=order_of(lan), by=aoki)
    address = reverse("forms:keep", args=[sample.slug, lan.pk])
    page = client_as(aoki).post(address, {"purpose": "x"}, follow=True)
    assert "提出控えとして保存できません" in page.content.decode()
    assert not FiledCopy.objects.exists()
    assert set(Path(settings.MEDIA_ROOT).rglob("*")) == before


def test_the_copy_holds_data_rules_and_hashes_and_no_readable_number(kept, lan):
    boxes = {box["key"]: box for box in kept.data["fields"]}
    assert boxes["name"]["value"] == "NGUYEN THI LAN"
    assert boxes["card_number"] == {
        "key": "card_number",
        "label": "在留カード番号",
        "kind": "text",
        "value": "********53ER",
        "index": blind_index(CARD),
    }
    assert kept.numbers == f'{{"card_number":"{CARD}"}}'
    assert kept.because == [
        {
            "rule": "official_forms/sample_card_sheet",
            "effective_from": "2025-04-01",
            "source": "試験用 第1条",
            "confidence": "O",
        }
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM form_making_filedcopy")
        assert CARD not in str(cursor.fetchall())
    assert CARD.encode() not in (Path(settings.MEDIA_ROOT) / kept.pdf_name).read_bytes()


def test_it_is_handed_out_byte_for_byte_for_years_whatever_has_changed(
    kept, lan, aoki, client_as, on_2026_11_23
):
    first = client_as(aoki).get(file_of(kept)).content
    change_worker(worker=lan, name="SOMEBODY ELSE", address="elsewhere", by="tests")
    on_2026_11_23.move_to(date(2029, 6, 1))
    again = client_as(aoki).get(file_of(kept))
    assert again.content == first
    assert hashlib.sha256(first).hexdigest() == kept.pdf_sha256
    text = PdfReader(io.BytesIO(first)).pages[0].extract_text()
    assert CARD in text
    assert "下書き" not in text
    assert AuditEntry.objects.filter(verb="official_form.reprinted").count() == 2
    assert CARD not in str(list(AuditEntry.objects.values_list("details", flat=True)))


def test_a_new_edition_does_not_touch_what_was_filed(kept, aoki, client_as, tmp_path, order_of, lan):
    from compliance.rulebook import reading_from
    from tests.cases.form_making.sample import EDITION

    first = client_as(aoki).get(file_of(kept)).content
    newer = (
        EDITION[EDITION.index("  2025-04-01:") :].replace("2025-04", "2026-12").replace("見本票", "新見本票")
    )
    folder = tmp_path / "newer" / "official_forms"
    folder.mkdir(parents=True)
    (folder / "sample_card_sheet.yaml").write_text(EDITION + newer, encoding="utf-8")
    with reading_from(tmp_path / "newer"):
        second = keep_as_filed(order=order_of(lan, filed_on=date(2026, 12, 1)), by=aoki)
        assert (second.edition, second.title) == ("2026-12", "新見本票")
        assert client_as(aoki).get(file_of(kept)).content == first


@pytest.mark.parametrize("damage", ["another file", "scrambled", "gone"])
def test_a_file_that_is_not_what_was_kept_is_refused_loudly(damage, kept, aoki, client_as):
    path = Path(settings.MEDIA_ROOT) / kept.pdf_name
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(encrypt_bytes(b"%PDF-1.7 forged") if damage == "another file" else b"scrambled")
    answer = client_as(aoki).get(file_of(kept))
    assert answer.status_code == 409
    assert "破損しています" in answer.content.decode()
    assert AuditEntry.objects.filter(verb="official_form.damaged").count() == 1
    with pytest.raises(CommandError, match=kept.pdf_sha256):
        call_command("check_filed_copies")


def test_the_command_says_that_all_copies_are_whole(kept, capsys):
    call_command("check_filed_copies")
    assert "1" in capsys.readouterr().out


def _in_a_savepoint(act, rows):
    with transaction.atomic():
        act(rows)


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_or_delete_a_copy(act, kept):
    append_only.install(connection)
    acts = {"update": lambda rows: rows.update(label="forged"), "delete": lambda rows: rows.delete()}
    with pytest.raises(DatabaseError, match="never changed"):
        _in_a_savepoint(acts[act], FiledCopy.objects.filter(pk=kept.pk))


def test_the_employer_sees_all_copies_and_the_support_body_those_it_kept(
    kept, order_of, lan, kimura, kondo, sato, mori_hr, client_as
):
    own = keep_as_filed(order=order_of(lan), by=kimura)
    assert own.support_organization.name == "きた支援センター"
    assert not own.has_whole_numbers
    seen = {
        user.email: set(FiledCopy.objects.visible_to(user).values_list("pk", flat=True))
        for user in (sato, kimura, kondo, mori_hr)
    }
    assert seen == {
        sato.email: {kept.pk, own.pk},
        kimura.email: {own.pk},
        kondo.email: {own.pk},
        mori_hr.email: set(),
    }
    assert client_as(kondo).get(file_of(own)).status_code == 200
    assert client_as(kondo).get(file_of(kept)).status_code == 404
    assert client_as(mori_hr).get(file_of(kept)).status_code == 404


def test_after_the_contract_the_support_body_finds_its_copies_in_its_archive_only(
    kept, order_of, lan, kimura, kita_contract, client_as
):
    own = keep_as_filed(order=order_of(lan), by=kimura)
    change_support_contract(contract=kita_contract, ends_on=date(2026, 11, 22), by="tests")
    client = client_as(kimura)
    assert "NGUYEN THI LAN" not in client.get(reverse("forms:copies")).content.decode()
    archive = client.get(reverse("forms:copies"), {"archive": "1"})
    assert [copy.pk for copy in archive.context["page"]] == [own.pk]
    assert client.get(file_of(own)).status_code == 200
    assert client.get(file_of(kept)).status_code == 404


def test_a_copy_with_whole_numbers_is_handed_only_to_those_who_may_reveal_them(kept, kansa, client_as):
    assert kept.has_whole_numbers
    client = client_as(kansa)
    page = client.get(reverse("forms:copy", args=[kept.pk]))
    assert page.status_code == 200
    assert file_of(kept) not in page.content.decode()
    assert client.get(file_of(kept)).status_code == 403


def test_the_list_is_searched_filtered_sorted_and_exported(kept, order_of, crowd, aoki, client_as):
    keep_as_filed(order=order_of(crowd[1], filed_on=date(2026, 11, 1)), by=aoki)
    client = client_as(aoki)
    address = reverse("forms:copies")

    def labels(**asked):
        return [copy.label for copy in client.get(address, asked).context["page"]]

    assert labels() == ["TRAN VAN MINH", "NGUYEN THI LAN"]
    assert labels(q="lan") == ["NGUYEN THI LAN"]
    assert labels(sort="label") == ["NGUYEN THI LAN", "TRAN VAN MINH"]
    assert labels(form="no_such_form") == []
    assert labels(sort="numbers") == ["TRAN VAN MINH", "NGUYEN THI LAN"]
    exported = client.get(reverse("forms:copies-csv"), {"q": "lan"})
    lines = list(csv.reader(io.StringIO(exported.content.decode("utf-8-sig"))))
    assert lines[1][:6] == ["NGUYEN THI LAN", "見本第1号", "見本票", "2025-04", "ja", "2026-11-23"]
    assert lines[1][10] == kept.pdf_sha256


def test_the_list_asks_a_fixed_number_of_questions(
    kept, order_of, lan, aoki, client_as, django_assert_max_num_queries
):
    keep_as_filed(order=order_of(lan), by=aoki)
    client = client_as(aoki)
    with django_assert_max_num_queries(14):
        client.get(reverse("forms:copies"))


def test_the_form_is_kept_in_two_languages_when_it_is_printed_in_two(order_of, lan, aoki):
    copy = keep_as_filed(order=order_of(lan, language="vi"), by=aoki)
    assert copy.language == "vi"

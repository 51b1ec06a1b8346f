"""Files that prove support: their type by content, their size, who is handed them, and what is recorded."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import RequestFactory

from compliance.audit.models import AuditEntry
from compliance.common.uploads import label
from compliance.organizations.services import change_support_contract
from support_plans.files_view import hand_out
from support_plans.models import SupportFile
from support_plans.services.files import attach_file, void_file
from support_plans.services.logs import correct_support

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


@pytest.fixture(autouse=True)
def kept_in(settings, tmp_path, monkeypatch):
    """Files of a test go into its own folder."""
    storage = SupportFile._meta.get_field("content").storage
    monkeypatch.setattr(storage, "_location", str(tmp_path), raising=False)
    for cached in ("base_location", "location"):
        storage.__dict__.pop(cached, None)
    yield tmp_path
    for cached in ("base_location", "location"):
        storage.__dict__.pop(cached, None)


@pytest.fixture
def log(lan, kimura, log_support):
    return log_support(lan, kimura)


def upload(content: bytes, name: str = "5-8.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def office(*parts: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return packed.getvalue()


def get(user, pk):
    request = RequestFactory().get("/")
    request.user = user
    return hand_out(request, pk)


@pytest.mark.parametrize(
    ("content", "name", "content_type"),
    [
        (PDF, "signed.pdf", "application/pdf"),
        (PNG, "photo.png", "image/png"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, "photo.JPG", "image/jpeg"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "IMG_1.HEIC", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom" + b"\x00" * 40, "talk.mp4", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  " + b"\x00" * 40, "talk.mov", "video/quicktime"),
        (b"\x00\x00\x00\x18ftypM4A " + b"\x00" * 40, "talk.m4a", "audio/mp4"),
        (b"ID3\x04" + b"\x00" * 40, "talk.mp3", "audio/mpeg"),
        (b"\xff\xfb\x90\x44" + b"\x00" * 40, "talk.mp3", "audio/mpeg"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "talk.wav", "audio/wav"),
        (office("word/document.xml"), "memo.docx", None),
        (office("xl/workbook.xml"), "list.xlsx", None),
        (PDF, "no ending at all", "application/pdf"),
    ],
)
def test_the_type_is_read_from_the_content(log, kimura, content, name, content_type):
    file = attach_file(record=log, by=kimura, upload=upload(content, name))
    assert file.content_type == content_type or "openxmlformats" in file.content_type
    assert (file.size, len(file.sha256), file.worker) == (len(content), 64, log.worker)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.pdf"),
        (b"MZ\x90\x00" + b"\x00" * 60, "form.pdf"),
        (b"<html><script>alert(1)</script>", "form.pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.svg"),
        (PNG, "form.pdf"),
        (PDF, "photo.png"),
        (office("word/document.xml", "word/vbaProject.bin"), "memo.docx"),
        (office("something/else.xml"), "memo.docx"),
        (b"PK\x03\x04 broken", "memo.docx"),
    ],
)
def test_a_false_type_is_refused_and_nothing_is_kept(log, kimura, kept_in, content, name):
    with pytest.raises(ValidationError) as error:
        attach_file(record=log, by=kimura, upload=upload(content, name))
    assert set(error.value.message_dict) == {"file"}
    assert not SupportFile.objects.exists()
    assert not [path for path in kept_in.rglob("*") if path.is_file()]


def test_a_file_that_is_too_large_is_refused_with_the_limit(log, kimura, settings):
    settings.SUPPORT_FILE_MEGABYTES = 1
    with pytest.raises(ValidationError, match="1"):
        attach_file(record=log, by=kimura, upload=upload(PDF + b"\x00" * 1024 * 1024))


def test_the_name_is_a_label_and_never_a_path(log, kimura, kept_in):
    file = attach_file(record=log, by=kimura, upload=upload(PDF, "確認書.pdf"))
    assert file.name == "確認書.pdf"
    assert "確認書" not in file.content.name
    assert label("../../etc/pass\x00wd\u202egnp.pdf") == "passwdgnp.pdf"
    assert label("C:\\Users\\x\\a:b.pdf") == "a_b.pdf"
    assert label("長" * 300 + ".pdf") == "長" * 196 + ".pdf"
    assert label("///") == "file"


def test_a_file_is_handed_out_to_be_saved_and_that_is_recorded(log, kimura, aoki):
    file = attach_file(record=log, by=kimura, upload=upload(PDF, "確認書.pdf"))
    for reader in (kimura, aoki):
        answer = get(reader, file.pk)
        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Disposition"].startswith("attachment;")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]
        assert answer["Content-Type"] == "application/pdf"
    handed = AuditEntry.objects.filter(verb="support_file.handed_out", target_id=str(file.pk))
    assert [entry.actor_id for entry in handed.order_by("sequence")] == [kimura.pk, aoki.pk]


def test_outsiders_get_404(log, kimura, aoki, mori_hr, sysadm):
    theirs = attach_file(record=log, by=kimura, upload=upload(PDF))
    employers = attach_file(record=log, by=aoki, upload=upload(PDF))
    for reader, file in ((mori_hr, theirs), (sysadm, theirs), (kimura, employers)):
        with pytest.raises(Http404):
            get(reader, file.pk)


def test_a_body_is_handed_its_own_past_files_after_the_contract(
    log, lan, kimura, aoki, kita_contract, on_2026_11_23
):
    theirs = attach_file(record=log, by=kimura, upload=upload(PDF))
    employers = attach_file(record=log, by=aoki, upload=upload(PDF))
    change_support_contract(contract=kita_contract, ends_on=date(2026, 11, 22), by="tests")
    assert not SupportFile.objects.visible_to(kimura).exists()
    assert get(kimura, theirs.pk).status_code == 200
    with pytest.raises(Http404):
        get(kimura, employers.pk)
    lan.refresh_from_db()
    log.refresh_from_db()
    with pytest.raises(ValidationError):
        attach_file(record=log, by=kimura, upload=upload(PDF))


def test_files_move_along_with_a_correction(log, kimura):
    file = attach_file(record=log, by=kimura, upload=upload(PDF))
    corrected = correct_support(log=log, by=kimura, reason="typo", place="本店")
    assert list(corrected.files.all()) == [file]
    log.refresh_from_db()
    with pytest.raises(ValidationError):
        attach_file(record=log, by=kimura, upload=upload(PDF))


def test_a_wrong_file_is_voided_with_a_reason_and_stays(log, kimura):
    file = attach_file(record=log, by=kimura, upload=upload(PDF))
    with pytest.raises(ValidationError):
        void_file(file=file, by=kimura, reason="")
    void_file(file=file, by=kimura, reason="another worker's")
    file.refresh_from_db()
    assert (file.void_reason, file.voided_at is None) == ("another worker's", False)
    with pytest.raises(ValidationError):
        void_file(file=file, by=kimura, reason="again")

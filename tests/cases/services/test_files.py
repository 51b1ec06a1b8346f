"""Files of papers: by content, under a name of our own, to those who may see the case, on the record."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases import services
from cases.models import CaseFile
from compliance.audit.models import AuditEntry

PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture
def paper(renewal):
    return renewal.documents.filter(state="needed").first()


def _scan(content: bytes = PDF, name: str = "納税証明書.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def scan(paper, aoki):
    return services.attach_file(paper=paper, upload=_scan(), by=aoki)


def test_a_file_is_attached_on_the_page_of_the_case_and_handed_out_from_there(aoki, paper, client_as):
    client = client_as(aoki)
    client.post(reverse("cases:attach", args=[paper.pk]), {"file": _scan()})
    file = CaseFile.objects.get()
    assert (file.name, file.content_type, file.uploaded_by) == ("納税証明書.pdf", "application/pdf", aoki)
    assert "納税" not in file.content.name

    address = reverse("cases:paper-file", args=[file.pk])
    assert address in client.get(reverse("cases:case", args=[paper.case_id])).content.decode()
    answer = client.get(address)

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment;")
    assert AuditEntry.objects.get(verb="case_file.handed_out").actor_id == aoki.pk


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "a.pdf"), (b"MZ\x90\x00" + b"\x00" * 60, "a.pdf"), (b"<svg/>", "a.svg"), (PDF, "a.png")],
    ids=["empty", "a program", "a drawing with scripts", "misnamed"],
)
def test_a_false_type_is_refused_in_words_and_nothing_is_kept(content, name, aoki, paper, client_as):
    answer = client_as(aoki).post(
        reverse("cases:attach", args=[paper.pk]), {"file": _scan(content, name)}, follow=True
    )

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert not CaseFile.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_the_limit(aoki, paper, settings):
    settings.CASE_FILE_MEGABYTES = 1
    with pytest.raises(ValidationError, match="1 MB"):
        services.attach_file(paper=paper, upload=_scan(PDF + b"\x00" * 1024 * 1024), by=aoki)


def test_a_wrong_file_is_voided_with_a_reason_and_stays_on_record(aoki, scan, client_as):
    client = client_as(aoki)
    address = reverse("cases:void-paper-file", args=[scan.pk])
    client.post(address, {"reason": " "})
    scan.refresh_from_db()
    assert scan.voided_at is None

    client.post(address, {"reason": "別人の書類"})

    scan.refresh_from_db()
    assert scan.void_reason == "別人の書類"
    page = client.get(reverse("cases:case", args=[scan.paper.case_id])).content.decode()
    assert reverse("cases:paper-file", args=[scan.pk]) not in page


@pytest.mark.parametrize(("person", "status"), [("mori_hr", 404), ("kimura", 404), ("sysadm", 404)])
def test_for_others_there_is_no_such_file(person, status, scan, client_as, request):
    client = client_as(request.getfixturevalue(person))

    for address in (reverse("cases:paper-file", args=[scan.pk]), f"/api/v1/case-files/{scan.pk}/download/"):
        assert client.get(address).status_code in {status, 403}
    assert client.post(reverse("cases:attach", args=[scan.paper_id]), {"file": _scan()}).status_code == status
    assert not AuditEntry.objects.filter(verb="case_file.handed_out").exists()


def test_who_reads_only_attaches_nothing(kansa, scan, client_as):
    client = client_as(kansa)

    assert client.get(reverse("cases:paper-file", args=[scan.pk])).status_code == 200
    assert client.post(reverse("cases:attach", args=[scan.paper_id]), {"file": _scan()}).status_code == 403


def test_the_api_takes_lists_and_hands_out(aoki, paper, client_as):
    client = client_as(aoki)
    made = client.post("/api/v1/case-files/", {"paper": paper.pk, "file": _scan()})
    assert made.status_code == 201, made.content
    refused = client.post("/api/v1/case-files/", {"paper": paper.pk, "file": _scan(b"MZ")})
    assert refused.json()["errors"][0]["field"] == "file"

    listed = client.get("/api/v1/case-files/", {"case": paper.case_id}).json()["results"]

    assert [(row["paper"], row["name"]) for row in listed] == [(paper.pk, "納税証明書.pdf")]
    content = client.get(f"/api/v1/case-files/{made.json()['id']}/download/")
    assert b"".join(content.streaming_content) == PDF

"""The making of forms over the API."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from pypdf import PdfReader

from cases.form_making.models import FiledCopy, FormJob
from compliance.workers.services import change_worker

CARD = "PF45909953ER"
JSON = "application/json"


def address(worker, rest=""):
    return f"/api/v1/forms/sample_card_sheet/{worker.pk}/{rest}"


def text_of(pdf):
    return PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_a_record_lists_the_forms_that_can_be_made_of_it(aoki, kansa, mori_hr, lan, sample, client_as):
    route = f"/api/v1/records/worker/{lan.pk}/forms/"
    (form,) = client_as(aoki).get(route).json()
    assert (form["form"], form["languages"]) == ("sample_card_sheet", ["ja", "vi"])
    assert form["edition"]["number"] == "見本第1号"
    assert client_as(kansa).get(route).status_code == 404
    assert client_as(mori_hr).get(route).status_code == 404
    assert client_as(aoki).get(f"/api/v1/records/no-such/{lan.pk}/forms/").status_code == 404


def test_a_form_is_given_as_data_with_what_is_missing_and_no_whole_number(aoki, lan, sample, client_as):
    change_worker(worker=lan, address="", by="tests")
    answer = client_as(aoki).get(address(lan))
    form = answer.json()
    assert not form["is_complete"]
    (missing,) = form["missing"]
    assert (missing["key"], missing["why"]) == ("address", "blank")
    assert missing["link"].endswith("/change/")
    assert CARD not in answer.content.decode()
    assert "********53ER" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "field"),
    [("?filed_on=2019-01-01", "filed_on"), ("?language=en", "language"), ("?filed_on=x", "filed_on")],
)
def test_a_wrong_choice_is_refused_by_field(query, field, aoki, lan, sample, client_as):
    answer = client_as(aoki).get(address(lan) + query)
    assert answer.status_code == 400
    assert [problem["field"] for problem in answer.json()["errors"]] == [field]


def test_the_pdf_shows_numbers_to_those_who_may_reveal_them(aoki, kimura, lan, sample, client_as):
    full = client_as(aoki).get(address(lan, "pdf/"), headers={"Accept": "application/pdf"})
    masked = client_as(kimura).get(address(lan, "pdf/"))
    assert CARD in text_of(full.content)
    assert CARD not in text_of(masked.content)
    assert "NGUYEN THI LAN" in text_of(masked.content)


def test_a_form_is_kept_and_handed_out_again(aoki, lan, sample, client_as):
    client = client_as(aoki)
    kept = client.post(address(lan, "keep/"), {"purpose": "東京局に提出"}, content_type=JSON)
    assert kept.status_code == 201
    copy = kept.json()
    assert CARD not in kept.content.decode()
    pdf = client.get(f"/api/v1/filed-copies/{copy['id']}/pdf/").content
    assert hashlib.sha256(pdf).hexdigest() == copy["pdf_sha256"]
    listed = client.get("/api/v1/filed-copies/", {"worker": lan.pk, "filed_from": "2026-11-01"}).json()
    assert [row["id"] for row in listed["results"]] == [copy["id"]]
    assert client.get("/api/v1/filed-copies/", {"filed_to": "2026-11-01"}).json()["count"] == 0
    assert client.delete(f"/api/v1/filed-copies/{copy['id']}/").status_code == 405


def test_a_draft_is_not_kept(aoki, lan, sample, client_as):
    change_worker(worker=lan, address="", by="tests")
    answer = client_as(aoki).post(address(lan, "keep/"), {}, content_type=JSON)
    assert answer.status_code == 400
    assert "住居地" in answer.json()["errors"][0]["message"]
    assert not FiledCopy.objects.exists()


def test_a_job_is_asked_for_looked_at_started_and_fetched(aoki, crowd, sample, client_as, worker_process):
    client = client_as(aoki)
    asked = client.post("/api/v1/form-jobs/", {"form": sample.slug}, content_type=JSON)
    job = asked.json()
    assert asked.status_code == 201
    assert (job["state"], job["total"], job["gaps"], job["has_file"]) == ("checked", 3, 1, False)
    route = f"/api/v1/form-jobs/{job['id']}/"
    documents = client.get(route + "documents/").json()["results"]
    assert [len(document["missing"]) for document in documents] == [1, 0, 0]
    assert client.get(route + "file/").status_code == 409
    assert client.post(route + "start/").status_code == 202
    worker_process()
    assert client.get(route).json()["state"] == "done"
    with zipfile.ZipFile(io.BytesIO(client.get(route + "file/").content)) as archive:
        assert len(archive.namelist()) == 4
    assert client.post(route + "start/").status_code == 409


def test_a_job_of_named_records_of_a_support_body(kimura, crowd, sample, client_as):
    body = {"form": sample.slug, "rows": [crowd[1].pk], "output": "one_pdf"}
    answer = client_as(kimura).post("/api/v1/form-jobs/", body, content_type=JSON)
    assert answer.status_code == 201
    assert answer.json()["organization"] is None
    assert [document.label for document in FormJob.objects.get().documents.all()] == ["TRAN VAN MINH"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "form"),
        ({"form": "no_such_form"}, "form"),
        ({"form": "sample_card_sheet", "place": "organization-987654321"}, "place"),
        ({"form": "sample_card_sheet", "output": "tar"}, "output"),
        ({"form": "sample_card_sheet", "rows": ["x"]}, "rows.0"),
        ({"form": "sample_card_sheet", "from_on": "2026-11-30", "to_on": "2026-11-01"}, "to_on"),
        ({"form": "sample_card_sheet", "rows": [987654321]}, None),
    ],
)
def test_a_wrong_job_is_refused_by_field(body, field, aoki, lan, sample, client_as):
    answer = client_as(aoki).post("/api/v1/form-jobs/", body, content_type=JSON)
    assert answer.status_code == 400
    assert field in [problem["field"] for problem in answer.json()["errors"]]
    assert not FormJob.objects.exists()


def test_jobs_are_listed_to_who_asked_for_them_at_a_fixed_cost(
    aoki, sato, crowd, sample, client_as, django_assert_max_num_queries
):
    client = client_as(aoki)
    for _turn in range(3):
        client.post("/api/v1/form-jobs/", {"form": sample.slug}, content_type=JSON)
    with django_assert_max_num_queries(8):
        assert client.get("/api/v1/form-jobs/").json()["count"] == 3
    assert client_as(sato).get("/api/v1/form-jobs/").json()["count"] == 0

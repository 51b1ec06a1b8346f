"""Many forms as one job: what is missing first, then the making, then the file for whom it is for."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from pypdf import PdfReader

from cases.form_making.models import FormJob
from cases.form_making.tasks import make_form_job, sweep_form_jobs
from compliance.audit.models import AuditEntry
from compliance.organizations.services import change_support_contract
from compliance.workers.services import change_worker

CARD = "PF45909953ER"


@pytest.fixture
def asked_by(client_as, sample):
    """Ask for the sample form of everybody the person sees; the job."""

    def ask(user, **said) -> FormJob:
        client = client_as(user)
        page = client.get(reverse("forms:bulk"))
        (offered,) = page.context["form"].fields["place"].choices
        data = {"form": sample.slug, "place": offered[0], "output": "zip"} | said
        answer = client.post(reverse("forms:bulk"), data)
        assert answer.status_code == 302, answer.context["form"].errors
        return FormJob.objects.latest("pk")

    return ask


def started(client, job, worker_process):
    client.post(reverse("forms:job-start", args=[job.pk]))
    worker_process()
    job.refresh_from_db()
    return job


def test_what_is_missing_is_listed_before_anything_is_drawn(aoki, crowd, asked_by, client_as, monkeypatch):
    monkeypatch.setattr("cases.form_making.making.draw_many", lambda *_: pytest.fail("nothing is drawn yet"))
    job = asked_by(aoki)
    assert (job.state, job.total) == ("checked", 3)
    states = {document.label: document.state for document in job.documents.all()}
    assert states == {"NGUYEN THI LAN": "complete", "TRAN VAN MINH": "complete", "LE THI HOA": "incomplete"}
    page = client_as(aoki).get(reverse("forms:job", args=[job.pk]))
    body = page.content.decode()
    assert "1 件に不足があります" in body
    assert "住居地" in body
    assert reverse("admin:workers_worker_change", args=[crowd[2].pk]) in body
    assert CARD not in body


def test_a_started_job_ends_in_a_zip_with_japanese_names_and_a_manifest(
    aoki, crowd, asked_by, client_as, worker_process
):
    client = client_as(aoki)
    job = started(client, asked_by(aoki), worker_process)
    assert (job.state, job.done, job.failed) == ("done", 3, 0)
    answer = client.get(reverse("forms:job-file", args=[job.pk]))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="sample_card_sheet-20261123.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        assert names == [
            "0001_見本票_LE THI HOA.pdf",
            "0002_見本票_NGUYEN THI LAN.pdf",
            "0003_見本票_TRAN VAN MINH.pdf",
            "manifest.csv",
        ]
        assert all(archive.getinfo(name).flag_bits & 0x800 for name in names[:3]), "names are UTF-8"
        lines = list(csv.reader(io.StringIO(archive.read("manifest.csv").decode("utf-8-sig"))))
        assert lines[1][5] == hashlib.sha256(archive.read(names[0])).hexdigest()
        text = PdfReader(io.BytesIO(archive.read(names[1]))).pages[0].extract_text()
    assert CARD in text
    assert [line[3] for line in lines[1:]] == ["下書きとして作成", "作成済み", "作成済み"]


def test_one_pdf_holds_every_form_in_order_with_an_outline(aoki, crowd, asked_by, client_as, worker_process):
    client = client_as(aoki)
    job = started(client, asked_by(aoki, output="one_pdf"), worker_process)
    whole = PdfReader(io.BytesIO(client.get(reverse("forms:job-file", args=[job.pk])).content))
    assert [page.extract_text().count("見本票") for page in whole.pages] == [1, 1, 1]
    assert [entry.title for entry in whole.outline] == [
        "0001_見本票_LE THI HOA",
        "0002_見本票_NGUYEN THI LAN",
        "0003_見本票_TRAN VAN MINH",
    ]


def test_one_form_that_cannot_be_made_stops_none_of_the_others(
    aoki, crowd, asked_by, client_as, worker_process
):
    change_worker(worker=crowd[0], address="東京都𓀀区", by="tests")
    change_worker(worker=crowd[1], note="broken on purpose", by="tests")
    client = client_as(aoki)
    job = asked_by(aoki)
    assert {d.label: d.state for d in job.documents.all()} == {
        "NGUYEN THI LAN": "undrawable",
        "TRAN VAN MINH": "failed",
        "LE THI HOA": "incomplete",
    }
    job = started(client, job, worker_process)
    assert (job.state, job.done, job.failed) == ("done", 1, 2)
    messages = {d.label: d.message for d in job.documents.filter(state="failed")}
    assert "U+13000" in messages["NGUYEN THI LAN"]
    assert messages["TRAN VAN MINH"] == "様式に記入できませんでした。"


def test_drafts_are_left_out_on_request(aoki, crowd, asked_by, client_as, worker_process):
    job = started(client_as(aoki), asked_by(aoki, leaves_out_drafts="on"), worker_process)
    assert (job.done, job.failed) == (2, 1)
    assert job.documents.get(label="LE THI HOA").message == "不足があるため作成しませんでした。"


def test_when_nothing_can_be_made_the_job_fails_and_can_be_started_again(
    aoki, lan, asked_by, client_as, worker_process
):
    change_worker(worker=lan, note="broken on purpose", by="tests")
    client = client_as(aoki)
    job = started(client, asked_by(aoki), worker_process)
    assert job.state == "failed"
    assert not job.stored_name
    change_worker(worker=lan, note="", by="tests")
    assert started(client, job, worker_process).state == "done"


def test_only_one_of_two_clicks_starts_it(aoki, lan, asked_by, client_as, worker_process):
    client = client_as(aoki)
    job = asked_by(aoki)
    client.post(reverse("forms:job-start", args=[job.pk]))
    client.post(reverse("forms:job-start", args=[job.pk]))
    assert worker_process() == 1
    make_form_job(job.pk)
    assert AuditEntry.objects.filter(verb="official_form.rendered").count() == 1


def test_the_page_shows_how_far_it_is_and_works_without_javascript(aoki, lan, asked_by, client_as):
    client = client_as(aoki)
    job = asked_by(aoki)
    FormJob.objects.filter(pk=job.pk).update(state="making", total=4, done=1, failed=1)
    page = client.get(reverse("forms:job", args=[job.pk]))
    assert '<progress max="100" value="50">' in page.content.decode()
    assert page.headers["Refresh"] == "5"
    answer = client.get(reverse("forms:job-progress", args=[job.pk])).json()
    assert (answer["percent"], answer["is_running"]) == (50, True)


def test_a_queue_that_cannot_be_reached_is_said_and_nothing_is_lost(aoki, lan, asked_by, client_as):
    client = client_as(aoki)
    job = asked_by(aoki)
    page = client.post(reverse("forms:job-start", args=[job.pk]), follow=True)
    assert "バックグラウンド処理に接続できません" in page.content.decode()
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.documents.count() == 1


def test_a_large_job_is_looked_through_in_the_background(
    aoki, crowd, asked_by, client_as, worker_process, monkeypatch
):
    monkeypatch.setattr("cases.form_making.services.jobs.AT_ONCE_UP_TO", 2)
    job = asked_by(aoki)
    assert job.state == "checking"
    worker_process()
    job.refresh_from_db()
    assert job.state == "checked"


def test_numbers_stay_masked_for_those_who_may_not_reveal_them(
    kimura, lan, asked_by, client_as, worker_process
):
    client = client_as(kimura)
    job = started(client, asked_by(kimura), worker_process)
    content = client.get(reverse("forms:job-file", args=[job.pk])).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = PdfReader(io.BytesIO(archive.read(archive.namelist()[0]))).pages[0].extract_text()
    assert "NGUYEN THI LAN" in text
    assert CARD not in text
    (entry,) = AuditEntry.objects.filter(verb="official_form.rendered")
    assert entry.details["numbers"] == []


def test_the_file_is_for_who_asked_for_it_alone(aoki, sato, lan, asked_by, client_as, worker_process):
    job = started(client_as(aoki), asked_by(aoki), worker_process)
    for name in ("forms:job", "forms:job-file", "forms:job-progress", "forms:job-manifest"):
        assert client_as(aoki).get(reverse(name, args=[job.pk])).status_code == 200
        assert client_as(sato).get(reverse(name, args=[job.pk])).status_code == 404
    assert AuditEntry.objects.filter(verb="form_job.downloaded").count() == 1


def test_when_the_support_contract_has_ended_the_job_is_gone_with_its_file(
    kimura, lan, kita_contract, asked_by, client_as, worker_process
):
    client = client_as(kimura)
    job = started(client, asked_by(kimura), worker_process)
    assert client.get(reverse("forms:job-file", args=[job.pk])).status_code == 200
    change_support_contract(contract=kita_contract, ends_on=date(2026, 11, 22), by="tests")
    assert client.get(reverse("forms:job-file", args=[job.pk])).status_code == 404
    assert client.get(reverse("forms:job", args=[job.pk])).status_code == 404
    assert "sample_card_sheet" not in client.get(reverse("forms:jobs")).content.decode()


def test_what_is_no_longer_seen_when_the_job_runs_is_not_made(
    kimura, lan, kita_contract, asked_by, client_as, worker_process
):
    job = asked_by(kimura)
    client_as(kimura).post(reverse("forms:job-start", args=[job.pk]))
    change_support_contract(contract=kita_contract, ends_on=date(2026, 11, 22), by="tests")
    worker_process()
    job.refresh_from_db()
    assert (job.state, job.done) == ("failed", 0)


def test_files_are_deleted_when_their_time_is_over(
    aoki, lan, asked_by, client_as, worker_process, on_2026_11_23, django_capture_on_commit_callbacks
):
    client = client_as(aoki)
    job = started(client, asked_by(aoki), worker_process)
    path = Path(settings.MEDIA_ROOT) / job.stored_name
    assert CARD.encode() not in path.read_bytes()
    on_2026_11_23.shift(timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        sweep_form_jobs()
    assert not path.exists()
    job.refresh_from_db()
    assert job.state == "expired"
    assert not job.documents.exists()
    assert client_as(aoki).get(reverse("forms:job", args=[job.pk])).status_code == 200


def test_a_worker_process_that_died_leaves_a_job_that_can_be_started_again(
    aoki, lan, asked_by, client_as, worker_process, on_2026_11_23
):
    client = client_as(aoki)
    job = asked_by(aoki)
    FormJob.objects.filter(pk=job.pk).update(state="making")
    on_2026_11_23.shift(timedelta(hours=2))
    sweep_form_jobs()
    job.refresh_from_db()
    assert job.state == "failed"
    assert started(client, job, worker_process).state == "done"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"from_on": "2026-11-30", "to_on": "2026-11-01"}, "to_on"),
        ({"filed_on": "2019-01-01"}, "filed_on"),
        ({"language": "en"}, "language"),
        ({"rows": "1;2"}, "rows"),
        ({"rows": "987654321"}, "__all__"),
        ({"form": "no_such_form"}, "form"),
    ],
)
def test_a_wrong_request_is_refused_by_field_and_stays_in_the_form(
    said, field, aoki, lan, sample, client_as, yamada
):
    data = {"form": sample.slug, "place": f"organization-{yamada.pk}", "output": "zip"} | said
    answer = client_as(aoki).post(reverse("forms:bulk"), data)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["form"].data["output"] == "zip"
    assert not FormJob.objects.exists()


def test_too_many_at_once_are_refused(aoki, crowd, sample, client_as, yamada, monkeypatch):
    monkeypatch.setattr("cases.form_making.services.jobs.MOST_FORMS", 2)
    data = {"form": sample.slug, "place": f"organization-{yamada.pk}", "output": "zip"}
    answer = client_as(aoki).post(reverse("forms:bulk"), data)
    assert answer.status_code == 422
    assert "2 件まで" in str(answer.context["form"].errors)


def test_nothing_of_another_place_can_be_asked_for(mori_hr, lan, sample, client_as, yamada):
    data = {"form": sample.slug, "place": f"organization-{yamada.pk}", "output": "zip"}
    answer = client_as(mori_hr).post(reverse("forms:bulk"), data)
    assert answer.status_code == 422
    assert "place" in answer.context["form"].errors


def test_the_page_of_a_job_asks_a_fixed_number_of_questions(
    aoki, crowd, asked_by, client_as, django_assert_max_num_queries
):
    client = client_as(aoki)
    job = asked_by(aoki)
    with django_assert_max_num_queries(20):
        client.get(reverse("forms:job", args=[job.pk]))

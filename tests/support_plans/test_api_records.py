"""What proves support, over the API: recorded, corrected, handed out; outsiders get 404."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from compliance.reckoning.interview_questions import interview_questions
from support_plans.models import RegularInterview, SupportFile, SupportLog

pytestmark = pytest.mark.django_db

HELD_ON = date(2026, 11, 20)


@pytest.fixture
def kimuras(api_as, kimura):
    return api_as(kimura)


def fields(answer):
    return {problem["field"] for problem in answer.json()["errors"]}


def a_log(worker, **facts):
    return {
        "worker": worker.pk,
        "obligation": "life_orientation",
        "performed_on": "2026-11-20",
        "mode": "in_person",
        "started_at": "10:00",
        "ended_at": "12:00",
        "language": "vi",
        **facts,
    }


# --- logs


def test_a_session_is_recorded_judged_and_sent_again_without_harm(kimuras, lan, kita):
    body = a_log(lan, client_key=str(uuid.uuid4()), topics=["disaster"])
    made = kimuras.post("/api/v1/support-logs/", body)
    assert made.status_code == 201, made.content
    log = made.json()
    assert (log["judgement"], log["findings"], log["is_proof"]) == ("acceptable", [], True)
    assert (log["minutes"], log["staff_name"], log["support_organization"]) == (120, "Kimura", kita.pk)
    assert {entry["rule"] for entry in log["because"]} >= {"support/modes"}
    assert kimuras.post("/api/v1/support-logs/", body).json()["id"] == log["id"]
    assert SupportLog.objects.count() == 1


def test_what_is_wrong_is_said_field_by_field(kimuras, lan):
    wrong = kimuras.post("/api/v1/support-logs/", a_log(lan, performed_on="2026-12-01", language=""))
    assert wrong.status_code == 400
    assert fields(wrong) == {"performed_on", "language"}
    unknown = kimuras.post("/api/v1/support-logs/", a_log(lan, obligation="singing", mode="pigeon"))
    assert fields(unknown) == {"obligation", "mode"}


def test_a_correction_answers_with_the_new_version(kimuras, lan):
    made = kimuras.post("/api/v1/support-logs/", a_log(lan)).json()
    corrected = kimuras.post(
        f"/api/v1/support-logs/{made['id']}/correct/", {"reason": "the end was wrong", "ended_at": "12:30"}
    )
    assert corrected.status_code == 201, corrected.content
    assert (corrected.json()["version"], corrected.json()["minutes"]) == (2, 150)
    assert corrected.json()["replaces"] == made["id"]
    current = kimuras.get("/api/v1/support-logs/", {"current": "true"}).json()["results"]
    assert [log["id"] for log in current] == [corrected.json()["id"]]


def test_outsiders_find_nothing_and_those_who_only_read_write_nothing(
    api_as, kimuras, lan, minh, mori_hr, kansa, sysadm
):
    made = kimuras.post("/api/v1/support-logs/", a_log(lan)).json()
    path = f"/api/v1/support-logs/{made['id']}/"
    assert api_as(mori_hr).get(path).status_code == 404
    assert api_as(mori_hr).post(f"{path}correct/", {"reason": "x"}).status_code == 404
    assert api_as(sysadm).get(path).status_code == 403
    assert api_as(kansa).get(path).status_code == 200
    assert api_as(kansa).post("/api/v1/support-logs/", a_log(lan)).status_code == 403
    assert kimuras.post("/api/v1/support-logs/", a_log(minh)).status_code == 400, "Kita does not support Minh"
    assert SupportLog.objects.count() == 1


# --- interviews


def test_an_interview_from_the_first_word_to_its_follow_up(kimuras, lan):
    opened = kimuras.post("/api/v1/interviews/", {"worker": lan.pk, "interview_with": "worker"})
    assert opened.status_code == 201, opened.content
    path = f"/api/v1/interviews/{opened.json()['id']}/"
    incomplete = kimuras.post(f"{path}hold/")
    assert (incomplete.status_code, fields(incomplete)) == (400, {"held_on"})
    answers = {
        question.slug: {"has_problem": False} for question in interview_questions("worker", on=HELD_ON)
    }
    answers["pay"] = {"has_problem": True, "detail": "遅れた"}
    sheet = {"held_on": "2026-11-20", "language": "vi", "has_nonconformity": False, "answers": answers}
    assert fields(kimuras.patch(path, sheet)) == {"revision"}
    saved = kimuras.patch(path, {**sheet, "revision": 1})
    assert (saved.status_code, saved.json()["revision"]) == (200, 2), saved.content
    stale = kimuras.patch(path, {"remarks": "mine", "revision": 1})
    assert (stale.status_code, fields(stale)) == (400, {"revision"})
    assert stale.json()["errors"][0]["code"] == "conflict"
    held = kimuras.post(f"{path}hold/")
    assert held.status_code == 200, held.content
    assert (held.json()["state"], len(held.json()["answers"])) == ("held", 18)
    (follow_up,) = held.json()["follow_ups"]
    assert (follow_up["kind"], follow_up["what"]) == ("problem", "遅れた")
    done = kimuras.post(
        f"/api/v1/interview-follow-ups/{follow_up['id']}/record/",
        {"done_on": "2026-11-23", "outcome": "支払われた"},
    )
    assert done.json()["done_on"] == "2026-11-23", done.content
    assert kimuras.get("/api/v1/interview-follow-ups/", {"done": "false"}).json()["count"] == 0
    corrected = kimuras.post(f"{path}correct/", {"reason": "typo", "remarks": "訂正"})
    assert (corrected.status_code, corrected.json()["version"]) == (201, 2), corrected.content


def test_the_answers_field_is_named_when_one_is_wrong(kimuras, lan):
    opened = kimuras.post("/api/v1/interviews/", {"worker": lan.pk, "interview_with": "worker"}).json()
    path = f"/api/v1/interviews/{opened['id']}/"
    wrong = kimuras.patch(path, {"revision": 1, "answers": {"weather": {"has_problem": False}}})
    assert fields(wrong) == {"answers.weather"}
    assert RegularInterview.objects.get().revision == 1


def test_outsiders_find_no_interview(api_as, kimuras, lan, mori_hr):
    opened = kimuras.post("/api/v1/interviews/", {"worker": lan.pk, "interview_with": "worker"}).json()
    path = f"/api/v1/interviews/{opened['id']}/"
    stranger = api_as(mori_hr)
    assert stranger.get(path).status_code == 404
    assert stranger.patch(path, {"revision": 1, "remarks": "x"}).status_code == 404
    assert stranger.post(f"{path}hold/").status_code == 404


# --- consultations


def test_a_consultation_is_pursued_passed_on_and_closed(kimuras, api_as, lan, mori_hr):
    made = kimuras.post(
        "/api/v1/consultations/",
        {
            "worker": lan.pk,
            "received_on": "2026-11-20",
            "channel": "phone",
            "topic": "給与",
            "content": "残業代",
            "language": "vi",
        },
    )
    assert made.status_code == 201, made.content
    path = f"/api/v1/consultations/{made.json()['id']}/"
    step = kimuras.post(f"{path}steps/", {"happened_on": "2026-11-21", "what": "確認した"})
    assert [one["what"] for one in step.json()["steps"]] == ["確認した"]
    assert kimuras.post(f"{path}put-off/", {"follow_up_on": "2026-12-01"}).status_code == 200
    assert kimuras.post(f"{path}escalate/", {"reason": "給与計算"}).json()["state"] == "escalated"
    empty = kimuras.post(f"{path}close/", {"closed_on": "2026-11-22", "response": " "})
    assert fields(empty) == {"response"}
    closed = kimuras.post(f"{path}close/", {"closed_on": "2026-11-22", "response": "支払われた"})
    assert closed.json()["state"] == "closed", closed.content
    assert kimuras.post(f"{path}reopen/", {"reason": "また"}).json()["state"] == "escalated"
    assert api_as(mori_hr).get(path).status_code == 404
    assert api_as(mori_hr).post(f"{path}close/", {}).status_code == 404


# --- files


def test_a_file_is_attached_handed_out_and_voided(kimuras, api_as, lan, mori_hr, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    log = kimuras.post("/api/v1/support-logs/", a_log(lan)).json()
    pdf = SimpleUploadedFile("確認書.pdf", b"%PDF-1.7 signed")
    made = kimuras.post("/api/v1/support-files/", {"file": pdf, "log": log["id"]}, format="multipart")
    assert made.status_code == 201, made.content
    assert (made.json()["content_type"], made.json()["name"]) == ("application/pdf", "確認書.pdf")
    path = f"/api/v1/support-files/{made.json()['id']}/"
    answer = kimuras.get(f"{path}download/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 signed"
    assert answer["Content-Disposition"].startswith("attachment;")
    for address in (path, f"{path}download/"):
        assert api_as(mori_hr).get(address).status_code == 404
    assert kimuras.post(f"{path}void/", {"reason": "wrong one"}).json()["void_reason"] == "wrong one"


def test_a_bad_file_names_the_field(kimuras, lan):
    log = kimuras.post("/api/v1/support-logs/", a_log(lan)).json()
    false_type = SimpleUploadedFile("form.pdf", b"MZ\x90\x00 not a form")
    refused = kimuras.post(
        "/api/v1/support-files/", {"file": false_type, "log": log["id"]}, format="multipart"
    )
    assert (refused.status_code, fields(refused)) == (400, {"file"})
    nothing = SimpleUploadedFile("form.pdf", b"%PDF-1.7")
    refused = kimuras.post("/api/v1/support-files/", {"file": nothing}, format="multipart")
    assert refused.status_code == 400
    assert not SupportFile.objects.exists()

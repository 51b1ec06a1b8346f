"""5-5 and 5-6: an interview on record becomes the report; what is no proof stays a draft."""

from __future__ import annotations

from datetime import date, time

import pytest

from cases.official_forms import interview_report_supervisor, interview_report_worker
from cases.official_forms.interview_report_facts import Nonconformity, ReportFacts
from compliance.reckoning.interview_questions import interview_questions
from support_plans.services.interviews import hold_interview, open_interview, save_interview

FILED_ON = date(2026, 11, 23)
QUESTIONS = [question.slug for question in interview_questions("worker", on=FILED_ON)]


@pytest.fixture
def held(lan, kimura):
    """An interview held on 2026-11-20; one question found a problem."""

    def hold(interview_with="worker", *, is_held=True, **facts):
        sheet = open_interview(worker=lan, by=kimura, interview_with=interview_with)
        usual = {
            "held_on": date(2026, 11, 20),
            "started_at": time(14, 0),
            "ended_at": time(14, 40),
            "place": "蒲田店",
            "language": "vi" if interview_with == "worker" else "ja",
            "interviewer_post": "officer",
            "has_nonconformity": False,
            "remarks": "日本語の試験を受ける予定\n12月に一時帰国",
            **({} if interview_with == "worker" else {
                "supervisor_name": "鈴木 次郎", "supervisor_title": "店長", "supervisor_department": "蒲田店",
            }),
        }  # fmt: skip
        answers = dict.fromkeys(QUESTIONS, (False, "")) | {"pay": (True, "残業代が少ない")}
        sheet = save_interview(
            interview=sheet, by=kimura, revision=sheet.revision, facts=usual | facts, answers=answers
        )
        return hold_interview(interview=sheet, by=kimura) if is_held else sheet

    return hold


def made(module, interview, user=None):
    return module.collect(interview, filed_on=FILED_ON, language="ja", user=user)


@pytest.mark.django_db
def test_an_interview_with_a_worker_fills_the_report(held):
    form = made(interview_report_worker, held())
    assert (form["name"].value, form["organization"].value) == ("NGUYEN THI LAN", "株式会社山田食品")
    assert (form["held_on"].day, form["mode"].value) == (date(2026, 11, 20), "in_person")
    assert (form["interviewer"].value, form["post"].value) == ("Kimura", "officer")
    assert (form["pay"].value, form["pay_detail"].value) == ("yes", "残業代が少ない")
    assert (form["health"].value, form["health_detail"].value) == ("no", "")
    assert form["has_nonconformity"].is_no
    assert form["remarks"].value == "日本語の試験を受ける予定\n12月に一時帰国"
    assert form["written_on"].day == date(2026, 11, 23)
    assert form["worker_guided"].is_blank
    assert form.is_complete


@pytest.mark.django_db
def test_an_interview_with_a_supervisor_names_the_supervisor_and_no_worker(held):
    form = made(interview_report_supervisor, held("supervisor"))
    assert (form["supervisor"].value, form["supervisor_department"].value) == ("鈴木 次郎 店長", "蒲田店")
    assert "NGUYEN THI LAN" not in {box.value for box in form.all_fields()}
    assert form.is_complete


@pytest.mark.django_db
def test_a_sheet_still_being_written_stays_a_draft(held):
    form = made(interview_report_worker, held(is_held=False))
    assert [(lack.key, lack.lack) for lack in form.missing] == [
        ("held_on", "unfinished"), ("written_on", "blank"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_an_interview_that_does_not_count_is_no_proof(held):
    form = made(interview_report_worker, held(language="ja"))
    assert [(lack.key, lack.lack) for lack in form.missing] == [("held_on", "not_proof")]


def test_what_nobody_answered_stays_open_and_is_named():
    form = interview_report_worker.fill(ReportFacts(interview_with="worker"), filed_on=FILED_ON)
    missing = {lack.key for lack in form.missing}
    assert missing == {
        "name", "organization", "held_on", "interviewer", "post", "has_nonconformity", "written_on",
        *QUESTIONS,
    }  # fmt: skip
    assert {str(lack.label) for lack in form.missing} > {
        "3①① 雇用契約と異なる業務に従事していないこと（問題の有無）",
        "3⑤② その他（問題の有無）",
    }


def test_a_standard_not_met_asks_what_was_done_about_it():
    report = {"interview_with": "worker", "has_nonconformity": True}
    open_form = interview_report_worker.fill(ReportFacts(**report), filed_on=FILED_ON)
    assert {lack.key for lack in open_form.missing} >= {
        "happened_on", "nonconformity", "worker_guided", "employer_told", "notification_advised",
        "authority_told",
    }  # fmt: skip
    done = Nonconformity(
        happened_on=date(2026, 10, 31),
        detail="10月分の残業代の一部が支払われていない。",
        guided_to="大田労働基準監督署",
        told_on=date(2026, 11, 21),
        told_whom="山田 太郎",
        is_notification_advised=True,
        not_reported_reason="会社が是正を約束したため",
    )
    form = interview_report_worker.fill(ReportFacts(**report, nonconformity=done), filed_on=FILED_ON)
    assert (form["worker_guided"].value, form["guided_to"].value) == ("yes", "大田労働基準監督署")
    assert (form["told_on"].value, form["told_whom"].value) == ("2026年11月21日", "山田 太郎")
    assert (form["authority_told"].value, form["not_reported_reason"].value) == (
        "no", "会社が是正を約束したため",
    )  # fmt: skip
    assert {lack.key for lack in form.missing}.isdisjoint(
        {"happened_on", "guided_to", "told_on", "reported_on", "reported_to"}
    )


def test_an_interview_by_radio_has_no_box_and_says_so():
    form = interview_report_worker.fill(ReportFacts(interview_with="worker", mode="radio"), filed_on=FILED_ON)
    assert form["mode"].is_blank
    assert form.warnings == ("interview_mode_has_no_box",)

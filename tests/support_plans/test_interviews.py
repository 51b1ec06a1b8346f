"""Regular interviews: a sheet saved as it is filled, held only when it is whole, followed up, corrected."""

from __future__ import annotations

import uuid
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from compliance.deadlines.models import Deadline
from compliance.reckoning.interview_questions import interview_questions as questions
from compliance.reckoning.interview_questions import report_to
from support_plans.models import RegularInterview, SupportTask
from support_plans.services.interviews import (
    correct_interview,
    hold_interview,
    open_interview,
    record_follow_up,
    save_interview,
)

pytestmark = pytest.mark.django_db

HELD_ON = date(2026, 11, 20)
ONLINE = {
    "mode": "online",
    "worker_consented_on": date(2026, 11, 1),
    "supervisor_consented_on": date(2026, 11, 1),
    "is_recorded": True,
    "recording_location": "共有フォルダ 2026Q4",
    "is_alone": True,
}


def no_problem(interview_with="worker"):
    return {question.slug: (False, "") for question in questions(interview_with, on=HELD_ON)}


@pytest.fixture
def sheet(lan, kimura):
    """A whole sheet of an interview with Lan, or with her supervisor, not held yet."""

    def fill(interview_with="worker", worker=lan, by=kimura, answers=(), **facts):
        interview = open_interview(worker=worker, by=by, interview_with=interview_with)
        usual = {
            "held_on": HELD_ON,
            "started_at": time(14, 0),
            "ended_at": time(14, 40),
            "place": "蒲田店 会議室",
            "language": "vi" if interview_with == "worker" else "ja",
            "has_nonconformity": False,
            **({} if interview_with == "worker" else {"supervisor_name": "店長 鈴木"}),
        }
        return save_interview(
            interview=interview,
            by=by,
            revision=interview.revision,
            facts=usual | facts,
            answers=no_problem(interview_with) | dict(answers),
        )

    return fill


def refused(act, *args, **facts):
    with pytest.raises(ValidationError) as error:
        act(*args, **facts)
    return set(error.value.message_dict)


def test_the_sheet_asks_eighteen_questions_under_five_headings():
    for interview_with in ("worker", "supervisor"):
        groups = [question.group for question in questions(interview_with, on=HELD_ON)]
        assert [groups.count(group) for group in dict.fromkeys(groups)] == [3, 6, 5, 2, 2]
    assert len(no_problem()) == 18
    assert questions("worker", on=HELD_ON)[0].ja == "雇用契約と異なる業務に従事していないこと。"


# --- the sheet is saved as it is filled


def test_a_sheet_is_opened_once_for_a_key(lan, kimura, kita):
    key = uuid.uuid4()
    first = open_interview(worker=lan, by=kimura, interview_with="worker", client_key=key)
    again = open_interview(worker=lan, by=kimura, interview_with="worker", client_key=key)
    assert (first.pk, first.state, first.support_organization) == (again.pk, "draft", kita)
    assert first.interviewer_name == "Kimura"


def test_a_half_filled_sheet_is_kept_as_it_is(lan, kimura):
    interview = open_interview(worker=lan, by=kimura, interview_with="worker")
    saved = save_interview(
        interview=interview,
        by=kimura,
        revision=1,
        facts={"held_on": date(2027, 1, 5), "remarks": "途中"},
        answers={"pay": (True, "")},
    )
    assert (saved.revision, saved.state, saved.remarks) == (2, "draft", "途中")
    answer = saved.answers.get()
    assert (answer.question, answer.has_problem) == ("pay", True)
    save_interview(interview=saved, by=kimura, revision=2, answers={"pay": (False, "")})
    assert saved.answers.get().has_problem is False


def test_two_writers_do_not_overwrite_each_other(lan, kimura, kondo):
    interview = open_interview(worker=lan, by=kimura, interview_with="worker")
    save_interview(interview=interview, by=kondo, revision=1, facts={"remarks": "Kondo's"})
    assert refused(
        save_interview, interview=interview, by=kimura, revision=1, facts={"remarks": "Kimura's"}
    ) == {"revision"}
    interview.refresh_from_db()
    assert (interview.remarks, interview.revision) == ("Kondo's", 2)


def test_what_no_sheet_holds_is_named(lan, kimura):
    interview = open_interview(worker=lan, by=kimura, interview_with="worker")
    assert refused(save_interview, interview=interview, by=kimura, revision=1, facts={"state": "held"}) == {
        "state"
    }
    assert refused(
        save_interview, interview=interview, by=kimura, revision=1, answers={"weather": (False, "")}
    ) == {"answers.weather"}


# --- it is held only when it is whole


def test_an_empty_sheet_says_everything_that_is_missing(lan, kimura):
    interview = open_interview(worker=lan, by=kimura, interview_with="worker")
    assert refused(hold_interview, interview=interview, by=kimura) == {"held_on"}
    save_interview(interview=interview, by=kimura, revision=1, facts={"held_on": HELD_ON})
    missing = refused(hold_interview, interview=interview, by=kimura)
    assert missing == {"language", "has_nonconformity"} | {f"answers.{slug}" for slug in no_problem()}
    interview.refresh_from_db()
    assert interview.state == "draft"


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({"held_on": date(2026, 11, 24)}, {"held_on"}),
        ({"held_on": date(2025, 3, 31)}, {"held_on"}),
        ({"language": ""}, {"language"}),
        ({"interviewer_name": ""}, {"interviewer_name"}),
        ({"supervisor_name": "ＫＩＭＵＲＡ"}, {"interviewer_name"}),
        ({"ended_at": None}, {"ended_at"}),
        ({"has_nonconformity": None}, {"has_nonconformity"}),
        ({"answers": {"pay": (True, " ")}}, {"answers.pay"}),
        ({"mode": "online"}, {"is_recorded", "is_alone"}),
        (ONLINE | {"recording_location": ""}, {"recording_location"}),
        ({"written_on": date(2026, 11, 19)}, {"written_on"}),
        (
            {"has_nonconformity": True, "employer_told_on": date(2026, 11, 20)},
            {
                "nonconformity_on",
                "nonconformity_detail",
                "worker_guided_to",
                "employer_told_on",
                "authority_reported_on",
                "is_notification_advised",
            },
        ),
    ],
)
def test_what_cannot_be_names_its_field_and_the_sheet_stays(kimura, sheet, facts, fields):
    interview = sheet(**facts)
    assert refused(hold_interview, interview=interview, by=kimura) == fields
    interview.refresh_from_db()
    assert (interview.state, interview.place) == ("draft", "蒲田店 会議室")


def test_before_work_began_there_is_no_interview(minh, aoki, sheet):
    interview = sheet(worker=minh, by=aoki, held_on=date(2026, 9, 30))
    assert refused(hold_interview, interview=interview, by=aoki) == {"held_on"}


def test_the_supervisor_is_named_and_asked_apart(kimura, sheet):
    interview = sheet("supervisor", supervisor_name="")
    assert refused(hold_interview, interview=interview, by=kimura) == {"supervisor_name"}


def test_an_interviewer_is_in_one_place_at_a_time(lan, kimura, kondo, sheet, log_support):
    log_support(lan, kondo, started_at=time(14, 30), ended_at=time(15, 0))
    interview = sheet()
    assert refused(hold_interview, interview=interview, by=kimura) == {"started_at"}


# --- once held


def test_an_interview_pair_moves_the_next_ones(lan, kimura, sheet):
    assert lan.last_interview_on == date(2026, 8, 26)
    for interview_with, start in (("worker", 14), ("supervisor", 15)):
        interview = sheet(interview_with, started_at=time(start, 0), ended_at=time(start, 40))
        held = hold_interview(interview=interview, by=kimura)
        assert (held.state, held.judgement, held.findings) == ("held", "acceptable", [])
        assert held.written_on == date(2026, 11, 23)
    lan.refresh_from_db()
    assert (lan.last_interview_on, lan.last_supervisor_interview_on) == (HELD_ON, HELD_ON)
    due = Deadline.objects.filter(worker=lan, kind="interview_worker", state="open").get()
    assert due.due_on == date(2027, 2, 20)
    done = SupportTask.objects.filter(worker=lan, kind="interview_worker", state="done")
    assert [task.done_on for task in done] == [HELD_ON]


def test_one_entered_late_never_sets_the_count_back(lan, kimura, sheet):
    hold_interview(interview=sheet(held_on=date(2026, 8, 1)), by=kimura)
    lan.refresh_from_db()
    assert lan.last_interview_on == date(2026, 8, 26)


def test_a_held_sheet_is_no_longer_changed(kimura, sheet):
    held = hold_interview(interview=sheet(), by=kimura)
    assert refused(
        save_interview, interview=held, by=kimura, revision=held.revision, facts={"remarks": "x"}
    ) == {"interview"}
    assert refused(hold_interview, interview=held, by=kimura) == {"interview"}


@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        ({"language": "ja"}, "interview_language_not_understood"),
        (ONLINE | {"worker_consented_on": None}, "worker_consent_missing"),
        (ONLINE | {"supervisor_consented_on": None}, "supervisor_consent_missing"),
        (ONLINE | {"worker_consented_on": date(2026, 11, 21)}, "worker_consent_missing"),
        (ONLINE | {"is_recorded": False}, "recording_missing"),
        ({"mode": "radio"}, "radio_for_fishing_alone"),
    ],
)
def test_one_the_law_does_not_accept_is_kept_and_counts_for_nothing(lan, kimura, sheet, facts, finding):
    held = hold_interview(interview=sheet(**facts), by=kimura)
    assert (held.state, held.judgement) == ("held", "not_acceptable")
    assert finding in held.findings
    lan.refresh_from_db()
    assert lan.last_interview_on == date(2026, 8, 26)
    assert not SupportTask.objects.filter(worker=lan, kind="interview_worker", state="done").exists()


def test_online_with_all_conditions_counts(lan, kimura, sheet):
    held = hold_interview(interview=sheet(**ONLINE), by=kimura)
    assert held.findings == ["first_interview_desirable_in_person"]
    lan.refresh_from_db()
    assert lan.last_interview_on == HELD_ON


def test_somebody_else_in_the_room_leaves_a_doubt(kimura, sheet):
    held = hold_interview(interview=sheet(**ONLINE | {"is_alone": False}), by=kimura)
    assert (held.judgement, held.findings[0]) == ("doubtful", "not_alone")


# --- what it brings up


def test_a_problem_is_followed_up_and_one_of_protection_proposes_a_report(lan, kimura, sheet):
    answers = {"days_off": (True, "有給を断られた"), "own_documents": (True, "店長が旅券を預かる")}
    held = hold_interview(interview=sheet(answers=answers), by=kimura)
    found = {(each.kind, each.question, each.what) for each in held.follow_ups.all()}
    assert found == {
        ("problem", "days_off", "有給を断られた"),
        ("problem", "own_documents", "店長が旅券を預かる"),
        ("report", "own_documents", "店長が旅券を預かる"),
    }
    dues = Deadline.objects.filter(worker=lan, kind="interview_follow_up", state="open").order_by("due_on")
    assert [due.due_on for due in dues] == [date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 4)]
    assert report_to("own_documents", on=HELD_ON) == ("regional_immigration_bureau",)


def test_a_problem_found_online_calls_for_a_meeting_in_person(kimura, sheet):
    held = hold_interview(interview=sheet(**ONLINE, answers={"health": (True, "咳が続く")}), by=kimura)
    assert {each.kind for each in held.follow_ups.all()} == {"problem", "in_person"}


def test_a_standard_not_met_is_followed_up_and_reported(kimura, sheet):
    told = {
        "has_nonconformity": True,
        "nonconformity_on": date(2026, 11, 10),
        "nonconformity_detail": "割増賃金の不払い",
        "worker_guided_to": "大田労働基準監督署",
        "employer_told_on": HELD_ON,
        "employer_told_whom": "代表取締役 山田太郎",
        "is_notification_advised": True,
        "authority_not_reported_reason": "会社が確認中",
    }
    held = hold_interview(interview=sheet(**told), by=kimura)
    assert {each.kind for each in held.follow_ups.all()} == {"nonconformity", "report"}


def test_a_follow_up_is_done_with_an_outcome(kimura, sheet):
    held = hold_interview(interview=sheet(answers={"pay": (True, "遅れた")}), by=kimura)
    follow_up = held.follow_ups.get()
    assert refused(
        record_follow_up, follow_up=follow_up, by=kimura, done_on=date(2026, 11, 22), outcome=" "
    ) == {"outcome"}
    assert refused(
        record_follow_up, follow_up=follow_up, by=kimura, done_on=date(2026, 11, 19), outcome="x"
    ) == {"done_on"}
    record_follow_up(follow_up=follow_up, by=kimura, done_on=date(2026, 11, 22), outcome="支払われた")
    due = Deadline.objects.get(subject=f"interview_follow_up:{follow_up.pk}")
    assert (due.state, due.settle_note) == ("settled", "followed_up")


# --- corrected


def test_a_correction_is_a_new_version_that_takes_follow_ups_along(lan, kimura, sheet):
    held = hold_interview(
        interview=sheet(answers={"pay": (True, "遅れた"), "health": (True, "咳")}), by=kimura
    )
    corrected = correct_interview(
        interview=held,
        by=kimura,
        reason="給与は期日に支払われていた",
        facts={"remarks": "給与明細を確認"},
        answers={"pay": (False, "")},
    )
    held.refresh_from_db()
    assert (corrected.version, corrected.replaces, corrected.state) == (2, held, "held")
    assert held.superseded_at is not None
    assert held.answers.get(question="pay").has_problem is True
    assert list(RegularInterview.objects.held()) == [corrected]
    follow_ups = {each.question: each.outcome for each in corrected.follow_ups.all()}
    assert follow_ups == {"pay": "給与は期日に支払われていた", "health": ""}
    assert corrected.answers.count() == 18


def test_a_correction_that_does_not_count_opens_the_task_again(lan, kimura, sheet):
    held = hold_interview(interview=sheet(), by=kimura)
    task_id = held.task_id
    correct_interview(interview=held, by=kimura, reason="日本語だった", facts={"language": "ja"})
    assert SupportTask.objects.get(pk=task_id).state != "done"


def test_a_bad_correction_changes_nothing(kimura, sheet):
    held = hold_interview(interview=sheet(), by=kimura)
    assert refused(
        correct_interview, interview=held, by=kimura, reason="typo", facts={"held_on": date(2027, 1, 1)}
    ) == {"held_on"}
    held.refresh_from_db()
    assert held.superseded_at is None
    assert RegularInterview.objects.count() == 1


def test_an_outsider_opens_no_sheet(lan, minh, mori_hr, kimura):
    for person, worker in ((mori_hr, lan), (kimura, minh)):
        with pytest.raises(ValidationError):
            open_interview(worker=worker, by=person, interview_with="worker")

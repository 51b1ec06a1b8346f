"""The report of an interview: what it lacks, what contradicts, and what the answers call for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compliance.reckoning.interview_follow_ups import proposed_follow_ups
from compliance.reckoning.interview_questions import (
    authorities,
    interview_questions,
    question_groups,
    report_to,
)
from compliance.reckoning.interview_record import (
    InterviewFacts,
    NonconformityFacts,
    interview_findings,
    interview_judgement,
)

TODAY = date(2026, 11, 25)
HELD = date(2026, 11, 20)
WHOLE = InterviewFacts(
    held_on=HELD,
    interviewer="佐藤 健",
    language="vi",
    worker_languages=("vi",),
    problems={question.slug: False for question in interview_questions("worker", on=HELD)},
    has_nonconformity=False,
    written_on=date(2026, 11, 21),
    contract_concluded_on=date(2026, 6, 1),
    started_on=date(2026, 8, 3),
    previous_on=date(2026, 8, 25),
)
SUPERVISOR = replace(
    WHOLE, interview_with="supervisor", supervisor="田中 一郎（工場長）", language="", worker_languages=()
)
ONLINE = replace(
    WHOLE,
    mode="online",
    worker_consents=True,
    supervisor_consents=True,
    is_recorded=True,
    recording_location="サーバー",
    is_alone=True,
    interview_choice="both",
)
DEALT_WITH = NonconformityFacts(
    happened_on=date(2026, 11, 1),
    detail="割増賃金の不払い",
    worker_guided_to="労働基準監督署",
    employer_told_on=date(2026, 11, 20),
    employer_told_whom="社長",
    is_notification_advised=True,
    authority_not_reported_reason="是正を確認中",
)


def problem(question, detail="あり", **changes):
    return replace(WHOLE, problems={**WHOLE.problems, question: True}, details={question: detail}, **changes)


def unmet(**changes):
    return problem("pay", has_nonconformity=True, nonconformity=replace(DEALT_WITH, **changes))


def codes(facts):
    return [(one.code, one.row) for one in interview_findings(facts, on=TODAY)]


@pytest.mark.parametrize("facts", [WHOLE, SUPERVISOR, ONLINE, problem("days_off"), unmet()])
def test_a_whole_report_has_nothing_against_it(facts):
    assert codes(facts) == []
    assert interview_judgement(interview_findings(facts, on=TODAY)) == "acceptable"


@pytest.mark.parametrize(
    ("facts", "code", "row"),
    [
        (replace(WHOLE, held_on=None), "interview_day_missing", "head"),
        (replace(WHOLE, interviewer=" "), "interviewer_missing", "head"),
        (replace(SUPERVISOR, supervisor=""), "supervisor_missing", "head"),
        (replace(WHOLE, contract_concluded_on=date(2026, 11, 21)), "interview_before_contract", "head"),
        (replace(WHOLE, contract_ended_on=date(2026, 11, 19)), "interview_after_contract", "head"),
        (replace(WHOLE, written_on=date(2026, 11, 19)), "written_before_interview", "closing"),
        (replace(WHOLE, mode="phone"), "interview_mode_not_allowed", "head"),
        (replace(WHOLE, mode="radio"), "radio_for_fishing_alone", "head"),
        (replace(ONLINE, worker_consents=False), "worker_consent_missing", "head"),
        (replace(ONLINE, supervisor_consents=False), "supervisor_consent_missing", "head"),
        (replace(ONLINE, is_recorded=False), "recording_missing", "head"),
        (replace(ONLINE, interview_choice="in_person_only"), "interview_online_against_wish", "head"),
        (replace(WHOLE, language=""), "interview_language_missing", "head"),
        (replace(WHOLE, language="ja"), "interview_language_not_understood", "head"),
        (replace(WHOLE, problems={**WHOLE.problems, "pay": None}), "question_unanswered", "pay"),
        (problem("pay", detail=" "), "problem_detail_missing", "pay"),
        (replace(WHOLE, has_nonconformity=None), "nonconformity_undecided", "nonconformity"),
        (unmet(happened_on=None), "nonconformity_day_missing", "nonconformity"),
        (unmet(detail=""), "nonconformity_detail_missing", "nonconformity"),
        (unmet(worker_guided_to=""), "nonconformity_worker_answer_missing", "nonconformity"),
        (unmet(employer_told_whom=""), "nonconformity_employer_answer_missing", "nonconformity"),
        (unmet(is_notification_advised=None), "nonconformity_notification_unsaid", "nonconformity"),
        (
            unmet(authority_not_reported_reason=""),
            "nonconformity_authority_answer_missing",
            "nonconformity",
        ),
    ],
)
def test_what_is_lacking_makes_it_no_proof(facts, code, row):
    found = interview_findings(facts, on=TODAY)
    assert [(one.code, one.row) for one in found] == [(code, row)]
    assert interview_judgement(found) == "not_acceptable"
    assert found[0].because
    assert found[0].in_language("vi")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(ONLINE, is_alone=None), "not_alone"),
        (replace(ONLINE, recording_location=""), "recording_place_missing"),
        (
            replace(ONLINE, desirable=("first_interview_desirable_in_person",)),
            "first_interview_desirable_in_person",
        ),
        (replace(WHOLE, mode="radio", field_code="fishery"), "radio_to_confirm"),
        (replace(WHOLE, previous_on=date(2026, 8, 19)), "interval_longer_than_allowed"),
        (problem("own_documents"), "protection_problem_without_nonconformity"),
        (
            replace(WHOLE, has_nonconformity=True, nonconformity=DEALT_WITH),
            "nonconformity_without_problem",
        ),
    ],
)
def test_what_is_doubtful_asks_a_person_to_look(facts, code):
    found = interview_findings(facts, on=TODAY)
    assert [one.code for one in found] == [code]
    assert interview_judgement(found) == "doubtful"


def test_an_interview_in_the_future_proves_nothing():
    ahead = replace(WHOLE, held_on=date(2026, 11, 26), written_on=None, previous_on=date(2026, 8, 31))
    assert codes(ahead) == [("interview_in_future", "head")]


def test_three_months_to_the_day_are_in_time():
    assert codes(replace(WHOLE, previous_on=date(2026, 8, 20))) == []


def test_before_april_2025_an_interview_online_proves_nothing():
    old = replace(
        ONLINE,
        held_on=date(2025, 3, 31),
        written_on=None,
        contract_concluded_on=date(2024, 6, 1),
        started_on=date(2024, 8, 1),
        previous_on=date(2025, 1, 10),
    )
    assert codes(old) == [("interview_mode_not_allowed", "head")]


def test_every_problem_is_followed_up():
    (only,) = proposed_follow_ups(problem("daily_life"), on=TODAY)
    assert (only.kind, only.question, only.due_on, only.authorities) == (
        "problem",
        "daily_life",
        date(2026, 12, 4),
        (),
    )


def test_a_passport_taken_away_proposes_a_report_to_immigration():
    found = proposed_follow_ups(problem("own_documents"), on=TODAY)
    assert [(one.kind, one.due_on, one.authorities) for one in found] == [
        ("problem", date(2026, 12, 4), ()),
        ("report", date(2026, 11, 27), ("regional_immigration_bureau",)),
    ]


def test_unpaid_wages_propose_a_report_to_the_labour_office_once_a_standard_was_not_met():
    assert [one.kind for one in proposed_follow_ups(problem("pay"), on=TODAY)] == ["problem"]
    found = proposed_follow_ups(unmet(), on=TODAY)
    assert [(one.kind, one.authorities) for one in found] == [
        ("problem", ()),
        ("report", ("labour_standards_office",)),
        ("nonconformity", ()),
    ]


def test_somebody_in_the_room_calls_for_an_interview_in_person():
    found = proposed_follow_ups(replace(ONLINE, is_alone=False), on=TODAY)
    assert [one.kind for one in found] == ["in_person"]
    assert proposed_follow_ups(WHOLE, on=TODAY) == ()


@pytest.mark.parametrize("interview_with", ["worker", "supervisor"])
def test_there_are_eighteen_questions_in_five_groups(interview_with):
    questions = interview_questions(interview_with, on=HELD)
    groups = [group.slug for group in question_groups(HELD)]
    counts = [len([one for one in questions if one.group == group]) for group in groups]
    assert counts == [3, 6, 5, 2, 2]
    assert [one.slug for one in questions] == [one.slug for one in interview_questions("worker", on=HELD)]


def test_the_questions_are_word_for_word_those_of_the_form():
    worker = {one.slug: one.ja for one in interview_questions("worker", on=HELD)}
    supervisor = {one.slug: one.ja for one in interview_questions("supervisor", on=HELD)}
    assert worker["days_off"] == "休日、休暇等が適切に付与されていること（一時帰国休暇を含む）"
    assert supervisor["charges"] == "定期的に負担する食費，居住費等が合意したとおりの内容であること。"
    assert supervisor["own_documents"] == "旅券・在留カードを管理していないこと。"


def test_an_interview_before_the_edition_we_know_has_its_questions():
    assert len(interview_questions("worker", on=date(2023, 5, 1))) == 18


def test_every_authority_proposed_is_known():
    known = {each.slug for each in authorities(TODAY)}
    for question in interview_questions("worker", on=TODAY):
        assert set(report_to(question.slug, on=TODAY)) <= known

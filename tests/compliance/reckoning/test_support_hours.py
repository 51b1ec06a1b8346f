"""Several sessions of guidance or orientation, summed against the plan and the law."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from compliance.reckoning.support_hours import SupportSession, sum_sessions
from compliance.reckoning.support_record import judgement, support_record

ORIENTATION = "life_orientation"
GUIDANCE = "pre_arrival_guidance"


def session(day, start, end, **facts):
    given = {"mode": "in_person", "language": "vi", **facts}
    return SupportSession(
        on=date(2026, 11, day), starts_at=time.fromisoformat(start), ends_at=time.fromisoformat(end), **given
    )


def summed(obligation, *sessions, planned=None):
    return sum_sessions(
        obligation=obligation, sessions=sessions, planned_hours=planned, worker_languages=("vi",)
    )


def test_two_sessions_make_the_eight_hours_of_the_plan():
    found = summed(
        ORIENTATION, session(5, "09:00", "13:00"), session(6, "13:00", "17:00"), planned=Decimal(8)
    )
    assert (found.minutes, found.hours, found.lacking, found.warnings) == (480, 8.0, (), ())
    assert found.acceptable
    assert {rule.id for rule in found.because} >= {"support/orientation_hours", "support/modes"}


@pytest.mark.parametrize(
    ("end", "lacking", "warnings"),
    [
        ("12:59", ("too_short",), ()),
        ("13:00", (), ("shorter_than_standard",)),
        ("16:59", (), ("shorter_than_standard",)),
        ("17:00", (), ()),
    ],
)
def test_orientation_counts_from_four_hours_and_is_whole_with_eight(end, lacking, warnings):
    found = summed(ORIENTATION, session(5, "09:00", end))
    assert (found.lacking, found.warnings) == (lacking, warnings)


@pytest.mark.parametrize(
    ("end", "lacking", "warnings"),
    [
        ("09:59", ("too_short",), ()),
        ("10:00", (), ("shorter_than_standard",)),
        ("12:00", (), ()),
    ],
)
def test_guidance_counts_from_one_hour_and_is_whole_with_three(end, lacking, warnings):
    found = summed(GUIDANCE, session(5, "09:00", end))
    assert (found.lacking, found.warnings) == (lacking, warnings)


def test_four_hours_are_enough_at_the_same_site():
    found = summed(ORIENTATION, session(5, "09:00", "13:00", circumstances="same_site"))
    assert (found.lacking, found.warnings) == ((), ())


def test_less_than_the_plan_promised_is_lacking():
    found = summed(GUIDANCE, session(5, "09:00", "12:00"), planned=Decimal("3.5"))
    assert found.lacking == ("shorter_than_planned",)


def test_a_session_that_does_not_count_adds_nothing():
    found = summed(
        GUIDANCE,
        session(5, "09:00", "11:00"),
        session(6, "09:00", "11:00", mode="document"),
        session(7, "09:00", "11:00", language="ja"),
    )
    assert found.minutes == 120
    assert [one.judgement for one in found.sessions] == ["acceptable", "not_acceptable", "not_acceptable"]
    assert [one.record.findings for one in found.sessions][1:] == [
        ("mode_not_allowed",),
        ("language_not_understood",),
    ]


def test_nothing_that_counts_proves_nothing():
    assert summed(GUIDANCE, session(5, "09:00", "12:00", mode="email")).lacking == ("no_session_counts",)
    assert summed(GUIDANCE).lacking == ("no_session_counts",)


def test_sessions_that_overlap_count_once_and_stand_in_the_way():
    found = summed(ORIENTATION, session(5, "12:00", "18:00"), session(5, "09:00", "13:00"))
    assert (found.minutes, found.lacking) == (540, ("sessions_overlap",))
    within = summed(
        ORIENTATION, session(5, "09:00", "18:00"), session(5, "10:00", "11:00"), session(5, "12:00", "13:00")
    )
    assert (within.minutes, within.lacking) == (540, ("sessions_overlap",))
    apart = summed(ORIENTATION, session(5, "13:00", "18:00"), session(5, "09:00", "13:00"))
    assert (apart.minutes, apart.lacking) == (540, ())


def test_topics_nobody_covered_are_named():
    half = session(5, "09:00", "17:00", topics=("daily_life", "notifications", "contacts", "medical"))
    found = summed(ORIENTATION, half)
    assert (found.warnings, found.topics_missing) == (
        ("topics_not_covered",),
        ("safety", "legal_protection"),
    )
    rest = session(6, "09:00", "10:00", topics=("safety", "legal_protection"))
    assert summed(ORIENTATION, half, rest).warnings == ()


def test_guidance_belongs_between_contract_and_application():
    def held(day, **days):
        one = session(day, "09:00", "12:00")
        found = sum_sessions(obligation=GUIDANCE, sessions=[one], worker_languages=("vi",), **days)
        return found.lacking, found.warnings

    between = {"contract_concluded_on": date(2026, 11, 5), "application_on": date(2026, 11, 10)}
    assert held(5, **between) == ((), ())
    assert held(9, **between) == ((), ())
    assert held(4, **between) == (("guidance_before_contract",), ())
    assert held(10, **between) == ((), ("guidance_after_application",))


def test_orientation_comes_after_the_entry():
    facts = {"obligation": ORIENTATION, "sessions": [session(5, "09:00", "17:00")]}
    assert sum_sessions(**facts, entered_on=date(2026, 11, 5)).lacking == ()
    assert sum_sessions(**facts, entered_on=date(2026, 11, 6)).lacking == ("orientation_before_entry",)


def test_without_times_the_minutes_written_count():
    found = summed(GUIDANCE, SupportSession(on=date(2026, 11, 5), minutes=180, mode="video", language="vi"))
    assert (found.minutes, found.lacking) == (180, ())


@pytest.mark.parametrize(
    ("facts", "judged"),
    [
        ({"obligation": "accompaniment", "mode": "in_person"}, "acceptable"),
        ({"obligation": "accompaniment", "mode": "phone"}, "doubtful"),
        ({"obligation": "life_orientation", "hours": 6}, "doubtful"),
        ({"obligation": "life_orientation", "hours": 3.5}, "not_acceptable"),
        ({"obligation": "pre_arrival_guidance", "mode": "email"}, "not_acceptable"),
        ({"obligation": "housing", "performed_by": "rso_subcontractor"}, "not_acceptable"),
        (
            {"obligation": "consultation", "language": "ja", "worker_languages": ["vi"]},
            "not_acceptable",
        ),
    ],
)
def test_a_record_is_acceptable_doubtful_or_not(facts, judged):
    record = support_record(**{"performed_by": "employer", "on": date(2026, 11, 5), **facts})
    assert judgement(record) == judged

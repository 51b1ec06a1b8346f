"""5-8 and 5-9: the sessions that count are listed, each with its times; nothing else is."""

from __future__ import annotations

from datetime import date, time

import pytest

from cases.official_forms import guidance_confirmation, orientation_confirmation
from cases.official_forms.session_confirmation_facts import ConfirmationFacts, Session
from support_plans.services.logs import record_support

FILED_ON = date(2026, 11, 23)


@pytest.fixture
def session(lan, kimura):
    def log(day, start, end, **facts):
        usual = {
            "obligation": "life_orientation", "mode": "in_person", "language": "vi", "place": "蒲田店",
            "performed_by": "rso",
        }  # fmt: skip
        return record_support(
            worker=lan, by=kimura, performed_on=day, started_at=start, ended_at=end, **usual | facts
        )

    return log


@pytest.mark.django_db
def test_the_sessions_of_the_orientation_are_listed(session, kimura):
    first = session(date(2026, 11, 18), time(9, 0), time(13, 30))
    session(date(2026, 11, 19), time(13, 0), time(17, 5))
    form = orientation_confirmation.collect(first, filed_on=FILED_ON, language="vi", user=kimura)
    assert (form["giver"].value, form["explained_by"].value) == ("きた支援センター", "Kimura")
    times = ("from_hour", "from_minute", "to_hour", "to_minute")
    lines = [
        (row["held_on"].day, *(row[name].value for name in times))
        for row in form.rows_of("sessions")
    ]  # fmt: skip
    assert lines == [
        (date(2026, 11, 18), "9", "00", "13", "30"),
        (date(2026, 11, 19), "13", "00", "17", "05"),
    ]
    assert form.is_complete


@pytest.mark.django_db
def test_a_session_that_is_not_acceptable_is_not_printed_as_proof(session, kimura):
    refused = session(date(2026, 11, 18), time(9, 0), time(13, 0), language="ja")
    session(date(2026, 11, 19), time(9, 0), time(12, 0))
    assert refused.judgement == "not_acceptable"
    form = orientation_confirmation.collect(refused, filed_on=FILED_ON, language="ja", user=kimura)
    assert [row["held_on"].day for row in form.rows_of("sessions")] == [date(2026, 11, 19)]
    # Three hours are not enough, and that is said.
    (lack,) = form.missing
    assert (lack.key, lack.lack) == ("sessions", "not_proof")
    assert lack.detail


@pytest.mark.django_db
def test_another_body_s_sessions_are_not_shown(session, lan, mori_hr):
    log = session(date(2026, 11, 18), time(9, 0), time(13, 0))
    form = orientation_confirmation.collect(log, filed_on=FILED_ON, language="ja", user=mori_hr)
    assert form.rows_of("sessions") == ()
    assert {lack.key for lack in form.missing} == {"sessions", "giver", "explained_by"}


def test_a_session_without_times_says_which_are_missing():
    facts = ConfirmationFacts(
        worker="NGUYEN THI LAN",
        givers=("山田食品株式会社",),
        explained_by=("青木",),
        sessions=(Session(held_on=date(2026, 3, 2)),),
    )
    form = guidance_confirmation.fill(facts, filed_on=FILED_ON)
    assert {(lack.row, lack.place) for lack in form.missing} == {(1, "log")}
    assert len(form.missing) == 4

"""Consultations and complaints: open ones remind, are passed on, and are closed with an outcome."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from compliance.deadlines.models import Deadline
from support_plans.models import Consultation
from support_plans.services.consultations import (
    add_step,
    close_consultation,
    escalate,
    put_off,
    receive_consultation,
    reopen,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def receive():
    def take(worker, by, **facts):
        usual = {
            "received_on": date(2026, 11, 20),
            "channel": "phone",
            "topic": "給与",
            "content": "残業代が少ないと思う。",
            "language": "vi",
        }
        return receive_consultation(worker=worker, by=by, **usual | facts)

    return take


def deadline_of(consultation):
    return Deadline.objects.get(kind="consultation_follow_up", subject=f"consultation:{consultation.pk}")


def test_an_open_consultation_reminds_the_body(lan, kimura, kita, receive):
    consultation = receive(lan, kimura)
    assert (consultation.support_organization, consultation.handler_name) == (kita, "Kimura")
    assert (consultation.judgement, consultation.state) == ("acceptable", "open")
    due = deadline_of(consultation)
    assert (due.due_on, due.safe_on) == (date(2026, 11, 27), date(2026, 11, 23))
    assert (due.state, due.responsible) == ("open", "support_body")
    assert [entry["rule"] for entry in due.basis] == ["support/target_consultation_follow_up"]


def test_one_at_an_employer_that_supports_itself_reminds_the_employer(minh, aoki, receive):
    assert deadline_of(receive(minh, aoki)).responsible == "organization"


def test_a_worker_who_is_not_understood_is_no_consultation(lan, kimura, receive):
    assert receive(lan, kimura, language="ja").judgement == "not_acceptable"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"received_on": date(2026, 11, 24)}, "received_on"),
        ({"received_on": date(2025, 3, 31)}, "received_on"),
        ({"language": ""}, "language"),
        ({"topic": ""}, "topic"),
        ({"channel": "pigeon"}, "channel"),
        ({"follow_up_on": date(2026, 11, 1)}, "follow_up_on"),
        ({"state": "closed"}, "state"),
    ],
)
def test_what_is_wrong_names_its_field(lan, kimura, receive, facts, field):
    with pytest.raises(ValidationError) as error:
        receive(lan, kimura, **facts)
    assert set(error.value.message_dict) == {field}
    assert not Consultation.objects.exists()


def test_what_is_sent_twice_is_kept_once(lan, kimura, receive):
    key = uuid.uuid4()
    assert receive(lan, kimura, client_key=key).pk == receive(lan, kimura, client_key=key).pk


def test_passed_on_it_reminds_the_employer_and_put_off_it_reminds_later(lan, kimura, receive):
    consultation = receive(lan, kimura)
    put_off(consultation=consultation, by=kimura, follow_up_on=date(2026, 12, 10))
    assert deadline_of(consultation).due_on == date(2026, 12, 10)
    escalate(consultation=consultation, by=kimura, reason="給与計算は受入れ機関でしか分からない")
    assert deadline_of(consultation).responsible == "organization"
    assert (consultation.state, consultation.escalated_on) == ("escalated", date(2026, 11, 23))


def test_steps_lead_to_an_outcome_and_it_can_be_taken_up_again(lan, kimura, receive):
    consultation = receive(lan, kimura)
    add_step(consultation=consultation, by=kimura, happened_on=date(2026, 11, 21), what="店長に確認した")
    with pytest.raises(ValidationError) as error:
        close_consultation(consultation=consultation, by=kimura, closed_on=date(2026, 11, 22), response=" ")
    assert set(error.value.message_dict) == {"response"}
    close_consultation(
        consultation=consultation, by=kimura, closed_on=date(2026, 11, 22), response="差額が支払われた"
    )
    assert deadline_of(consultation).state == "settled"
    with pytest.raises(ValidationError):
        add_step(consultation=consultation, by=kimura, happened_on=date(2026, 11, 22), what="まだある")
    reopen(consultation=consultation, by=kimura, reason="翌月も同じだった")
    assert deadline_of(consultation).state == "open"
    assert [step.what for step in consultation.steps.all()] == ["店長に確認した"]


@pytest.mark.parametrize("day", [date(2026, 11, 19), date(2026, 11, 24)])
def test_nothing_is_done_before_it_was_received_or_after_today(lan, kimura, receive, day):
    consultation = receive(lan, kimura)
    for act in (
        lambda: add_step(consultation=consultation, by=kimura, happened_on=day, what="x"),
        lambda: escalate(consultation=consultation, by=kimura, reason="x", on=day),
        lambda: close_consultation(consultation=consultation, by=kimura, closed_on=day, response="x"),
    ):
        with pytest.raises(ValidationError):
            act()


def test_an_outsider_takes_up_nothing(lan, minh, mori_hr, kimura, receive):
    for person, worker in ((mori_hr, lan), (kimura, minh)):
        with pytest.raises(ValidationError):
            receive(worker, person)

"""The window for the certificate of the manufacturing test stands in the ledger while the case is open."""

from __future__ import annotations

from datetime import date

import pytest

from cases import services
from compliance.deadlines.models import Deadline
from compliance.deadlines.services import repost_everything
from compliance.desk import wording

PROCEDURE = "ssw2_manufacturing_exam"
WINDOW = {"certificate_window_opens_on": "2027-01-06", "certificate_window_closes_on": "2027-01-19"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def exam(lan, aoki):
    return services.open_case(organization=lan.organization, worker=lan, procedure=PROCEDURE, by=aoki)


def window():
    return Deadline.objects.get(kind="ssw2_manufacturing_window")


def rules(deadline):
    return [entry["rule"] for entry in deadline.basis]


def test_a_round_that_is_not_announced_is_looked_up_and_says_so(exam, lan):
    due = window()

    assert (due.worker, due.state, due.responsible) == (lan, "open", "worker")
    assert (due.opens_on, due.due_on, due.safe_on) == (None, date(2026, 12, 7), date(2026, 12, 7))
    assert due.warnings == ["window_not_announced"]
    assert "受付期間を公式サイトで確認する日です" in wording.warning(due.warnings[0])
    assert rules(due) == [
        "second_status/manufacturing_certificate_window",
        "second_status/manufacturing_window_lookup",
    ]


def test_a_window_entered_with_the_case_moves_it(exam, aoki):
    services.answer_for_case(case=exam, answers=WINDOW, by=aoki)

    due = window()
    assert (due.opens_on, due.due_on) == (date(2027, 1, 6), date(2027, 1, 19))
    assert due.warnings == ["window_as_entered"]
    assert rules(due) == ["second_status/manufacturing_certificate_window"]


def test_the_step_within_the_window_takes_its_day_from_the_ledger(exam, aoki):
    assert exam.steps.get(slug="submit_certificate").due_on == date(2026, 12, 7)

    services.answer_for_case(case=exam, answers=WINDOW, by=aoki)

    assert exam.steps.get(slug="submit_certificate").due_on == date(2027, 1, 19)


def test_the_step_taken_settles_it_and_taken_back_opens_it(exam, aoki):
    step = exam.steps.get(slug="submit_certificate")
    services.take_step(step=step, by=aoki)
    assert (window().state, window().settle_note) == ("settled", "case_step_taken")

    services.undo_step(step=step, by=aoki)
    assert window().state == "open"

    services.skip_step(step=step, reason="受験しない", by=aoki)
    assert window().state == "withdrawn"


def test_a_case_given_up_withdraws_it_and_taken_up_again_posts_it(exam, aoki):
    services.abandon(case=exam, reason="受験を見送る", by=aoki)
    assert window().state == "withdrawn"

    services.reopen(case=exam, reason="次回を受ける", by=aoki)
    assert window().state == "open"


def test_a_case_completed_settles_it(exam, aoki):
    services.complete(case=exam, by=aoki)

    assert (window().state, window().settle_note) == ("settled", "case_closed")


def test_reckoning_everything_again_changes_nothing(exam):
    before = window().posted_at

    moves = [move for move in repost_everything() if move.kind == "ssw2_manufacturing_window"]

    assert moves == []
    assert window().posted_at == before


def test_no_other_case_has_such_a_window(renewal):
    assert not Deadline.objects.filter(kind="ssw2_manufacturing_window").exists()

"""What has to be done for a worker, by when: from the contract to the way home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compliance.reckoning import deadlines
from compliance.reckoning.support_tasks import (
    TASK_KINDS,
    SupportFacts,
    task_deadline,
    task_obligation,
    wanted_tasks,
)

TODAY = date(2026, 11, 25)
ARRIVED = SupportFacts(
    status="ssw1",
    contract_concluded_on=date(2026, 7, 1),
    starts_on=date(2026, 10, 5),
    permission_kind="landing",
    permitted_on=date(2026, 10, 1),
    planned_application_on=date(2026, 8, 3),
    plan_agreed_on=date(2026, 7, 20),
    address_since_on=date(2026, 10, 3),
)


def wanted(facts, on=TODAY):
    return {task.key: task for task in wanted_tasks(facts, on=on)}


def days(facts, on=TODAY):
    return {key: (task.safe_on, task.due_on) for key, task in wanted(facts, on).items()}


def test_a_worker_who_landed_is_owed_everything():
    assert days(ARRIVED) == {
        "plan_copy_to_worker:2026-07-20": (date(2026, 7, 20), date(2026, 7, 27)),
        "guidance": (date(2026, 7, 31), date(2026, 8, 2)),
        "arrival_transfer": (date(2026, 10, 1), date(2026, 10, 1)),
        "housing": (date(2026, 9, 24), date(2026, 10, 1)),
        "utilities": (date(2026, 10, 4), date(2026, 10, 8)),
        "consultation_contacts": (date(2026, 10, 8), date(2026, 10, 15)),
        "orientation:2026-10-01": (date(2026, 10, 8), date(2026, 10, 15)),
        "accompaniment:first": (date(2026, 10, 10), date(2026, 10, 17)),
        "bank_account": (date(2026, 10, 15), date(2026, 10, 31)),
        "mobile_phone": (date(2026, 10, 15), date(2026, 10, 31)),
        "japanese_learning": (date(2026, 11, 4), date(2026, 12, 4)),
        "interaction": (date(2026, 12, 4), date(2027, 1, 3)),
        "interview_worker:2027Q1": (date(2027, 1, 5), date(2027, 1, 5)),
        "interview_supervisor:2027Q1": (date(2027, 1, 5), date(2027, 1, 5)),
    }


@pytest.mark.parametrize("status", ["ssw2", "engineer", "technical_intern_2"])
def test_support_is_owed_to_ssw1_alone(status):
    assert wanted_tasks(replace(ARRIVED, status=status), on=TODAY) == ()


def test_guidance_comes_before_the_application_and_not_before_the_contract():
    guidance = wanted(ARRIVED)["guidance"]
    assert (guidance.opens_on, guidance.due_on) == (date(2026, 7, 1), date(2026, 8, 2))
    undecided = wanted(replace(ARRIVED, planned_application_on=None))["guidance"]
    assert (undecided.safe_on, undecided.due_on) == (date(2026, 7, 8), date(2026, 7, 15))


def test_nobody_is_met_who_is_already_there():
    changed = replace(ARRIVED, permission_kind="change")
    assert "arrival_transfer" not in wanted(changed)
    assert "arrival_transfer" not in wanted(replace(ARRIVED, already_in_japan=True))
    assert "orientation:2026-10-01" in wanted(changed)


def test_before_the_landing_the_planned_arrival_counts():
    awaited = replace(
        ARRIVED, permission_kind="", permitted_on=None, arrives_on=date(2026, 12, 1), address_since_on=None
    )
    found = wanted(awaited)
    assert found["arrival_transfer"].due_on == date(2026, 12, 1)
    assert "orientation:2026-12-01" in found


def test_an_extension_calls_for_no_new_orientation():
    extended = replace(ARRIVED, permission_kind="extension", permitted_on=date(2026, 11, 20))
    assert "orientation:2026-10-05" in wanted(extended)
    assert "orientation:2026-11-20" not in wanted(extended)


def test_a_row_the_plan_leaves_out_is_not_wanted():
    rows = {"arrival_transfer": False, "bank_account": False, "housing_search": False, "housing_lease": True}
    found = wanted(replace(ARRIVED, rows=rows))
    assert "arrival_transfer" not in found
    assert "bank_account" not in found
    assert found["housing"].rows == ("housing_search", "housing_lease", "housing_company")


def test_a_move_calls_for_company_again():
    moved = replace(ARRIVED, address_since_on=date(2027, 5, 1))
    found = days(moved, on=date(2027, 5, 2))
    assert found["accompaniment:move:2027-05-01"] == (date(2027, 5, 8), date(2027, 5, 15))
    assert found["accompaniment:first"] == (date(2026, 10, 8), date(2026, 10, 15))


def test_interviews_run_each_on_its_own_count():
    later = replace(
        ARRIVED, last_interview_on=date(2026, 11, 10), last_supervisor_interview_on=date(2026, 8, 31)
    )
    found = days(later)
    assert found["interview_worker:2027Q1"] == (date(2027, 2, 10), date(2027, 2, 10))
    assert found["interview_supervisor:2026Q4"] == (date(2026, 11, 30), date(2026, 11, 30))


def test_who_interviews_online_meets_in_person_first_and_once_a_year():
    online = replace(ARRIVED, interviews_online=True)
    assert wanted(online)["interview_in_person:2027Q1"].due_on == date(2027, 1, 5)
    met = replace(online, last_in_person_on=date(2026, 10, 20))
    assert wanted(met)["interview_in_person:2027Q4"].due_on == date(2027, 10, 20)
    assert not any(key.startswith("interview_in_person") for key in wanted(ARRIVED))


def test_without_a_plan_one_is_wanted_before_the_application():
    found = wanted(replace(ARRIVED, plan_agreed_on=None))
    plan = found["plan_agreement"]
    assert (plan.opens_on, plan.safe_on, plan.due_on) == (
        date(2026, 7, 1),
        date(2026, 7, 27),
        date(2026, 8, 2),
    )
    assert plan.obligation == ""
    assert not any(key.startswith("plan_copy") for key in found)


def test_what_was_recorded_elsewhere_is_not_asked_for_again():
    imported = replace(ARRIVED, plan_agreed_on=None, recorded_from_on=date(2026, 11, 20))
    found = days(imported)
    assert "guidance" not in found
    assert "orientation:2026-10-01" not in found
    assert found["plan_agreement"] == (date(2026, 12, 20), date(2026, 12, 20))
    assert found["japanese_learning"][1] == date(2026, 12, 4)
    assert "interview_worker:2027Q1" in found


def test_a_contract_the_employer_ends_calls_for_help_with_the_next_job():
    ended = replace(ARRIVED, ended_on=date(2026, 12, 10), end_reason="employer")
    found = days(ended)
    assert found["job_change_support"] == (date(2026, 12, 17), date(2026, 12, 24))
    assert found["departure_transfer"] == (date(2026, 12, 10), date(2027, 1, 9))
    assert "interview_worker:2027Q1" not in found, "the contract ends before it is due"
    assert set(days(ended, on=date(2026, 12, 11))) == {"job_change_support", "departure_transfer"}


@pytest.mark.parametrize("reason", ["worker_resigned", "dismissed_for_cause", "expiry", "illness"])
def test_other_ends_call_for_no_help_with_the_next_job(reason):
    ended = replace(ARRIVED, ended_on=date(2026, 11, 20), end_reason=reason)
    assert set(wanted(ended)) == {"departure_transfer"}


@pytest.mark.parametrize("reason", ["missing", "death"])
def test_nobody_is_seen_off_who_is_missing_or_dead(reason):
    assert wanted(replace(ARRIVED, ended_on=date(2026, 11, 20), end_reason=reason)) == {}


def test_the_day_of_departure_is_the_day_to_see_off():
    ended = replace(ARRIVED, ended_on=date(2026, 11, 20), end_reason="expiry", departs_on=date(2026, 12, 2))
    assert days(ended) == {"departure_transfer": (date(2026, 12, 2), date(2026, 12, 2))}


def test_nothing_is_wanted_for_one_who_has_left():
    assert wanted_tasks(replace(ARRIVED, left=True), on=TODAY) == ()


def test_every_task_becomes_a_deadline_that_says_why():
    ended = replace(ARRIVED, ended_on=date(2027, 3, 31), end_reason="employer", interviews_online=True)
    found = [*wanted_tasks(ended, on=TODAY), *wanted_tasks(replace(ended, plan_agreed_on=None), on=TODAY)]
    assert {task.kind for task in found} == set(TASK_KINDS)
    for task in found:
        due = deadlines.support_task_due(task)
        assert (due.kind, due.due_on, due.safe_on) == (task.deadline, task.due_on, task.safe_on)
        assert due.because[-1].id == f"deadlines/{task_deadline(task.kind)}"
        assert task.obligation == task_obligation(task.kind)
        assert len(task.key) <= 60


def test_a_day_before_the_rules_began_calls_for_nothing_and_stops_nothing():
    old = SupportFacts(status="ssw1", starts_on=date(2018, 10, 1), last_interview_on=date(2026, 10, 1))
    assert "interview_worker:2027Q1" in wanted(replace(old, last_supervisor_interview_on=date(2026, 10, 1)))


def test_follow_ups_fall_due_by_policy_or_on_the_day_set():
    (open_one,) = deadlines.consultation_deadlines(received_on=date(2026, 11, 2))
    assert (open_one.kind, open_one.safe_on, open_one.due_on) == (
        "consultation_follow_up",
        date(2026, 11, 5),
        date(2026, 11, 9),
    )
    (again,) = deadlines.consultation_deadlines(received_on=date(2026, 11, 2), follow_up_on=date(2026, 12, 1))
    assert (again.safe_on, again.due_on) == (date(2026, 12, 1), date(2026, 12, 1))
    (after,) = deadlines.interview_follow_up_deadlines(held_on=date(2026, 11, 2))
    assert (after.kind, after.safe_on, after.due_on) == (
        "interview_follow_up",
        date(2026, 11, 9),
        date(2026, 11, 16),
    )

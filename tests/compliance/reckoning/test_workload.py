"""Staff against the caps drafted for 2027: warned at the cap and above it, never barred."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reckoning.consultations import consultation_standing
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.workload import manager_course, workload

AFTER = date(2027, 4, 1)


def standing(staff, workers, clients, on=AFTER, **facts):
    found = workload(staff=staff, workers=workers, clients=clients, on=on, **facts)
    return found.workers_state, found.clients_state, found.warnings


@pytest.mark.parametrize(
    ("staff", "workers", "clients", "expected"),
    [
        (1, 49, 9, ("fine", "fine", ())),
        (1, 50, 9, ("at_boundary", "fine", ("workload_boundary_unsettled",))),
        (1, 49, 10, ("fine", "at_boundary", ("workload_boundary_unsettled",))),
        (1, 51, 9, ("above", "fine", ("workers_a_staff_above_cap",))),
        (1, 49, 11, ("fine", "above", ("clients_a_staff_above_cap",))),
        (2, 99, 19, ("fine", "fine", ())),
        (0, 0, 0, ("fine", "fine", ())),
        (0, 1, 1, ("above", "above", ("no_support_staff",))),
    ],
)
def test_the_caps(staff, workers, clients, expected):
    workers_state, clients_state, warnings = standing(staff, workers, clients)
    assert (workers_state, clients_state) == expected[:2]
    assert warnings == ("workload_caps_from_draft", *expected[2])


def test_before_the_change_the_count_looks_ahead():
    found = workload(staff=1, workers=60, clients=3, on=date(2026, 11, 25))
    assert (found.applies, found.applies_from) == (False, date(2027, 4, 1))
    assert (found.workers_cap, found.clients_cap) == (50, 10)
    assert found.warnings == (
        "workload_caps_from_draft",
        "workload_caps_not_yet_in_force",
        "workers_a_staff_above_cap",
    )
    assert found.because[0].id == "support_body/standards"


def test_a_body_registered_before_is_measured_at_its_next_renewal():
    found = workload(
        staff=1, workers=60, clients=3, on=date(2027, 4, 1), registration_expires_on=date(2028, 6, 30)
    )
    assert (found.applies, found.applies_from) == (False, date(2028, 7, 1))


def test_fewer_than_none_cannot_be():
    with pytest.raises(ImpossibleFacts, match="workers"):
        workload(staff=1, workers=-1, clients=0, on=AFTER)


def test_the_managers_course_is_good_for_three_years():
    good = manager_course(course_on=date(2026, 4, 10), on=date(2029, 4, 10))
    assert (good.valid_until, good.warnings) == (date(2029, 4, 10), ())
    assert manager_course(course_on=date(2026, 4, 10), on=date(2029, 4, 11)).warnings == (
        "manager_course_too_old",
    )
    assert manager_course(course_on=None, on=AFTER).warnings == ("manager_course_missing",)
    assert not manager_course(course_on=None, on=date(2026, 11, 25)).applies


def test_an_open_consultation_is_late_after_a_week_and_goes_up_after_two():
    received = date(2026, 11, 2)
    found = consultation_standing(received_on=received, on=date(2026, 11, 9))
    assert (found.follow_up_on, found.late_on, found.escalate_on) == (
        date(2026, 11, 5),
        date(2026, 11, 9),
        date(2026, 11, 16),
    )
    assert (found.is_late, found.is_to_be_escalated) == (False, False)
    assert consultation_standing(received_on=received, on=date(2026, 11, 10)).is_late
    worked_on = consultation_standing(
        received_on=received, on=date(2026, 11, 16), last_step_on=date(2026, 11, 12)
    )
    assert (worked_on.is_late, worked_on.is_to_be_escalated) == (False, True)
    closed = consultation_standing(received_on=received, on=date(2026, 12, 1), closed_on=date(2026, 11, 20))
    assert (closed.is_late, closed.is_to_be_escalated) == (False, False)

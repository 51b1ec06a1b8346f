"""The grid of quarters: red only once a quarter is over, and red for good; and interviews held online."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reckoning.interview_quarter import HeldInterview, mode_findings, quarter_grid

STARTED = date(2026, 1, 5)


def grid(*held, on, started_on=STARTED, ended_on=None, from_on=date(2026, 1, 1), to_on=date(2026, 12, 31)):
    cells = quarter_grid(
        held_on=held, started_on=started_on, ended_on=ended_on, from_on=from_on, to_on=to_on, on=on
    )
    return {cell.quarter: cell for cell in cells}


def states(*held, **facts):
    return {quarter: cell.state for quarter, cell in grid(*held, **facts).items()}


def test_nothing_is_owed_in_the_quarter_of_the_start():
    assert states(on=date(2026, 11, 25))["2026Q1"] == "not_owed"


def test_a_quarter_without_an_interview_is_missed_once_it_is_over():
    assert states(on=date(2026, 6, 30))["2026Q2"] == "planned_open"
    assert states(on=date(2026, 7, 1))["2026Q2"] == "missed"


def test_a_day_passed_in_an_open_quarter_is_told_and_not_red():
    cell = grid(on=date(2026, 4, 6))["2026Q2"]
    assert (cell.state, cell.due_on, cell.warnings) == (
        "planned_open",
        date(2026, 4, 5),
        ("day_passed_quarter_open",),
    )
    assert grid(on=date(2026, 4, 5))["2026Q2"].warnings == ()


def test_a_missed_quarter_stays_missed_whatever_is_held_later():
    assert states(date(2026, 3, 30), date(2026, 7, 2), date(2026, 10, 1), on=date(2026, 11, 25)) == {
        "2026Q1": "held",
        "2026Q2": "missed",
        "2026Q3": "held",
        "2026Q4": "held",
    }


def test_while_none_is_held_one_is_owed_in_every_quarter():
    cells = grid(on=date(2026, 11, 25))
    assert [cell.state for cell in cells.values()] == ["not_owed", "missed", "missed", "planned_open"]
    assert [cell.due_on for cell in cells.values()] == [
        None,
        date(2026, 4, 5),
        date(2026, 7, 5),
        date(2026, 10, 5),
    ]


def test_an_interview_after_its_day_counts_for_its_quarter_and_says_so():
    cell = grid(date(2026, 6, 1), on=date(2026, 11, 25))["2026Q2"]
    assert (cell.state, cell.held_on, cell.warnings) == (
        "held",
        (date(2026, 6, 1),),
        ("held_after_its_day",),
    )


def test_who_left_before_the_day_is_owed_nothing():
    assert states(ended_on=date(2026, 4, 4), on=date(2026, 11, 25)) == {
        "2026Q1": "not_owed",
        "2026Q2": "not_owed",
        "2026Q3": "not_owed",
        "2026Q4": "not_owed",
    }
    assert states(ended_on=date(2026, 4, 5), on=date(2026, 11, 25))["2026Q2"] == "missed"


def test_before_the_start_nothing_is_owed():
    cells = states(started_on=date(2026, 8, 31), on=date(2026, 11, 25))
    assert cells == {
        "2026Q1": "not_owed",
        "2026Q2": "not_owed",
        "2026Q3": "not_owed",
        "2026Q4": "planned_open",
    }


def test_a_cell_says_why():
    for cell in grid(on=date(2026, 11, 25)).values():
        assert cell.because[0].id == "interviews/interval"


def test_the_count_goes_on_over_the_years():
    cells = grid(
        date(2025, 12, 20),
        started_on=date(2024, 4, 1),
        from_on=date(2026, 2, 1),
        to_on=date(2026, 4, 1),
        on=date(2026, 4, 1),
    )
    assert {quarter: (cell.state, cell.due_on) for quarter, cell in cells.items()} == {
        "2026Q1": ("missed", date(2026, 3, 20)),
        "2026Q2": ("planned_open", date(2026, 6, 20)),
    }


def online(day, **facts):
    given = {"worker_consents": True, "supervisor_consents": True, "recorded": True, "interviewer": "佐藤"}
    return HeldInterview(held_on=day, mode="online", **{**given, **facts})


def met(day, interviewer="佐藤"):
    return HeldInterview(held_on=day, interviewer=interviewer)


def test_online_needs_both_consents_and_a_recording():
    (_first, found) = mode_findings(
        [met(date(2026, 1, 10)), online(date(2026, 4, 10), supervisor_consents=False, recorded=False)]
    )
    assert (found.allowed, found.missing) == (False, ("supervisor_consents", "recorded"))
    assert found.because[0].id == "support/interview_modes"


@pytest.mark.parametrize(
    ("interviews", "warnings"),
    [
        ([online(date(2026, 4, 10))], ("first_interview_desirable_in_person",)),
        ([met(date(2026, 1, 10)), online(date(2026, 4, 10))], ()),
        (
            [met(date(2026, 1, 10)), online(date(2026, 4, 10), interviewer="田中")],
            ("new_interviewer_desirable_in_person",),
        ),
        ([met(date(2025, 4, 9)), online(date(2026, 4, 10))], ("yearly_interview_desirable_in_person",)),
        ([met(date(2025, 4, 10)), online(date(2026, 4, 10))], ()),
        ([met(date(2026, 1, 10)), met(date(2026, 4, 10), interviewer="田中")], ()),
    ],
)
def test_three_occasions_are_desirable_in_person(interviews, warnings):
    assert mode_findings(interviews)[-1].warnings == warnings


def test_before_april_2025_online_does_not_count():
    (found,) = mode_findings([online(date(2025, 3, 31))])
    assert not found.allowed
    assert found.warnings == ("interview_not_face_to_face",)

"""Facts to deadlines: what falls due, on which days, and why."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reckoning import deadlines
from compliance.reckoning.exclusions import Exclusion
from compliance.reckoning.stays import Stay
from compliance.rulebook import RuleNotInForce, UnknownRule


def days(found):
    return {due.kind: (due.opens_on, due.safe_on, due.due_on, due.last_day) for due in found}


def test_a_card_gives_its_end_and_the_window_to_extend():
    found = deadlines.card_deadlines(expires_on=date(2027, 5, 31), status="ssw1")
    assert days(found) == {
        "card_expiry": (None, date(2027, 5, 31), date(2027, 5, 31), date(2027, 5, 31)),
        "extension_opens": (date(2027, 2, 28), date(2027, 2, 28), date(2027, 2, 28), date(2027, 2, 28)),
        "extension_last_day": (date(2027, 2, 28), date(2027, 5, 31), date(2027, 5, 31), date(2027, 5, 31)),
    }


def test_a_card_ending_on_a_sunday_is_planned_for_friday_and_never_moved():
    (expiry, _opens, last) = deadlines.card_deadlines(expires_on=date(2026, 11, 22))
    assert (expiry.safe_on, expiry.due_on) == (date(2026, 11, 20), date(2026, 11, 22))
    assert (last.safe_on, last.due_on) == (date(2026, 11, 20), date(2026, 11, 22))


def test_a_pending_application_adds_the_special_period():
    found = deadlines.card_deadlines(expires_on=date(2026, 11, 20), applied_on=date(2026, 11, 1))
    assert days(found)["special_period_end"] == (
        None,
        date(2027, 1, 20),
        date(2027, 1, 20),
        date(2027, 1, 20),
    )


def test_no_special_period_for_thirty_days_or_an_application_out_of_time():
    short = deadlines.card_deadlines(
        expires_on=date(2026, 11, 20), applied_on=date(2026, 11, 1), period_days=30
    )
    late = deadlines.card_deadlines(expires_on=date(2026, 11, 19), applied_on=date(2026, 11, 20))
    assert "special_period_end" not in days(short) | days(late)


def test_a_permanent_residents_card_has_only_its_own_end():
    assert set(days(deadlines.card_deadlines(expires_on=date(2027, 5, 31), status="permanent_resident"))) == {
        "card_expiry"
    }


def test_every_deadline_says_which_rule_it_rests_on():
    for due in deadlines.card_deadlines(expires_on=date(2027, 5, 31), applied_on=date(2027, 5, 1)):
        rules = [because.id for because in due.because]
        assert rules[-1] == f"deadlines/{due.kind}"
        assert len(rules) >= 2
        assert len(rules) == len(set(rules))


def test_a_complete_stay_history_gives_the_cap_and_what_comes_before_it():
    found = deadlines.total_stay_deadlines(
        stays=[Stay(status="ssw1", from_on=date(2023, 6, 1))], on=date(2026, 11, 23)
    )
    assert days(found) == {
        "five_year_cap": (None, date(2028, 6, 1), date(2028, 6, 1), date(2028, 6, 1)),
        "exclusion_request": (None, date(2028, 3, 1), date(2028, 3, 1), date(2028, 3, 1)),
        "ssw2_test_target": (date(2026, 12, 1), date(2027, 6, 1), date(2027, 6, 1), date(2027, 6, 1)),
    }


def test_an_approved_exclusion_moves_all_of_them():
    leave = Exclusion(
        kind="maternity",
        from_on=date(2026, 3, 1),
        to_on=date(2026, 6, 6),
        approved=True,
        applied_on=date(2026, 7, 1),
    )
    found = deadlines.total_stay_deadlines(
        stays=[Stay(status="ssw1", from_on=date(2023, 6, 1))], on=date(2026, 11, 23), exclusions=[leave]
    )
    assert days(found)["five_year_cap"][2] == date(2028, 9, 7)
    assert days(found)["exclusion_request"][2] == date(2028, 6, 7)


def test_no_cap_no_deadline():
    stays = [Stay(status="ssw2", from_on=date(2023, 6, 1))]
    assert deadlines.total_stay_deadlines(stays=stays, on=date(2026, 11, 23)) == []


def test_transition_preparation_ends_as_printed_or_as_reckoned():
    (reckoned,) = deadlines.transition_preparation_deadlines(permitted_on=date(2026, 11, 5))
    (printed,) = deadlines.transition_preparation_deadlines(
        permitted_on=date(2026, 11, 5), expires_on=date(2027, 5, 9)
    )
    assert (reckoned.due_on, reckoned.safe_on) == (date(2027, 5, 5), date(2027, 4, 30))
    assert (printed.due_on, printed.safe_on) == (date(2027, 5, 9), date(2027, 5, 7))


def test_interviews_run_from_the_start_and_then_from_the_last():
    first = days(deadlines.interview_deadlines(started_on=date(2026, 8, 31)))
    assert first["interview_worker"] == first["interview_supervisor"]
    assert first["interview_worker"][3] == date(2026, 11, 30)
    later = days(deadlines.interview_deadlines(started_on=date(2026, 1, 5), last_on=date(2026, 10, 5)))
    assert later["interview_worker"][3] == date(2027, 1, 5)
    assert later["interview_supervisor"][3] == date(2026, 4, 5)


def test_online_interviewers_are_told_to_meet_in_person():
    found = days(
        deadlines.interview_deadlines(started_on=date(2026, 1, 5), last_in_person_on=date(2026, 1, 5))
    )
    assert found["interview_in_person"][3] == date(2027, 1, 5)


def test_the_annual_report_of_a_year():
    (report,) = deadlines.annual_report_deadlines(fiscal_year=2025)
    assert (report.opens_on, report.safe_on, report.due_on, report.last_day) == (
        date(2026, 4, 1),
        date(2026, 5, 29),
        date(2026, 6, 1),
        date(2026, 5, 31),
    )
    assert report.warnings == ("closed_last_day_unsettled",)
    assert deadlines.annual_report_deadlines(fiscal_year=2024) == []


def test_a_support_body_gives_its_end_and_its_window():
    assert days(deadlines.support_body_deadlines(expires_on=date(2027, 5, 20))) == {
        "support_body_expiry": (None, date(2027, 5, 20), date(2027, 5, 20), date(2027, 5, 20)),
        "support_body_renewal_window": (
            date(2026, 11, 1),
            date(2027, 1, 29),
            date(2027, 1, 31),
            date(2027, 1, 31),
        ),
    }


@pytest.mark.parametrize("event", ["concluded", "ended", "changed"])
def test_a_support_contract_is_notified_for_ssw1_alone(event):
    (due,) = deadlines.support_contract_deadlines(event=event, happened_on=date(2026, 11, 9))
    assert (due.kind, due.due_on, due.safe_on) == (
        "notify_support_contract",
        date(2026, 11, 24),
        date(2026, 11, 20),
    )
    assert (
        deadlines.support_contract_deadlines(event=event, happened_on=date(2026, 11, 9), status="ssw2") == []
    )


def test_a_contract_ended_by_the_employer():
    found = days(deadlines.contract_ended_deadlines(ended_on=date(2026, 11, 9), reason="employer"))
    assert {kind: due_on for kind, (_opens, _safe, due_on, _last) in found.items()} == {
        "notify_contract_end_or_new": date(2026, 11, 24),
        "notify_difficulty": date(2026, 11, 24),
        "worker_notify_employer": date(2026, 11, 24),
        "hello_work_separation": date(2026, 11, 20),
        "record_retention": date(2027, 11, 9),
    }


def test_a_contract_that_ran_out_is_no_difficulty():
    found = days(deadlines.contract_ended_deadlines(ended_on=date(2026, 11, 9), reason="expiry"))
    assert "notify_difficulty" not in found


def test_the_dead_notify_nothing():
    found = days(deadlines.contract_ended_deadlines(ended_on=date(2026, 11, 9), reason="death"))
    assert "worker_notify_employer" not in found
    assert "notify_difficulty" in found


def test_what_ended_before_the_rules_began_is_owed_nothing():
    found = days(deadlines.contract_ended_deadlines(ended_on=date(2018, 11, 9), reason="employer"))
    assert "notify_contract_end_or_new" not in found
    assert "record_retention" not in found


def test_hiring():
    found = days(deadlines.hiring_deadlines(starts_on=date(2026, 11, 10)))
    assert found == {"hello_work_hire": (None, date(2026, 12, 10), date(2026, 12, 10), date(2026, 12, 10))}


def test_hiring_in_construction():
    found = days(deadlines.hiring_deadlines(starts_on=date(2026, 11, 10), is_construction=True))
    assert found["construction_acceptance_report"][3] == date(2026, 12, 10)
    assert found["construction_training"][3] == date(2027, 2, 10)


def test_a_further_contract_is_notified_by_both():
    found = days(deadlines.new_contract_deadlines(concluded_on=date(2026, 11, 2)))
    assert {kind: one[2] for kind, one in found.items()} == {
        "notify_contract_end_or_new": date(2026, 11, 16),
        "worker_notify_employer": date(2026, 11, 16),
    }


def test_a_changed_contract():
    (due,) = deadlines.contract_changed_deadlines(effective_on=date(2026, 12, 15))
    assert (due.kind, due.last_day, due.due_on, due.safe_on) == (
        "notify_contract_change",
        date(2026, 12, 29),
        date(2027, 1, 4),
        date(2026, 12, 28),
    )


def test_the_end_given_to_a_contract():
    (due,) = deadlines.contract_term_deadlines(ends_on=date(2027, 3, 31))
    assert (due.kind, due.due_on) == ("contract_end", date(2027, 3, 31))


def test_one_not_yet_at_work_a_month_on():
    (due,) = deadlines.not_started_deadlines(permitted_on=date(2026, 10, 1))
    assert (due.kind, due.due_on, due.last_day) == (
        "notify_not_started",
        date(2026, 11, 16),
        date(2026, 11, 15),
    )
    assert deadlines.not_started_deadlines(permitted_on=date(2024, 10, 1)) == []


def test_the_other_events():
    assert days(deadlines.difficulty_deadlines(happened_on=date(2026, 11, 2)))["notify_difficulty"]
    assert days(deadlines.nonconformity_deadlines(happened_on=date(2026, 11, 2)))["notify_nonconformity"]
    assert days(deadlines.support_difficulty_deadlines(learned_on=date(2026, 11, 2)))[
        "notify_support_difficulty"
    ]
    assert days(deadlines.support_plan_change_deadlines(happened_on=date(2026, 11, 2)))["notify_plan_change"]
    stopped = deadlines.inactivity_deadlines(stopped_on=date(2026, 9, 1), until=None, on=date(2026, 10, 1))
    assert days(stopped)["notify_inactivity"][3] == date(2026, 10, 15)


def test_passport_address_certificate_and_activity():
    assert days(deadlines.passport_deadlines(expires_on=date(2028, 1, 1)))["passport_expiry"][1] == date(
        2027, 12, 28
    )
    assert days(deadlines.address_deadlines(moved_on=date(2026, 11, 2)))["worker_address"][2] == date(
        2026, 11, 16
    )
    assert days(deadlines.coe_deadlines(issued_on=date(2026, 12, 10)))["coe_validity"][3] == date(2027, 3, 10)
    gone = deadlines.without_activity_deadlines(last_active_on=date(2026, 8, 31))
    assert days(gone)["worker_inactivity"][3] == date(2026, 11, 30)
    settled = deadlines.orientation_deadlines(entered_on=date(2026, 11, 2))
    assert days(settled)["orientation"] == (None, date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 16))


def test_the_catalogue_is_read_as_of_a_day():
    kind = deadlines.deadline_kind("card_expiry", on=date(2026, 11, 23))
    assert (kind.code, kind.severity, kind.responsible, kind.legal_harm) == (
        "D01",
        "critical",
        "organization",
        1,
    )
    assert kind.steps == (120, 90, 60, 30, 14, 7, 1, 0)
    assert kind.title_in("ja") == "在留期間の満了"
    assert kind.title_in("fr") == kind.title["en"]
    with pytest.raises(RuleNotInForce):
        deadlines.deadline_kind("annual_report", on=date(2025, 3, 31))
    with pytest.raises(UnknownRule):
        deadlines.deadline_kind("tea", on=date(2026, 11, 23))


def test_kinds_not_yet_begun_are_left_out_of_the_list():
    codes = [kind.code for kind in deadlines.deadline_kinds(on=date(2026, 11, 23))]
    assert len([code for code in codes if code.startswith("D")]) == 48
    assert len([code for code in codes if code.startswith("S")]) == 15
    assert "D25" not in {kind.code for kind in deadlines.deadline_kinds(on=date(2025, 3, 31))}


def test_due_days_are_never_before_the_safe_day():
    found = [
        *deadlines.card_deadlines(expires_on=date(2027, 1, 2), applied_on=date(2026, 12, 1)),
        *deadlines.contract_ended_deadlines(ended_on=date(2026, 12, 15), reason="missing", insured=False),
        *deadlines.hiring_deadlines(starts_on=date(2026, 11, 30), insured=False, is_construction=True),
    ]
    assert all(due.safe_on <= due.due_on for due in found)


def test_the_manufacturing_window_is_the_round_that_runs_or_is_to_come():
    (found,) = deadlines.manufacturing_window_deadlines(on=date(2025, 1, 10))
    assert (found.opens_on, found.due_on) == (date(2025, 1, 7), date(2025, 1, 20))
    assert found.warnings == ()
    assert found.because[0].id == "second_status/manufacturing_certificate_window"


def test_after_the_last_round_known_the_next_is_to_be_looked_up():
    (found,) = deadlines.manufacturing_window_deadlines(on=date(2025, 1, 21))
    assert (found.opens_on, found.due_on) == (None, date(2025, 2, 4))
    assert found.warnings == ("window_not_announced",)

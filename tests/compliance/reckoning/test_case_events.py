"""Events at work and the notifications they call for: form, days, and who files."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.reckoning.case_events import EventFacts, event_slugs, event_title, notifications_of_event
from compliance.reckoning.deadlines import deadline_kind
from compliance.reckoning.facts import ImpossibleFacts

DAY = date(2026, 10, 30)


def notices(event, **facts):
    found = notifications_of_event(event, EventFacts(**{"happened_on": DAY, **facts}))
    return {notice.official_form: notice for notice in found}


def days(notice):
    return notice.last_day, notice.due_on, notice.safe_on


def test_a_resignation_is_notified_once_the_contract_ends():
    found = notices("contract_ended", reason="worker_resigned")
    assert list(found) == ["3-1-2", "１の４", "雇用保険被保険者資格喪失届"]
    assert days(found["3-1-2"]) == (date(2026, 11, 13), date(2026, 11, 13), date(2026, 11, 13))
    assert {form: notice.who for form, notice in found.items()} == {
        "3-1-2": "employer",
        "１の４": "worker",
        "雇用保険被保険者資格喪失届": "employer",
    }


def test_an_end_for_the_employers_reasons_asks_for_the_notice_of_difficulty_too():
    found = notices("contract_ended", reason="employer")
    assert found["3-4"].kind == "notify_difficulty"
    assert found["3-4"].attachments == ("5-11",)
    assert "3-4" not in notices("contract_ended", reason="employer", difficulty_notified=True)


def test_where_all_support_was_entrusted_the_end_is_told_on_the_same_form():
    assert notices("contract_ended", reason="employer", all_support_entrusted=True)["3-1-2"].covers == (
        "3-3-2",
    )
    assert notices("contract_ended", reason="employer")["3-1-2"].covers == ()


def test_after_a_death_nobody_reminds_the_worker():
    assert "１の４" not in notices("contract_ended", reason="death")


def test_the_uninsured_are_reported_on_the_form_of_their_own_by_the_end_of_next_month():
    found = notices("contract_ended", reason="expiry", insured=False)
    assert found["様式第3号"].last_day == date(2026, 11, 30)


def test_a_first_contract_goes_with_the_application_and_only_hello_work_hears_of_it():
    assert list(notices("contract_concluded", first_contract=True)) == ["雇用保険被保険者資格取得届"]
    assert list(notices("contract_concluded")) == ["3-1-2", "１の５", "雇用保険被保険者資格取得届"]


@pytest.mark.parametrize(
    ("event", "form", "kind"),
    [
        ("contract_changed", "3-1-1", "notify_contract_change"),
        ("support_plan_changed", "3-2", "notify_plan_change"),
        ("support_contract_changed", "3-3-1", "notify_support_contract"),
        ("support_contract_concluded", "3-3-2", "notify_support_contract"),
        ("support_contract_ended", "3-3-2", "notify_support_contract"),
        ("nonconformity", "3-5", "notify_nonconformity"),
    ],
)
def test_events_of_a_day_are_notified_by_their_form(event, form, kind):
    (notice,) = notices(event).values()
    assert (notice.official_form, notice.kind, notice.last_day, notice.who) == (
        form,
        kind,
        date(2026, 11, 13),
        "employer",
    )


def test_ssw2_has_no_support_to_notify():
    assert notices("support_plan_changed", status="ssw2") == {}


@pytest.mark.parametrize(
    ("reason", "attachments"),
    [("missing", ("5-15",)), ("illness", ("5-11",)), ("death", ("5-11",)), ("business", ("5-11",))],
)
def test_acceptance_that_became_difficult(reason, attachments):
    (notice,) = notices("acceptance_difficult", reason=reason).values()
    assert (notice.official_form, notice.attachments) == ("3-4", attachments)


def test_a_notice_to_leave_is_no_difficulty_since_april_2025():
    assert notices("acceptance_difficult", reason="worker_resigned") == {}
    earlier = {"happened_on": date(2025, 3, 10), "reason": "worker_resigned"}
    assert list(notices("acceptance_difficult", **earlier)) == ["3-4"]


def test_work_not_started_a_month_after_the_permission():
    asked = {"permitted_on": date(2026, 9, 20)}
    assert notices("work_not_started", **asked, happened_on=date(2026, 10, 19)) == {}
    (notice,) = notices("work_not_started", **asked, happened_on=date(2026, 10, 20)).values()
    assert (notice.official_form, notice.last_day, notice.attachments) == (
        "3-4",
        date(2026, 11, 3),
        ("5-14",),
    )


def test_a_month_without_activity_once_it_is_reached():
    asked = {"happened_on": date(2026, 9, 10)}
    assert notices("activity_stopped", **asked, on=date(2026, 10, 9)) == {}
    (notice,) = notices("activity_stopped", **asked, on=date(2026, 10, 10)).values()
    assert (notice.kind, notice.last_day) == ("notify_inactivity", date(2026, 10, 24))
    assert "day_zero_unsettled" in notice.warnings


def test_support_not_given_counts_from_learning_of_it_and_names_who_reports():
    own = notices("support_not_carried_out", learned_on=date(2026, 11, 2))
    assert (own["3-7"].last_day, own["3-7"].who) == (date(2026, 11, 16), "employer")
    entrusted = notices("support_not_carried_out", learned_on=date(2026, 11, 2), all_support_entrusted=True)
    assert (entrusted["4-3"].last_day, entrusted["4-3"].who) == (date(2026, 11, 16), "support_body")


def test_a_move_is_the_workers_own_to_notify():
    (notice,) = notices("address_moved").values()
    assert (notice.who, notice.kind, notice.last_day) == ("worker", "worker_address", date(2026, 11, 13))


def test_every_event_has_a_title_and_every_notice_a_kind_and_a_rule():
    for event in event_slugs():
        assert event_title(event, "ja") != event_title(event, "en")
    for notice in notices("contract_ended", reason="missing").values():
        assert deadline_kind(notice.kind, on=DAY)
        assert notice.because


def test_an_unknown_event_or_reason_is_refused_by_name():
    with pytest.raises(ImpossibleFacts) as refused:
        notices("promotion")
    assert refused.value.fact == "event"
    with pytest.raises(ImpossibleFacts) as refused:
        notices("acceptance_difficult", reason="boredom")
    assert refused.value.fact == "reason"

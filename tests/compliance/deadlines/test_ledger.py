"""Facts put their deadlines in the ledger; changed facts move them; nothing is lost."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from compliance.deadlines.models import Deadline
from compliance.deadlines.services import post, reopen, repost_everything, settle, snooze
from compliance.employment.services import end_contract
from compliance.organizations.services import change_support_contract, change_support_organization
from compliance.residence.services import (
    correct_residence_card,
    record_extension_application,
    register_residence_card,
    void_residence_card,
)
from compliance.workers.services import (
    add_stay,
    change_worker,
    declare_stay_history_complete,
    leave,
    register_passport,
)


def days(worker, **where):
    """The open deadlines of a worker: kind → due day."""
    return {row.kind: row.due_on for row in Deadline.objects.open().filter(worker=worker, **where)}


def test_registering_a_card_posts_its_days(lan):
    posted = days(lan, subject__startswith="residence_card")
    assert posted["card_expiry"] == date(2027, 1, 31)
    assert posted["extension_last_day"] == date(2027, 1, 31)
    assert posted["extension_opens"] == date(2026, 10, 31)
    assert "special_period_end" not in posted


def test_the_safe_day_of_an_expiry_on_a_sunday_is_the_friday_before(lan):
    row = Deadline.objects.get(worker=lan, kind="card_expiry")
    assert (row.due_on, row.safe_on) == (date(2027, 1, 31), date(2027, 1, 29))


def test_every_deadline_says_why(lan):
    for row in Deadline.objects.all():
        assert row.basis, row
        for because in row.basis:
            assert {"rule", "value", "effective_from", "source", "confidence"} <= set(because)


def test_interviews_are_due_three_months_after_the_last_one(lan):
    posted = days(lan)
    assert posted["interview_worker"] == date(2026, 11, 26)
    assert posted["interview_supervisor"] == date(2026, 11, 26)


def test_a_worker_supported_by_a_body_makes_the_body_responsible_for_interviews(lan):
    assert Deadline.objects.get(worker=lan, kind="interview_worker").responsible == "support_body"


def test_a_worker_the_employer_supports_itself_makes_the_employer_responsible(budi):
    row = Deadline.objects.get(worker=budi, kind="interview_worker")
    assert row.responsible == "organization"
    assert row.due_on == date(2024, 9, 3)  # never interviewed: three months after the start


def test_contract_passport_and_annual_report_have_their_days(lan, yamada):
    posted = days(lan)
    assert posted["contract_end"] == date(2027, 3, 31)
    assert posted["passport_expiry"] == date(2027, 11, 5)
    report = Deadline.objects.get(organization=yamada, kind="annual_report", period="FY2026")
    assert (report.opens_on, report.due_on) == (date(2027, 4, 1), date(2027, 5, 31))


def test_a_support_contract_posts_the_renewal_of_the_body(kita_contract):
    rows = {row.kind: row for row in Deadline.objects.filter(subject=f"support_contract:{kita_contract.pk}")}
    assert rows["support_body_expiry"].due_on == date(2029, 6, 10)
    window = rows["support_body_renewal_window"]
    assert (window.opens_on, window.last_day) == (date(2028, 12, 1), date(2029, 2, 28))


def test_a_body_that_changes_its_registration_moves_the_clients_deadline(kita, kita_contract):
    change_support_organization(support_organization=kita, expires_on=date(2029, 7, 10), by="tests")
    row = Deadline.objects.get(subject=f"support_contract:{kita_contract.pk}", kind="support_body_expiry")
    assert row.due_on == date(2029, 7, 10)


def test_what_the_client_noted_serves_until_the_body_enters_its_own_date(kita, kita_contract):
    change_support_organization(support_organization=kita, expires_on=None, by="tests")
    change_support_contract(
        contract=kita_contract, noted_registration_expires_on=date(2029, 5, 1), by="tests"
    )
    row = Deadline.objects.get(subject=f"support_contract:{kita_contract.pk}", kind="support_body_expiry")
    assert row.due_on == date(2029, 5, 1)


def test_a_new_card_settles_the_deadlines_of_the_old_one_and_keeps_the_old_card(lan):
    old = lan.cards.get()
    new = register_residence_card(
        worker=lan,
        number="QL60392668PE",
        status="ssw1",
        permission_kind="extension",
        permitted_on=date(2026, 11, 20),
        period_months=12,
        expires_on=date(2028, 1, 31),
        by="tests",
    )
    old.refresh_from_db()
    assert old.superseded_at is not None
    assert old.expires_on == date(2027, 1, 31)
    assert days(lan)["card_expiry"] == date(2028, 1, 31)
    states = set(Deadline.objects.filter(subject=f"residence_card:{old.pk}").values_list("state", flat=True))
    assert states == {"settled"}
    assert new.is_current


def test_an_older_card_entered_late_is_history_and_changes_no_deadline(lan):
    before = days(lan)
    older = register_residence_card(
        worker=lan, number="QL60392668PE", expires_on=date(2026, 1, 31), by="tests"
    )
    assert not older.is_current
    assert days(lan) == before


def test_a_voided_card_gives_way_to_the_one_before(lan):
    wrong = register_residence_card(
        worker=lan, number="QL60392668PE", expires_on=date(2028, 1, 31), by="tests"
    )
    void_residence_card(card=wrong, reason="別人のカード", by="tests")
    assert days(lan)["card_expiry"] == date(2027, 1, 31)


def test_voiding_needs_a_reason(lan):
    with pytest.raises(ValidationError):
        void_residence_card(card=lan.cards.get(), reason="  ", by="tests")


def test_a_correction_moves_the_day_and_keeps_the_wrong_entry(lan):
    wrong = lan.cards.get()
    correct_residence_card(card=wrong, reason="満了日の誤記", expires_on=date(2027, 1, 30), by="tests")
    wrong.refresh_from_db()
    assert wrong.voided_at is not None
    assert days(lan)["card_expiry"] == date(2027, 1, 30)


def test_an_extension_applied_for_in_time_settles_the_filing_day_and_posts_the_special_period(lan):
    record_extension_application(card=lan.cards.get(), applied_on=date(2026, 11, 20), by="tests")
    posted = days(lan)
    assert posted["special_period_end"] == date(2027, 3, 31)
    assert "extension_last_day" not in posted
    assert "card_expiry" not in posted
    assert Deadline.objects.get(worker=lan, kind="card_expiry").settle_note == "extension_applied"


def test_an_application_after_expiry_is_refused(lan):
    with pytest.raises(ValidationError):
        record_extension_application(card=lan.cards.get(), applied_on=date(2027, 2, 1), by="tests")


def test_no_cap_is_posted_until_the_stay_history_is_declared_complete(lan):
    add_stay(worker=lan, status="ssw1", from_on=date(2022, 4, 1), by="tests")
    assert "five_year_cap" not in days(lan)
    declare_stay_history_complete(worker=lan, by="tests")
    posted = days(lan)
    assert posted["five_year_cap"] == date(2027, 4, 1)
    assert posted["exclusion_request"] == date(2027, 1, 1)


def test_a_new_passport_settles_the_old_one(lan):
    register_passport(worker=lan, number="P9999999", expires_on=date(2036, 11, 5), by="tests")
    assert days(lan)["passport_expiry"] == date(2036, 11, 5)


def test_a_contract_ended_by_the_employer_calls_for_both_notifications(lan):
    end_contract(contract=lan.contracts.get(), ended_on=date(2026, 11, 9), reason="employer", by="tests")
    posted = days(lan)
    assert posted["notify_contract_end_or_new"] == date(2026, 11, 24)
    assert posted["notify_difficulty"] == date(2026, 11, 24)
    assert posted["worker_notify_employer"] == date(2026, 11, 24)
    assert posted["hello_work_separation"] == date(2026, 11, 20)
    assert posted["record_retention"] == date(2027, 11, 9)
    assert "contract_end" not in posted
    assert "interview_worker" not in posted


def test_a_worker_who_resigns_calls_for_one_notification(lan):
    end_contract(
        contract=lan.contracts.get(), ended_on=date(2026, 11, 20), reason="worker_resigned", by="tests"
    )
    posted = days(lan)
    assert posted["notify_contract_end_or_new"] == date(2026, 12, 4)
    assert "notify_difficulty" not in posted


def test_a_worker_who_left_keeps_only_what_the_employer_still_owes(lan):
    end_contract(contract=lan.contracts.get(), ended_on=date(2026, 11, 20), reason="expiry", by="tests")
    leave(worker=lan, left_on=date(2026, 11, 20), by="tests")
    posted = days(lan)
    assert "card_expiry" not in posted
    assert "passport_expiry" not in posted
    assert "notify_contract_end_or_new" in posted


def test_a_move_calls_for_the_address_notification(lan):
    change_worker(worker=lan, address="東京都品川区1-1", address_since_on=date(2026, 11, 16), by="tests")
    assert days(lan)["worker_address"] == date(2026, 11, 30)


def test_posting_again_changes_nothing(lan, budi):
    assert repost_everything() == []


def test_a_dry_run_says_what_would_move_and_writes_nothing(lan):
    Deadline.objects.filter(kind="card_expiry").update(due_on=date(2027, 1, 1), safe_on=date(2026, 12, 28))
    moves = repost_everything(dry_run=True)
    assert [(m.kind, m.what, m.before, m.after) for m in moves] == [
        ("card_expiry", "moved", date(2027, 1, 1), date(2027, 1, 31))
    ]
    assert Deadline.objects.get(kind="card_expiry").due_on == date(2027, 1, 1)
    out = StringIO()
    call_command("repost_deadlines", stdout=out)
    assert "2027-01-01 → 2027-01-31" in out.getvalue()
    assert Deadline.objects.get(kind="card_expiry").due_on == date(2027, 1, 31)


def test_a_settled_deadline_stays_settled_while_its_day_stays(lan, aoki):
    row = settle(deadline=Deadline.objects.get(kind="interview_worker"), by=aoki, note="実施済み")
    repost_everything()
    row.refresh_from_db()
    assert row.state == "settled"


def test_the_next_interview_opens_the_settled_one_again(lan, aoki):
    settle(deadline=Deadline.objects.get(kind="interview_worker"), by=aoki, note="実施済み")
    change_worker(worker=lan, last_interview_on=date(2026, 11, 23), by=aoki)
    row = Deadline.objects.get(kind="interview_worker")
    assert (row.state, row.due_on) == ("open", date(2027, 2, 23))


def test_reopening_starts_reminders_again(lan, aoki):
    row = settle(deadline=Deadline.objects.get(kind="card_expiry"), by=aoki, note="")
    assert row.remind_on is None
    reopen(deadline=row, by=aoki, reason="未了だった")
    assert row.remind_on == date(2026, 10, 1)  # 120 days before the Friday to plan for


def test_putting_off_needs_a_reason_and_not_past_the_due_day(lan, aoki):
    row = Deadline.objects.get(kind="card_expiry")
    with pytest.raises(ValueError, match="reason"):
        snooze(deadline=row, by=aoki, until_on=date(2026, 12, 1), reason=" ")
    with pytest.raises(ValueError, match="past the day"):
        snooze(deadline=row, by=aoki, until_on=date(2027, 2, 1), reason="待ち")


def test_due_lists_the_same_days_as_json(lan):
    out = StringIO()
    call_command("due", "--on", "2027-01-01", "--json", stdout=out)
    rows = {row["kind"]: row for row in json.loads(out.getvalue())}
    card = rows["card_expiry"]
    assert (card["due_on"], card["safe_on"], card["days_left"]) == ("2027-01-31", "2027-01-29", 30)
    assert card["because"]
    assert card["responsible"] == "organization"


def test_due_speaks_japanese_and_says_why(lan):
    out = StringIO()
    call_command("due", "--on", "2027-01-01", stdout=out)
    assert "NGUYEN THI LAN" in out.getvalue()
    assert "出入国管理及び難民認定法" in out.getvalue()


def test_posting_nothing_is_nothing(db):
    assert post([]) == []

"""Deadlines that begin or end with a day on which nobody wrote anything."""

from __future__ import annotations

from datetime import date

from compliance.deadlines.calendar import repost_by_calendar
from compliance.deadlines.models import Deadline
from compliance.organizations.services import change_support_contract
from compliance.reminders.services import run_daily
from compliance.workers.services import leave


def test_a_new_fiscal_year_owes_its_report(lan, yamada):
    repost_by_calendar(on=date(2027, 4, 1))
    reports = Deadline.objects.open().filter(organization=yamada, kind="annual_report")
    assert {row.period: row.due_on for row in reports} == {
        "FY2026": date(2027, 5, 31),
        "FY2027": date(2028, 5, 31),
    }


def test_a_support_contract_that_runs_out_is_notified_and_hands_interviews_back(lan, kita_contract):
    change_support_contract(contract=kita_contract, ends_on=date(2026, 12, 31), by="tests")
    assert Deadline.objects.get(worker=lan, kind="interview_worker").responsible == "support_body"
    repost_by_calendar(on=date(2027, 1, 5))
    assert Deadline.objects.get(worker=lan, kind="interview_worker").responsible == "organization"
    notice = Deadline.objects.open().get(subject=f"support_contract:{kita_contract.pk}")
    assert (notice.kind, notice.due_on) == ("notify_support_contract", date(2027, 1, 14))


def test_a_worker_whose_last_day_comes_takes_card_and_passport_along(lan):
    leave(worker=lan, left_on=date(2026, 12, 31), by="tests")
    assert Deadline.objects.open().filter(worker=lan, kind="card_expiry").exists()
    repost_by_calendar(on=date(2027, 1, 20))
    kinds = set(Deadline.objects.open().filter(worker=lan).values_list("kind", flat=True))
    assert not kinds & {"card_expiry", "passport_expiry", "interview_worker"}


def test_following_the_calendar_twice_changes_nothing(lan, budi):
    repost_by_calendar(on=date(2027, 4, 1))
    assert repost_by_calendar(on=date(2027, 4, 1)) == []


def test_the_daily_run_follows_the_calendar(lan, yamada):
    run_daily(on=date(2027, 4, 1))
    assert Deadline.objects.open().filter(organization=yamada, period="FY2027").exists()


def test_a_record_that_cannot_be_reckoned_keeps_nobody_from_being_reminded(
    lan, aoki, monkeypatch, mailoutbox
):
    def broken(**_facts):
        message = "broken record"
        raise RuntimeError(message)

    monkeypatch.setattr("compliance.reminders.services.repost_by_calendar", broken)
    run_daily(on=date(2027, 1, 15))
    assert any(aoki.email in mail.to for mail in mailoutbox)


def test_one_employer_that_cannot_be_reckoned_stops_no_other(lan, budi, yamada, mori, monkeypatch):
    from compliance.deadlines import sources

    reckon = sources._employed_in

    def broken(organization, year):
        if organization == yamada:
            message = "broken record"
            raise RuntimeError(message)
        return reckon(organization, year)

    monkeypatch.setattr(sources, "_employed_in", broken)
    repost_by_calendar(on=date(2027, 4, 1))
    reports = Deadline.objects.open().filter(period="FY2027")
    assert [row.organization for row in reports] == [mori]

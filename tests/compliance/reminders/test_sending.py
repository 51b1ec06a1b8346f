"""Sending, over a real mail server: at least once, normally once, and one broken mail stops no other."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from compliance.accounts.models import Membership
from compliance.deadlines.models import Deadline
from compliance.reminders import sending
from compliance.reminders.mailer import Mailer
from compliance.reminders.models import DailyRun, Digest, Reminder
from compliance.reminders.planning import plan
from compliance.reminders.sending import claim, send_ready
from compliance.reminders.services import run_daily
from compliance.reminders.tasks import run_daily as daily_task
from compliance.reminders.tasks import send_pending
from compliance.workers.models import Worker
from tests.compliance.reminders.world import TODAY, deadline, in_days, member, office, worker

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """What a kill looks like from inside: nothing after it runs."""


def at(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=ZoneInfo("Asia/Tokyo")) + timedelta(days=days)


@pytest.fixture
def yamada():
    yamada = office()
    member("aoki", yamada)
    deadline(yamada, due_on=in_days(30))
    return yamada


def test_the_mail_is_sent_once_and_a_second_run_sends_none(yamada, mail_server):
    first = run_daily(on=TODAY)
    second = run_daily(on=TODAY)
    assert (first.planned.reminders, first.sent.sent) == (1, 1)
    assert (second.planned.reminders, second.sent.sent, second.sent.failed) == (0, 0, 0)
    assert mail_server.recipients == ["aoki@example.jp"]
    digest = Digest.objects.get()
    assert (digest.state, digest.attempts, digest.address) == ("sent", 1, "aoki@example.jp")
    assert mail_server.taken[0]["Message-ID"] == digest.message_id
    assert digest.message_id.endswith("@desk.test>")
    reminder = Reminder.objects.get()
    assert (reminder.state, reminder.delivery) == ("sent", "sent")
    assert reminder.sent_at is not None


def test_the_sent_flag_is_in_the_database_and_not_only_on_an_object(yamada, mail_server):
    run_daily(on=TODAY)
    assert Digest.objects.filter(state="sent", sent_at__isnull=False).count() == 1
    assert Reminder.objects.filter(state="sent", sent_at__isnull=False).count() == 1


def test_one_connection_carries_a_whole_run(mail_server):
    yamada = office()
    for number in range(5):
        member(f"hr{number}", yamada)
    deadline(yamada, due_on=in_days(30))
    assert run_daily(on=TODAY).sent.sent == 5
    assert len(mail_server.sessions) == 1


def test_a_run_missed_for_thirty_days_sends_one_mail_and_not_thirty(yamada, mail_server):
    run_daily(on=in_days(31))
    run_daily(on=in_days(31))
    run_daily(on=in_days(32))
    assert len(mail_server.taken) == 1


def test_today_is_the_day_in_japan(mail_server, on_2026_11_23):
    """At 15:30 UTC on the 22nd it is half past midnight on the 23rd in Japan."""
    yamada = office()
    member("aoki", yamada)
    deadline(yamada, due_on=date(2026, 12, 23), remind_on=date(2026, 11, 23))
    on_2026_11_23.move_to(datetime(2026, 11, 22, 14, 30, tzinfo=ZoneInfo("UTC")))
    daily_task()
    assert mail_server.taken == []
    on_2026_11_23.move_to(datetime(2026, 11, 22, 15, 30, tzinfo=ZoneInfo("UTC")))
    daily_task()
    assert len(mail_server.taken) == 1
    assert list(DailyRun.objects.order_by("day").values_list("day", flat=True)) == [
        date(2026, 11, 22),
        date(2026, 11, 23),
    ]


class TestNeverToPeopleWhoLeft:
    """Also when they leave between planning and sending."""

    def test_the_hr_person(self, yamada, mail_server):
        plan(on=TODAY)
        Membership.objects.update(left_on=TODAY)
        assert send_ready().empty == 1
        assert mail_server.taken == []
        assert Reminder.objects.get().drop_reason == "not_told"

    def test_the_worker(self, mail_server):
        yamada = office()
        lan = worker(yamada, email="lan@example.jp")
        deadline(lan, due_on=in_days(30))
        plan(on=TODAY)
        Worker.objects.update(left_on=TODAY)
        send_ready()
        assert mail_server.taken == []

    def test_an_account_that_was_closed(self, yamada, mail_server):
        plan(on=TODAY)
        aoki = Membership.objects.get().user
        aoki.is_active = False
        aoki.save()
        send_ready()
        assert mail_server.taken == []


class TestFactsOfTheMoment:
    def test_what_was_settled_meanwhile_drops_out(self, yamada, mail_server):
        settled = deadline(yamada, due_on=in_days(14), kind="contract_end", remind_on=TODAY)
        plan(on=TODAY)
        Deadline.objects.filter(pk=settled.pk).update(state="settled")
        send_ready()
        assert Reminder.objects.get(deadline=settled).drop_reason == "settled"
        assert "雇用契約の終期" not in mail_server.text_to("aoki@example.jp")
        assert "在留期間の満了" in mail_server.text_to("aoki@example.jp")

    def test_a_mail_with_nothing_left_to_say_is_not_sent(self, yamada, mail_server):
        plan(on=TODAY)
        Deadline.objects.update(state="settled")
        assert send_ready().empty == 1
        assert (mail_server.taken, Digest.objects.get().state) == ([], "empty")

    def test_a_day_that_moved_is_not_told_as_it_was(self, yamada, mail_server):
        plan(on=TODAY)
        Deadline.objects.update(due_on=in_days(300), safe_on=in_days(300))
        send_ready()
        assert mail_server.taken == []
        assert Reminder.objects.get().drop_reason == "moved"


class TestTwoSenders:
    def test_a_claimed_mail_is_taken_by_nobody_else(self, yamada):
        plan(on=TODAY)
        pk = Digest.objects.get().pk
        assert claim(pk)
        assert not claim(pk)

    def test_who_comes_second_sends_nothing(self, yamada, mail_server, monkeypatch):
        """The other worker sends while this one has the list of what is ready in its hands."""
        plan(on=TODAY)
        real, raced = sending.send_one, []

        def after_the_other(pk, mailer):
            if not raced:
                raced.append(pk)
                with Mailer() as others:
                    real(pk, others)
            return real(pk, mailer)

        monkeypatch.setattr(sending, "send_one", after_the_other)
        assert send_ready().sent == 0
        assert len(mail_server.taken) == 1


class TestKills:
    def test_between_claim_and_send_nothing_is_lost(self, yamada, mail_server, monkeypatch, on_2026_11_23):
        plan(on=TODAY)
        with monkeypatch.context() as patch:
            patch.setattr(Mailer, "send", _killed)
            with pytest.raises(Killed):
                send_ready()
        assert (mail_server.taken, Digest.objects.get().state) == ([], "claimed")
        assert Reminder.objects.select_related("digest").get().delivery == "claimed"
        on_2026_11_23.move_to(at(10, 14))
        assert send_ready().sent == 0
        on_2026_11_23.move_to(at(10, 16))
        assert send_ready().sent == 1
        assert len(mail_server.taken) == 1

    def test_between_the_servers_yes_and_our_note_the_mail_repeats_under_the_same_message_id(
        self, yamada, mail_server, monkeypatch, on_2026_11_23
    ):
        plan(on=TODAY)
        with monkeypatch.context() as patch:
            patch.setattr(sending, "_note_sent", _killed)
            with pytest.raises(Killed):
                send_ready()
        assert len(mail_server.taken) == 1
        on_2026_11_23.move_to(at(10, 16))
        assert send_ready().sent == 1
        first, second = mail_server.taken
        assert first["Message-ID"] == second["Message-ID"]
        assert Digest.objects.get().in_doubt
        on_2026_11_23.move_to(at(12))
        assert send_ready().sent == 0
        assert len(mail_server.taken) == 2

    def test_the_repeated_mail_says_what_the_first_said_even_when_more_is_planned_meanwhile(
        self, yamada, mail_server, monkeypatch, on_2026_11_23
    ):
        """A mail system that drops the second of two equal Message-IDs must not drop news with it."""
        plan(on=TODAY)
        with monkeypatch.context() as patch:
            patch.setattr(sending, "_note_sent", _killed)
            with pytest.raises(Killed):
                send_ready()
        deadline(yamada, due_on=in_days(7), kind="contract_end", remind_on=TODAY)
        on_2026_11_23.move_to(at(7, days=1))
        run_daily()
        first, repeated, fresh = mail_server.taken
        assert first["Message-ID"] == repeated["Message-ID"] != fresh["Message-ID"]
        assert first.get_body(("plain",)).get_content() == repeated.get_body(("plain",)).get_content()
        assert "雇用契約の終期" in fresh.get_body(("plain",)).get_content()


def _killed(*_args, **_named):
    raise Killed


class TestFailures:
    def test_a_refused_address_stops_nobody_else_and_is_a_row_with_its_reason(self, mail_server):
        yamada = office()
        for name in ("aoki", "broken", "sato"):
            member(name, yamada)
        deadline(yamada, due_on=in_days(30))
        mail_server.refuses["broken@example.jp"] = "550 no such mailbox"
        report = run_daily(on=TODAY)
        assert (report.sent.sent, report.sent.failed) == (2, 1)
        assert sorted(mail_server.recipients) == ["aoki@example.jp", "sato@example.jp"]
        row = Digest.objects.failed().get()
        assert (row.to_user.name, row.last_error, row.in_doubt) == ("broken", "550 no such mailbox", False)
        assert Reminder.objects.select_related("digest").get(to_user=row.to_user).delivery == "failed"
        assert DailyRun.objects.get().failed == 1

    def test_it_is_tried_again_after_five_minutes_half_an_hour_and_two_hours(self, yamada, mail_server):
        mail_server.refuses["aoki@example.jp"] = "451 try again later"
        tried = []
        with time_machine.travel(at(10), tick=False) as frozen:
            run_daily(on=TODAY)
            for minutes in range(0, 60 * 12, 5):
                frozen.move_to(at(10) + timedelta(minutes=minutes))
                if send_ready().failed:
                    tried.append(minutes)
        assert tried == [5, 35, 155]
        assert Digest.objects.get().next_attempt_at == at(7, days=1)

    def test_the_next_day_it_joins_that_days_mail_and_gets_through(self, yamada, mail_server, on_2026_11_23):
        mail_server.refuses["aoki@example.jp"] = "451 try again later"
        run_daily(on=TODAY)
        mail_server.refuses.clear()
        on_2026_11_23.move_to(at(7, days=1))
        deadline(yamada, due_on=in_days(15))
        run_daily()
        assert len(mail_server.taken) == 1
        assert mail_server.text_to("aoki@example.jp").count("在留期間の満了") == 2
        assert list(Digest.objects.order_by("day").values_list("state", flat=True)) == ["merged", "sent"]

    def test_a_permanent_refusal_waits_for_the_next_days_run(self, yamada, mail_server):
        mail_server.refuses["aoki@example.jp"] = "550 no such mailbox"
        run_daily(on=TODAY)
        assert Digest.objects.get().next_attempt_at == at(7, days=1)

    def test_an_address_that_cannot_be_stops_nobody_else(self, mail_server):
        yamada = office()
        member("aoki", yamada, email="aoki@example.jp\nBcc: x@example.com")
        member("sato", yamada)
        deadline(yamada, due_on=in_days(30))
        assert run_daily(on=TODAY).sent.sent == 1
        assert mail_server.recipients == ["sato@example.jp"]
        assert Digest.objects.failed().count() == 1

    def test_a_mail_that_cannot_be_written_stops_nobody_else(self, mail_server, monkeypatch):
        yamada = office()
        member("aoki", yamada)
        member("sato", yamada)
        deadline(yamada, due_on=in_days(30))
        real = sending.letters.write

        def broken_for_aoki(digest):
            if digest.to_user.name == "aoki":
                raise KeyError("field")
            return real(digest)

        monkeypatch.setattr(sending.letters, "write", broken_for_aoki)
        report = run_daily(on=TODAY)
        assert (report.sent.sent, report.sent.failed) == (1, 1)
        assert Digest.objects.failed().get().last_error == "KeyError: 'field'"

    def test_an_empty_or_broken_record_is_told_with_what_is_certain_of_it(self, yamada, mail_server):
        broken = worker(yamada, "BROKEN RECORD")
        deadline(broken, due_on=in_days(14), basis=["not a mapping"], kind="passport_expiry", remind_on=TODAY)
        deadline(broken, due_on=in_days(13), kind="a_kind_nobody_knows", remind_on=TODAY)
        run_daily(on=TODAY)
        text = mail_server.text_to("aoki@example.jp")
        assert "旅券の有効期限 — BROKEN RECORD" in text
        assert "在留期間の満了" in text

    def test_a_dead_server_is_not_waited_for_a_thousand_times(self, settings, mail_server):
        yamada = office()
        for number in range(10):
            member(f"hr{number}", yamada)
        deadline(yamada, due_on=in_days(30))
        settings.EMAIL_PORT = 1
        report = run_daily(on=TODAY)
        assert (report.sent.sent, report.sent.failed) == (0, 3)
        assert "ConnectionRefusedError" in report.sent.unreachable
        run = DailyRun.objects.get()
        assert run.finished_at is not None
        assert "ConnectionRefusedError" in run.error
        settings.EMAIL_PORT = mail_server.port
        assert send_ready().sent == 7

    def test_a_server_that_falls_silent_leaves_the_mail_in_doubt(self, yamada, mail_server, monkeypatch):
        plan(on=TODAY)

        def silent(*_args):
            raise TimeoutError("timed out")

        with monkeypatch.context() as patch:
            patch.setattr("django.core.mail.backends.smtp.EmailBackend.send_messages", silent)
            assert send_ready().failed == 1
        digest = Digest.objects.get()
        assert (digest.state, digest.in_doubt) == ("failed", True)


class TestTheRoundInBetween:
    def test_it_sends_what_waits(self, yamada, mail_server, on_2026_11_23):
        mail_server.refuses["aoki@example.jp"] = "451 try again later"
        daily_task()
        mail_server.refuses.clear()
        on_2026_11_23.move_to(at(10, 10))
        send_pending()
        assert len(mail_server.taken) == 1

    def test_it_makes_up_a_daily_run_that_was_missed(self, yamada, mail_server, on_2026_11_23):
        Deadline.objects.update(posted_at=at(9, days=-3))
        on_2026_11_23.move_to(at(7, 20))
        DailyRun.objects.create(day=in_days(-1), started_at=at(7, days=-1), finished_at=at(7, days=-1))
        send_pending()
        assert mail_server.taken == []
        on_2026_11_23.move_to(at(7, 40))
        send_pending()
        send_pending()
        assert len(mail_server.taken) == 1


def test_a_run_that_breaks_leaves_its_reason(yamada, monkeypatch):
    def broken(**_named):
        raise RuntimeError("disk full")

    monkeypatch.setattr("compliance.reminders.services.plan", broken)
    with pytest.raises(RuntimeError):
        run_daily(on=TODAY)
    run = DailyRun.objects.get()
    assert (run.finished_at, run.error) == (None, "RuntimeError: disk full")


def test_beat_runs_tasks_that_exist():
    from django.conf import settings

    named = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert {daily_task.name, send_pending.name} <= named

"""The commands: what they print, and that a rehearsal leaves no trace."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from compliance.deadlines.models import Deadline, ReminderStep
from compliance.reminders.models import DailyRun, Digest, Reminder
from compliance.reminders.planning import plan
from tests.compliance.reminders.world import TODAY, deadline, in_days, member, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def yamada():
    yamada = office()
    member("aoki", yamada)
    deadline(yamada, due_on=in_days(60))
    return yamada


class TestSendReminders:
    def test_it_prints_what_went_out_and_a_second_run_sends_none(self, yamada, mail_server, capsys):
        call_command("send_reminders", "--on=2026-12-23")
        first = capsys.readouterr().out
        assert "2026-12-23: 1 reminders newly planned in 1 mails." in first
        assert "aoki@example.jp" in first
        assert "Mails sent: 1, failed: 0" in first
        call_command("send_reminders", "--on", "2026-12-23")
        assert "Mails sent: 0, failed: 0" in capsys.readouterr().out
        assert len(mail_server.taken) == 1

    def test_without_a_day_it_is_today(self, yamada, mail_server, capsys):
        call_command("send_reminders")
        assert capsys.readouterr().out.startswith("2026-11-23: 1 reminders")

    def test_a_dry_run_shows_the_same_and_writes_and_sends_nothing(self, yamada, mail_server, capsys):
        before = list(Deadline.objects.values_list("pk", "remind_on"))
        call_command("send_reminders", "--dry-run")
        shown = capsys.readouterr().out
        assert "2026-11-23: 1 reminders newly planned in 1 mails." in shown
        assert "aoki@example.jp" in shown
        assert "nothing was sent" in shown
        assert mail_server.taken == []
        for model in (Reminder, Digest, DailyRun, ReminderStep):
            assert not model.objects.exists()
        assert list(Deadline.objects.values_list("pk", "remind_on")) == before


class TestReplay:
    def test_it_prints_what_would_go_out_when_and_leaves_no_trace(self, yamada, mail_server, capsys):
        call_command("replay_reminders", "--from", "2027-01-07", "--to", "2027-01-31")
        lines = capsys.readouterr().out.splitlines()
        assert lines == [
            "2027-01-07  aoki: card_expiry 2027-01-22 -30",
            "2027-01-08  aoki: card_expiry 2027-01-22 -14",
            "2027-01-15  aoki: card_expiry 2027-01-22 -7",
            "2027-01-21  aoki: card_expiry 2027-01-22 -1",
            "2027-01-22  aoki: card_expiry 2027-01-22 +0",
            "2027-01-23  aoki: card_expiry 2027-01-22 +1",
            "2027-01-30  aoki: card_expiry 2027-01-22 +8",
            "7 mails, 7 reminders. Nothing was written, nothing was sent.",
        ]
        assert mail_server.taken == []
        assert not Reminder.objects.exists()

    def test_an_outage_is_caught_up_once(self, yamada, capsys):
        call_command(
            "replay_reminders",
            "--from",
            "2026-12-20",
            "--to",
            "2027-01-20",
            "--outage",
            "2026-12-21:2027-01-19",
        )
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "2026-12-20  aoki: card_expiry 2027-01-22 -60"
        assert lines[1:31] == [f"{line[:10]}  no run" for line in lines[1:31]]
        assert lines[31] == "2027-01-20  aoki: card_expiry 2027-01-22 -7"

    def test_what_was_told_already_is_not_told_again(self, yamada, capsys):
        plan(on=TODAY)
        Reminder.objects.update(state="sent", sent_at="2026-11-23T00:00:00Z")
        Digest.objects.update(state="sent", sent_at="2026-11-23T00:00:00Z")
        call_command("replay_reminders", "--from", "2026-11-24", "--to", "2026-12-05")
        assert capsys.readouterr().out.startswith("0 mails")

    def test_days_must_be_in_order(self, yamada):
        with pytest.raises(CommandError):
            call_command("replay_reminders", "--from", "2026-12-20", "--to", "2026-12-19")

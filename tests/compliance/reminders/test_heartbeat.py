"""A daily run that did not happen is an alarm."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from compliance.common.clock import now
from compliance.deadlines.models import Deadline
from compliance.reminders import heartbeat
from compliance.reminders.heartbeat import status
from compliance.reminders.models import DailyRun
from compliance.reminders.services import run_daily
from tests.compliance.reminders.world import deadline, in_days, member, office

pytestmark = pytest.mark.django_db


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture
def aoki():
    yamada = office()
    aoki = member("aoki", yamada)
    deadline(yamada, due_on=in_days(30), posted_at=at(12, day=20))
    return aoki


def ran(day: int, *, finished: bool = True) -> None:
    DailyRun.objects.create(
        day=date(2026, 11, day),
        started_at=at(7, day=day),
        finished_at=at(7, 5, day=day) if finished else None,
    )


def test_a_fresh_installation_is_well():
    assert status(at(12)).ok


def test_deadlines_posted_after_the_hour_wait_for_the_next_day(aoki):
    Deadline.objects.update(posted_at=at(9))
    assert status(at(12)).ok
    assert status(at(8, 59, day=24)).ok
    assert not status(at(9, 1, day=24)).ok


@pytest.mark.parametrize(
    ("last_run", "asked", "ok"),
    [
        (22, at(6, 59), True),
        (22, at(8, 59), True),
        (22, at(9, 1), False),
        (23, at(9, 1), True),
        (23, at(23, 59), True),
        (21, at(6, 59), False),
    ],
)
def test_the_run_of_the_last_scheduled_hour_must_be_there_two_hours_later(aoki, last_run, asked, ok):
    ran(last_run)
    assert status(asked).ok is ok


def test_a_run_that_did_not_finish_does_not_count(aoki):
    ran(22)
    ran(23, finished=False)
    assert not status(at(12)).ok


def test_a_run_by_hand_for_a_day_to_come_proves_nothing(aoki):
    ran(22)
    run_daily(on=in_days(40))
    assert not status(at(12)).ok


def test_the_hour_is_japans(aoki):
    """At 23:30 UTC on the 22nd it is 8:30 on the 23rd in Japan: within the grace of two hours."""
    ran(22)
    assert status(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)).ok
    assert not status(datetime(2026, 11, 23, 0, 30, tzinfo=UTC)).ok


def test_banner_health_and_exit_status_say_so_and_fall_silent_after_a_run(aoki, capsys, on_2026_11_23):
    on_2026_11_23.move_to(at(12))
    assert "2026-11-23 07:00" in heartbeat.banner(aoki)
    assert not heartbeat.health_check().ok
    with pytest.raises(SystemExit) as stopped:
        call_command("check_heartbeat")
    assert stopped.value.code == 1
    assert "did not go out" in capsys.readouterr().out
    run_daily()
    assert heartbeat.banner(aoki) == ""
    assert heartbeat.health_check().ok
    call_command("check_heartbeat")
    assert capsys.readouterr().out == "The daily reminders went out.\n"


def test_the_detail_of_the_health_check_names_nobody(aoki, on_2026_11_23):
    on_2026_11_23.move_to(at(12))
    assert heartbeat.health_check().detail == "missing since 2026-11-23"


def test_strangers_see_no_banner(aoki, on_2026_11_23, rf):
    from django.contrib.auth.models import AnonymousUser

    on_2026_11_23.move_to(at(12))
    request = rf.get("/")
    request.user = AnonymousUser()
    assert heartbeat.banner(request) == ""
    request.user = aoki
    assert heartbeat.banner(request) != ""


def test_the_next_run_is_the_coming_hour_in_japan():
    from compliance.reminders.sending import next_run

    assert next_run(at(6, 59)) == at(7)
    assert next_run(at(7)) == at(7) + timedelta(days=1)
    assert next_run(now()) == at(7, day=24)

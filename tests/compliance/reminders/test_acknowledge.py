"""A person's own page: read, acknowledge, and nothing of anybody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from compliance.accounts.models import Membership
from compliance.audit.models import AuditEntry
from compliance.reminders.models import Reminder
from compliance.reminders.services import acknowledge, run_daily
from tests.compliance.reminders.world import (
    TODAY,
    deadline,
    in_days,
    member,
    office,
    support_body,
    supports,
    worker,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    yamada, mori, kita = office(), office("森工業株式会社"), support_body()
    people = {
        "aoki": member("aoki", yamada),
        "morita": member("morita", mori),
        "kimura": member("kimura", kita, "support_staff"),
    }
    deadline(worker(yamada, "LAN", support_contract=supports(kita, yamada)), due_on=in_days(30))
    deadline(worker(mori, "BUDI"), due_on=in_days(30))
    run_daily(on=TODAY)
    return people


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def reminder_of(user) -> Reminder:
    return Reminder.objects.get(to_user=user)


def test_a_person_sees_what_they_were_told_and_nothing_else(world):
    for name, own, foreign in (("aoki", "LAN", "BUDI"), ("morita", "BUDI", "LAN"), ("kimura", "LAN", "BUDI")):
        page = signed_in(world[name]).get("/reminders/").content.decode()
        assert own in page
        assert foreign not in page
        assert f'id="reminder-{reminder_of(world[name]).pk}"' in page


def test_the_link_of_a_mail_shows_that_reminder_to_the_one_it_was_sent_to(world):
    reminder = reminder_of(world["aoki"])
    link = f"/reminders/?reminder={reminder.pk}"
    assert "LAN" in signed_in(world["aoki"]).get(link).content.decode()
    assert "LAN" not in signed_in(world["kimura"]).get(link).content.decode()
    acknowledge(reminders=[reminder], by=world["aoki"])
    assert "LAN" in signed_in(world["aoki"]).get(link).content.decode()


def test_acknowledging_is_kept_with_its_time_and_audited(world):
    reminder = reminder_of(world["aoki"])
    answer = signed_in(world["aoki"]).post(
        "/reminders/acknowledge/", {"reminder": [reminder.pk]}, follow=True
    )
    assert "LAN" not in answer.content.decode()
    reminder.refresh_from_db()
    assert reminder.acknowledged_at is not None
    assert reminder.delivery == "acknowledged"
    assert AuditEntry.objects.filter(verb="reminder.acknowledged", actor_id=world["aoki"].pk).count() == 1
    assert "LAN" in signed_in(world["aoki"]).get("/reminders/?show=all").content.decode()


def test_a_second_time_changes_nothing(world):
    reminder = reminder_of(world["aoki"])
    assert acknowledge(reminders=[reminder], by=world["aoki"]) == 1
    assert acknowledge(reminders=[reminder], by=world["aoki"]) == 0


@pytest.mark.parametrize("whose", ["morita", "kimura"])
def test_nobody_acknowledges_for_another(world, whose):
    reminder = reminder_of(world[whose])
    answer = signed_in(world["aoki"]).post("/reminders/acknowledge/", {"reminder": [reminder.pk]})
    assert answer.status_code == 404
    reminder.refresh_from_db()
    assert reminder.acknowledged_at is None
    with pytest.raises(PermissionError):
        acknowledge(reminders=[reminder], by=world["aoki"])


@pytest.mark.parametrize("nonsense", ["abc", "-1", "9" * 40, ""])
def test_nonsense_is_not_found(world, nonsense):
    client = signed_in(world["aoki"])
    assert client.post("/reminders/acknowledge/", {"reminder": [nonsense]}).status_code == 404
    assert client.get("/reminders/", {"reminder": nonsense}).status_code == 200


def test_who_left_sees_and_acknowledges_nothing(world):
    reminder = reminder_of(world["kimura"])
    Membership.objects.filter(user=world["kimura"]).update(left_on=TODAY - timedelta(days=1))
    client = signed_in(world["kimura"])
    assert "LAN" not in client.get("/reminders/").content.decode()
    assert client.post("/reminders/acknowledge/", {"reminder": [reminder.pk]}).status_code == 404


def test_a_role_that_may_not_acknowledge_is_refused(world):
    Membership.objects.filter(user=world["aoki"]).update(role="auditor")
    client = signed_in(world["aoki"])
    assert "LAN" in client.get("/reminders/").content.decode()
    reminder = reminder_of(world["aoki"])
    assert client.post("/reminders/acknowledge/", {"reminder": [reminder.pk]}).status_code == 403


def test_it_asks_to_sign_in_and_takes_no_act_by_link(world):
    assert Client().get("/reminders/").status_code == 302
    assert Client().post("/reminders/acknowledge/").status_code == 302
    assert signed_in(world["aoki"]).get("/reminders/acknowledge/").status_code == 405


def test_what_the_ledger_shows_to_whom(world):
    def told(user):
        return {str(row.to_user) for row in Reminder.objects.visible_to(user).select_related("to_user")}

    assert told(world["aoki"]) == {"aoki", "kimura"}
    assert told(world["kimura"]) == {"aoki", "kimura"}
    assert told(world["morita"]) == {"morita"}

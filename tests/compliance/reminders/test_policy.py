"""What an organization wishes is kept, audited, and nobody else's to see."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from compliance.audit.models import AuditEntry
from compliance.deadlines.models import ReminderStep
from compliance.reminders.models import QuietDay, ReminderPolicy
from compliance.reminders.policy import add_quiet_day, change_policy, policy_of
from compliance.reminders.steps import add_own_step, remove_own_step, sync_steps
from tests.compliance.reminders.world import TODAY, member, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def yamada():
    return office()


def test_without_a_wish_everybody_is_told_on_any_day(yamada):
    policy = policy_of(yamada)
    assert (policy.tell_workers, policy.tell_support_body, policy.quiet_on_closed_days) == (True, True, False)
    assert not ReminderPolicy.objects.exists()


def test_a_wish_is_kept_and_audited(yamada):
    sato = member("sato", yamada, "hr_manager")
    change_policy(organization=yamada, by=sato, tell_workers=False)
    assert policy_of(yamada).tell_workers is False
    entry = AuditEntry.objects.get(verb="reminder_policy.changed")
    assert (entry.actor_id, entry.details) == (sato.pk, {"tell_workers": False})


def test_a_quiet_day_is_kept_once(yamada):
    for _time in range(2):
        add_quiet_day(organization=yamada, quiet_on=date(2026, 12, 25), by="tests")
    assert QuietDay.objects.get().quiet_on == date(2026, 12, 25)
    assert AuditEntry.objects.filter(verb="quiet_day.added").count() == 1


def test_others_do_not_see_it(yamada):
    stranger = member("morita", office("森工業株式会社"), "hr_manager")
    change_policy(organization=yamada, by="tests", tell_workers=False)
    add_quiet_day(organization=yamada, quiet_on=TODAY, by="tests")
    assert not ReminderPolicy.objects.visible_to(stranger).exists()
    assert not QuietDay.objects.visible_to(stranger).exists()
    assert ReminderPolicy.objects.visible_to(member("sato", yamada, "hr_manager")).count() == 1


class TestOwnSteps:
    def test_the_rulebooks_steps_cannot_be_taken_away(self, yamada):
        sync_steps(on=TODAY)
        with pytest.raises(ValidationError):
            remove_own_step(step=ReminderStep.objects.filter(organization=None).first(), by="tests")

    @pytest.mark.parametrize(("kind", "days_before"), [("no_such_kind", 10), ("card_expiry", 5000)])
    def test_a_step_that_makes_no_sense_is_refused(self, yamada, kind, days_before):
        with pytest.raises(ValidationError):
            add_own_step(organization=yamada, kind=kind, days_before=days_before, by="tests")

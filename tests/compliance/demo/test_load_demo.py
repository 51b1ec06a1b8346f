"""The demo: whole, synthetic, made through services, never over data."""

from __future__ import annotations

from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from compliance.accounts.models import User
from compliance.accounts.roles import Role
from compliance.audit.services import verify
from compliance.deadlines.models import Deadline
from compliance.deadlines.services import repost_everything
from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization
from compliance.reckoning.plan_rows import guidance_topics
from compliance.workers.models import Worker
from support_plans.models import Consultation, SupportLog, SupportTask

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


class TestTheDemo:
    """Loaded once, and only read."""

    @pytest.fixture(scope="class")
    @classmethod
    def db(cls, django_db_setup, django_db_blocker):
        """The database for the class, in one transaction that is never committed."""
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    @pytest.fixture(scope="class")
    @classmethod
    def demo(cls, db, tmp_path_factory):
        out = StringIO()
        with time_machine.travel(NOW, tick=True), override_settings(VAR_DIR=tmp_path_factory.mktemp("demo")):
            call_command("load_demo", stdout=out)
        return out.getvalue()

    def test_it_fills_an_office_in_every_state(self, demo):
        today = date(2026, 11, 23)
        assert AcceptingOrganization.objects.count() == 5
        assert RegisteredSupportOrganization.objects.count() == 2
        assert Worker.objects.count() == 203  # three of them arrive in the demo of support
        board = Deadline.objects
        assert board.overdue(on=today).exists()
        assert board.open().filter(due_on=today).exists()
        assert board.filter(state="settled").exists()
        assert board.filter(snoozed_until_on__isnull=False).exists()
        assert {"card_expiry", "special_period_end", "five_year_cap", "support_body_renewal_window"} <= set(
            board.open().values_list("kind", flat=True)
        )
        # Made through services alone: reckoning everything again finds nothing to change.
        assert repost_everything() == []
        for organization in AcceptingOrganization.objects.all():
            assert verify(organization.pk) is None

    def test_the_support_body_s_officer_has_work_and_understands_who_comes(self, demo):
        kimura = User.objects.get(email="kimura@demo.example")
        assert SupportTask.objects.open().filter(assignee=kimura).exists()
        assert SupportTask.objects.filter(state="deferred").count() == 1
        assert set(Consultation.objects.values_list("judgement", flat=True)) == {"acceptable"}
        guidance = SupportLog.objects.get(obligation="pre_arrival_guidance", mode="video")
        known = {topic.slug for topic in guidance_topics(guidance.performed_on)}
        assert set(guidance.topics) == known

    def test_it_prints_a_name_to_sign_in_with_for_each_role(self, demo):
        assert {m.role for user in User.objects.all() for m in user.memberships.all()} == set(Role.values)
        for email in ("aoki@demo.example", "kimura@demo.example", "sysadmin@demo.example"):
            assert email in demo
        password = demo.split("password of all: ")[1].split()[0]
        assert User.objects.get(email="aoki@demo.example").check_password(password)


def test_it_is_never_loaded_over_data(yamada):
    with pytest.raises(CommandError, match="not empty"):
        call_command("load_demo")
    call_command("load_demo", "--if-empty", stdout=StringIO())
    assert AcceptingOrganization.objects.count() == 1

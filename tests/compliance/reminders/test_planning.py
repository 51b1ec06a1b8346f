"""Planning: the step that has been reached, once, for each who is to be told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.deadlines.models import Deadline, ReminderStep
from compliance.reminders.models import Digest, QuietDay, Reminder, ReminderPolicy
from compliance.reminders.planning import plan
from compliance.reminders.recipients import without_recipient
from compliance.reminders.steps import add_own_step, remove_own_step, sync_steps
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


def steps_told(row: Deadline) -> list[int]:
    return list(Reminder.objects.filter(deadline=row).order_by("-step").values_list("step", flat=True))


def told() -> set[tuple[str, str]]:
    """Who was told, and as whom."""
    return {
        (str(row.to_user or row.to_worker), row.audience)
        for row in Reminder.objects.select_related("to_user", "to_worker")
    }


def play(first: date, last: date, *, without: tuple[date, ...] = ()) -> None:
    day = first
    while day <= last:
        if day not in without:
            plan(on=day)
        day += timedelta(days=1)


def test_each_step_is_told_once_on_its_day():
    yamada = office()
    member("aoki", yamada)
    row = deadline(yamada, due_on=date(2027, 3, 31))
    for days_left in (125, 121, 120, 119, 90, 60, 30, 29, 15, 14, 7, 2, 1, 0, -1, -2, -7, -8, -15, -16):
        plan(on=date(2027, 3, 31) - timedelta(days=days_left))
    told_on = dict(Reminder.objects.values_list("step", "planned_on"))
    assert told_on == {
        120: date(2026, 12, 1),
        90: date(2026, 12, 31),
        60: date(2027, 1, 30),
        30: date(2027, 3, 1),
        14: date(2027, 3, 17),
        7: date(2027, 3, 24),
        1: date(2027, 3, 30),
        0: date(2027, 3, 31),
        -1: date(2027, 4, 1),
        -8: date(2027, 4, 8),
        -15: date(2027, 4, 15),
    }
    row.refresh_from_db()
    assert row.remind_on == date(2027, 4, 22)


@pytest.mark.parametrize(
    ("days_left", "step"), [(30, 30), (29, 30), (31, 60), (15, 30), (14, 14), (0, 0), (-3, -1), (-8, -8)]
)
def test_the_nearest_step_already_reached_counts(days_left, step):
    yamada = office()
    member("aoki", yamada)
    row = deadline(yamada, due_on=in_days(days_left))
    plan(on=TODAY)
    assert steps_told(row) == [step]


def test_a_run_missed_for_thirty_days_is_made_up_once_and_only_once():
    yamada = office()
    member("aoki", yamada)
    row = deadline(yamada, due_on=in_days(60))
    plan(on=TODAY)
    play(in_days(31), in_days(40))
    assert list(Reminder.objects.order_by("pk").values_list("step", "planned_on")) == [
        (60, TODAY),
        (30, in_days(31)),
    ]
    assert steps_told(row) == [60, 30]


def test_planning_again_adds_nothing():
    yamada = office()
    member("aoki", yamada)
    deadline(yamada, due_on=in_days(30))
    assert plan(on=TODAY).reminders == 1
    again = plan(on=TODAY)
    assert (again.reminders, again.digests) == (0, 0)


def test_what_is_settled_or_withdrawn_is_not_told():
    yamada = office()
    member("aoki", yamada)
    deadline(yamada, due_on=in_days(30), state="settled")
    deadline(yamada, due_on=in_days(30), state="withdrawn")
    assert plan(on=TODAY).reminders == 0


def test_a_deadline_that_moves_begins_its_steps_anew():
    yamada = office()
    member("aoki", yamada)
    row = deadline(yamada, due_on=in_days(30), kind="interview_worker")
    plan(on=TODAY)
    Deadline.objects.filter(pk=row.pk).update(
        due_on=in_days(120), safe_on=in_days(120), remind_on=in_days(90)
    )
    play(in_days(1), in_days(95))
    assert list(Reminder.objects.order_by("pk").values_list("due_on", "step", "planned_on")) == [
        (in_days(30), 30, TODAY),
        (in_days(120), 30, in_days(90)),
    ]


def test_an_overdue_deadline_is_told_weekly_for_about_a_year_and_then_rests():
    yamada = office()
    member("aoki", yamada)
    row = deadline(yamada, due_on=in_days(0))
    for weeks in range(58):
        plan(on=in_days(1 + 7 * weeks))
    assert len(steps_told(row)) == 53
    row.refresh_from_db()
    assert row.remind_on is None


class TestWhoIsTold:
    def test_the_employers_hr_the_support_body_and_the_worker(self):
        yamada, kita = office(), support_body()
        member("aoki", yamada, "hr_staff")
        member("sato", yamada, "hr_manager")
        member("gyoda", yamada, "scrivener")
        member("kansa", yamada, "auditor")
        member("kimura", kita, "support_staff")
        member("kondo", kita, "support_manager")
        lan = worker(yamada, email="lan@example.jp", support_contract=supports(kita, yamada))
        deadline(lan, due_on=in_days(30))
        plan(on=TODAY)
        assert told() == {
            ("aoki", "employer"),
            ("sato", "employer"),
            ("kimura", "support_body"),
            ("kondo", "support_body"),
            ("NGUYEN THI LAN", "worker"),
        }

    def test_a_stranger_is_told_nothing(self):
        yamada, mori, kita = office(), office("森工業株式会社"), support_body()
        member("aoki", yamada)
        member("morita", mori)
        member("kimura", kita, "support_staff")
        supports(kita, mori)
        deadline(worker(yamada), due_on=in_days(30))
        plan(on=TODAY)
        assert told() == {("aoki", "employer")}

    @pytest.mark.parametrize(
        "facts",
        [
            {"left_on": TODAY},
            {"left_on": in_days(-30)},
            {"receives": False},
            {"active": False},
            {"email": ""},
        ],
    )
    def test_never_who_left_or_cannot_or_will_not_get_mail(self, facts):
        yamada = office()
        member("aoki", yamada, **facts)
        member("sato", yamada, "hr_manager")
        deadline(yamada, due_on=in_days(30))
        plan(on=TODAY)
        assert told() == {("sato", "employer")}

    def test_never_a_worker_who_left(self):
        yamada = office()
        member("aoki", yamada)
        gone = worker(yamada, email="gone@example.jp", left_on=TODAY)
        deadline(gone, due_on=in_days(30))
        plan(on=TODAY)
        assert told() == {("aoki", "employer")}

    def test_never_a_support_body_whose_contract_has_ended(self):
        yamada, kita = office(), support_body()
        member("aoki", yamada)
        member("kimura", kita, "support_staff")
        ended = supports(kita, yamada, ends_on=in_days(-1))
        deadline(worker(yamada, support_contract=ended), due_on=in_days(30))
        plan(on=TODAY)
        assert told() == {("aoki", "employer")}

    def test_a_kind_that_does_not_concern_the_worker_is_not_told_to_the_worker(self):
        yamada = office()
        member("aoki", yamada)
        deadline(worker(yamada, email="lan@example.jp"), due_on=in_days(30), kind="interview_worker")
        plan(on=TODAY)
        assert told() == {("aoki", "employer")}

    def test_the_organization_may_keep_it_from_workers_and_support_body_never_from_itself(self):
        yamada, kita = office(), support_body()
        member("aoki", yamada)
        member("kimura", kita, "support_staff")
        ReminderPolicy.objects.create(organization=yamada, tell_workers=False, tell_support_body=False)
        lan = worker(yamada, email="lan@example.jp", support_contract=supports(kita, yamada))
        deadline(lan, due_on=in_days(30))
        plan(on=TODAY)
        assert told() == {("aoki", "employer")}

    def test_a_support_body_is_told_of_its_own_registration(self):
        yamada, kita, rival = office(), support_body(), support_body("みなみ支援")
        member("aoki", yamada)
        kimura = member("kimura", kita, "support_staff")
        minami = member("minami", rival, "support_staff")
        contract = supports(kita, yamada)
        supports(rival, yamada)
        deadline(
            yamada,
            due_on=in_days(30),
            kind="support_body_renewal_window",
            subject=f"support_contract:{contract.pk}",
        )
        plan(on=TODAY)
        assert told() == {("aoki", "employer"), ("kimura", "support_body")}
        assert Reminder.objects.visible_to(kimura).count() == 1
        assert Reminder.objects.visible_to(minami).count() == 0

    def test_who_is_told_twice_over_is_told_once(self):
        yamada, kita = office(), support_body()
        aoki = member("aoki", yamada)
        aoki.memberships.create(support_organization=kita, role="support_staff", joined_on=date(2025, 1, 6))
        aoki.memberships.create(organization=yamada, role="hr_manager", joined_on=date(2025, 1, 6))
        deadline(worker(yamada, support_contract=supports(kita, yamada)), due_on=in_days(30))
        plan(on=TODAY)
        assert list(Reminder.objects.values_list("audience", flat=True)) == ["employer"]

    def test_further_recipients_are_named_by_a_setting(self, settings):
        yamada = office()
        member("aoki", yamada)
        member("gyoda", yamada, "scrivener")
        settings.RECIPIENT_SOURCES = ["tests.compliance.reminders.test_planning.scriveners"]
        deadline(yamada, due_on=in_days(30))
        plan(on=TODAY)
        assert told() == {("aoki", "employer"), ("gyoda", "other")}


def scriveners(due, on):
    from django.db.models import F

    return due.filter(organization__memberships__role="scrivener").annotate(
        recipient_user_id=F("organization__memberships__user_id")
    )


class TestNobodyToTell:
    def test_nothing_is_lost_while_nobody_is_there(self):
        yamada = office()
        row = deadline(yamada, due_on=in_days(30))
        plan(on=TODAY)
        assert list(without_recipient(Deadline.objects.all(), on=TODAY)) == [row]
        member("aoki", yamada)
        plan(on=in_days(3))
        assert steps_told(row) == [30]
        assert not without_recipient(Deadline.objects.all(), on=in_days(3)).exists()

    def test_the_worker_alone_is_not_enough(self):
        yamada = office()
        row = deadline(worker(yamada, email="lan@example.jp"), due_on=in_days(30))
        plan(on=TODAY)
        plan(on=in_days(1))
        assert told() == {("NGUYEN THI LAN", "worker")}
        member("aoki", yamada)
        plan(on=in_days(2))
        assert told() == {("NGUYEN THI LAN", "worker"), ("aoki", "employer")}
        assert steps_told(row) == [30, 30]


class TestQuietDays:
    """Saturday 28 November 2026; the next open day is Monday the 30th."""

    SATURDAY, SUNDAY, MONDAY = date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 30)

    def test_an_organization_may_have_peace_on_closed_days(self):
        yamada, mori = office(), office("森工業株式会社")
        member("aoki", yamada)
        member("morita", mori)
        ReminderPolicy.objects.create(organization=yamada, quiet_on_closed_days=True)
        row = deadline(yamada, due_on=self.SATURDAY + timedelta(days=30))
        other = deadline(mori, due_on=self.SATURDAY + timedelta(days=30))
        play(self.SATURDAY, self.SUNDAY)
        assert (steps_told(row), steps_told(other)) == ([], [30])
        plan(on=self.MONDAY)
        assert steps_told(row) == [30]

    @pytest.mark.parametrize(
        ("due_on", "safe_on", "is_told"),
        [
            (date(2026, 11, 28), date(2026, 11, 27), True),
            (date(2026, 11, 29), date(2026, 11, 27), True),
            (date(2026, 11, 30), date(2026, 11, 29), True),
            (date(2026, 11, 30), date(2026, 11, 30), False),
            (date(2026, 11, 20), date(2026, 11, 20), False),
        ],
    )
    def test_what_would_come_too_late_is_told_all_the_same(self, due_on, safe_on, is_told):
        yamada = office()
        member("aoki", yamada)
        ReminderPolicy.objects.create(organization=yamada, quiet_on_closed_days=True)
        row = deadline(yamada, due_on=due_on, safe_on=safe_on)
        plan(on=self.SATURDAY)
        assert bool(steps_told(row)) is is_told

    def test_the_year_end_is_quiet_until_the_fourth_of_january(self):
        yamada = office()
        member("aoki", yamada)
        ReminderPolicy.objects.create(organization=yamada, quiet_on_closed_days=True)
        deadline(yamada, due_on=date(2027, 1, 29))
        play(date(2026, 12, 29), date(2027, 1, 8))
        assert Reminder.objects.get().planned_on == date(2027, 1, 4)

    def test_further_quiet_days_are_kept(self):
        yamada = office()
        member("aoki", yamada)
        QuietDay.objects.create(organization=yamada, quiet_on=TODAY, note="founding day")
        deadline(yamada, due_on=in_days(30))
        play(TODAY, in_days(2))
        assert Reminder.objects.get().planned_on == in_days(1)

    def test_silence_ends_after_a_month_whatever_is_wished(self):
        yamada = office()
        member("aoki", yamada)
        QuietDay.objects.bulk_create(
            QuietDay(organization=yamada, quiet_on=in_days(number)) for number in range(90)
        )
        deadline(yamada, due_on=in_days(34))
        play(TODAY, in_days(5))
        assert Reminder.objects.get().planned_on == in_days(4)


class TestSteps:
    def test_they_are_written_once_and_then_only_compared(self):
        assert sync_steps(on=TODAY) > 100
        with CaptureQueriesContext(connection) as queries:
            assert sync_steps(on=TODAY) == 0
        assert sum("reminderstep" in query["sql"] for query in queries) == 1

    def test_a_step_that_left_the_rulebook_goes_and_a_new_one_counts_at_once(self):
        yamada = office()
        member("aoki", yamada)
        sync_steps(on=TODAY)
        row = deadline(yamada, due_on=in_days(45))
        plan(on=TODAY)
        assert steps_told(row) == [60]
        ReminderStep.objects.filter(kind="card_expiry", days_before=60).update(days_before=61)
        ReminderStep.objects.filter(kind="card_expiry", days_before=30).delete()
        play(in_days(1), in_days(15))
        assert steps_told(row) == [60, 30]
        assert not ReminderStep.objects.filter(kind="card_expiry", days_before=61).exists()

    def test_an_organization_adds_its_own_and_takes_it_back(self):
        yamada, mori = office(), office("森工業株式会社")
        aoki = member("aoki", yamada)
        member("morita", mori)
        row, other = deadline(yamada, due_on=in_days(46)), deadline(mori, due_on=in_days(46))
        plan(on=TODAY)
        step = add_own_step(organization=yamada, kind="card_expiry", days_before=45, by=aoki)
        play(in_days(1), in_days(10))
        assert steps_told(row) == [60, 45]
        assert steps_told(other) == [60]
        remove_own_step(step=step, by=aoki)
        assert ReminderStep.objects.filter(organization__isnull=False).count() == 0

    def test_an_earlier_own_step_is_reached_although_the_next_moment_was_set_before(self):
        yamada = office()
        aoki = member("aoki", yamada)
        row = deadline(yamada, due_on=in_days(140))
        plan(on=TODAY)
        add_own_step(organization=yamada, kind="card_expiry", days_before=150, by=aoki)
        plan(on=in_days(1))
        assert steps_told(row) == [150]


class TestDigests:
    def test_a_person_gets_one_mail_a_day_whatever_the_number_of_deadlines(self):
        yamada, mori, kita = office(), office("森工業株式会社"), support_body()
        kimura = member("kimura", kita, "support_staff")
        for organization in (yamada, mori):
            contract = supports(kita, organization)
            for number in range(5):
                deadline(worker(organization, f"W {number}", support_contract=contract), due_on=in_days(30))
        plan(on=TODAY)
        (digest,) = Digest.objects.all()
        assert (digest.to_user, digest.day, digest.reminders.count()) == (kimura, TODAY, 10)

    def test_what_is_planned_later_the_same_day_joins_a_mail_not_yet_sent(self):
        yamada = office()
        member("aoki", yamada)
        deadline(yamada, due_on=in_days(30))
        plan(on=TODAY)
        deadline(yamada, due_on=in_days(14))
        plan(on=TODAY)
        assert Digest.objects.get().reminders.count() == 2

    def test_a_mail_of_yesterday_that_did_not_go_out_joins_todays(self):
        yamada = office()
        member("aoki", yamada)
        deadline(yamada, due_on=in_days(30))
        deadline(yamada, due_on=in_days(31))
        plan(on=TODAY)
        Digest.objects.update(state="failed", last_error="451 try later")
        plan(on=in_days(1))
        old, new = Digest.objects.order_by("day")
        assert (old.state, old.reminders.count(), old.last_error) == ("merged", 0, "451 try later")
        assert (new.state, new.reminders.count()) == ("planned", 3)

    def test_a_mail_that_may_have_arrived_takes_in_nothing_and_is_merged_into_nothing(self):
        yamada = office()
        member("aoki", yamada)
        deadline(yamada, due_on=in_days(30))
        plan(on=TODAY)
        Digest.objects.update(state="failed", in_doubt=True)
        deadline(yamada, due_on=in_days(14))
        plan(on=TODAY)
        assert Digest.objects.get().reminders.count() == 1
        plan(on=in_days(1))
        assert list(Digest.objects.order_by("day").values_list("state", flat=True)) == ["failed", "planned"]


@pytest.mark.parametrize("first", [1])
def test_the_number_of_statements_does_not_grow(first):
    yamada, kita = office(), support_body()
    for number in range(3):
        member(f"hr{number}", yamada)
        member(f"kita{number}", kita, "support_staff")
    contract = supports(kita, yamada)
    plan(on=in_days(-1))

    def statements(new: int) -> int:
        for number in range(new):
            lan = worker(yamada, f"W{number}", email=f"w{new}-{number}@example.jp", support_contract=contract)
            deadline(lan, due_on=in_days(30))
        with CaptureQueriesContext(connection) as queries:
            assert plan(on=TODAY).reminders == new * 7
        return len(queries)

    assert statements(first) == statements(60)

"""Tasks: made when their fact arises, kept in step with it, and closed by people with reasons."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from compliance.accounts.roles import Role
from compliance.accounts.services import end_membership
from compliance.deadlines.models import Deadline
from compliance.employment.services import conclude_contract, end_contract
from compliance.reminders.models import Reminder
from compliance.reminders.services import run_daily
from compliance.residence.services import register_residence_card
from compliance.workers.services import change_worker, register_worker
from support_plans.models import SupportTask
from support_plans.services.tasks import (
    assign_task,
    complete_task,
    confirm_not_applicable,
    declare_not_applicable,
    defer_task,
    reopen_task,
    resume_task,
    sync_tasks,
)
from tests.support_plans.planning import agreed_plan, staff_of

BY = "tests"
TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


@pytest.fixture
def mai(yamada, kita, kita_contract):
    """Mai was taken on from abroad: contract since today, work from 7 December, landing to come."""
    staff_of(kita)
    worker = register_worker(
        organization=yamada,
        name="TRAN MAI",
        languages=["vi"],
        support_contract=kita_contract,
        site=yamada.sites.get(),
        by=BY,
    )
    conclude_contract(worker=worker, concluded_on=TODAY, starts_on=date(2026, 12, 7), field="food_svc", by=BY)
    return worker


def lands(worker):
    register_residence_card(
        worker=worker,
        number="AB12345678CD",
        status="ssw1",
        permission_kind="landing",
        permitted_on=date(2026, 11, 23),
        period_months=12,
        expires_on=date(2027, 11, 23),
        by=BY,
    )


def days(worker):
    return {task.key: (task.state, task.due_on) for task in worker.support_tasks.all()}


def test_a_new_contract_makes_the_tasks_that_come_before_work(mai):
    found = days(mai)

    assert found["plan_agreement"][0] == "open"
    assert found["guidance"][0] == "open"
    assert found["interview_worker:2027Q1"] == ("open", date(2027, 3, 7))
    assert found["interview_supervisor:2027Q1"] == ("open", date(2027, 3, 7))


def test_an_agreed_plan_settles_the_wish_for_one_and_wants_a_copy_for_the_worker(mai):
    agreed_plan(mai)

    found = days(mai)
    assert found["plan_agreement"][0] == "withdrawn"
    assert found["plan_copy_to_worker:2026-11-23"][0] == "open"


def test_landing_makes_the_orientation_without_delay_and_the_transfer_from_the_airport(mai):
    agreed_plan(mai)

    lands(mai)

    found = days(mai)
    assert found["orientation:2026-11-23"] == ("open", date(2026, 12, 7))
    assert found["arrival_transfer"] == ("open", date(2026, 11, 23))
    assert "accompaniment:first" in found


def test_tasks_stand_in_the_ledger_and_interviews_only_once(mai):
    agreed_plan(mai)
    lands(mai)

    orientation = Deadline.objects.get(worker=mai, kind="orientation", state="open")
    task = mai.support_tasks.get(key="orientation:2026-11-23")
    assert orientation.subject == f"support_task:{task.pk}"
    assert orientation.responsible == "support_body"
    assert orientation.basis[0]["rule"]
    assert Deadline.objects.filter(worker=mai, kind="interview_worker").count() == 1


def test_the_same_facts_again_make_nothing_new(mai):
    agreed_plan(mai)
    lands(mai)
    before = sorted(mai.support_tasks.values_list("pk", "due_on", "state"))

    assert sync_tasks(worker_ids=[mai.pk], on=TODAY) == []
    assert sorted(mai.support_tasks.values_list("pk", "due_on", "state")) == before


def test_a_move_asks_for_somebody_to_go_along(mai):
    lands(mai)
    change_worker(worker=mai, by=BY, address="東京都品川区1-1", address_since_on=date(2027, 2, 1))

    assert "accompaniment:move:2027-02-01" in days(mai)


def test_only_the_employers_ending_calls_for_help_to_find_work(lan):
    contract = lan.contracts.get()
    end_contract(contract=contract, ended_on=TODAY, reason="employer", by=BY)

    assert days(lan)["job_change_support"][0] == "open"


def test_a_resignation_calls_for_no_help_to_find_work(lan):
    end_contract(contract=lan.contracts.get(), ended_on=TODAY, reason="worker_resigned", by=BY)

    assert "job_change_support" not in days(lan)


def test_who_worked_here_before_being_entered_owes_nothing_that_was_due_before(lan):
    assert sorted(key.partition(":")[0] for key in days(lan)) == ["interview_supervisor", "interview_worker"]


def test_a_done_task_leaves_the_ledger_and_comes_back_when_reopened(mai):
    lands(mai)
    task = mai.support_tasks.get(key="orientation:2026-11-23")

    complete_task(task=task, by=BY, done_on=TODAY)
    assert Deadline.objects.get(subject=f"support_task:{task.pk}").state == "settled"
    reopen_task(task=task, by=BY, reason="記録が誤っていた")

    assert Deadline.objects.get(subject=f"support_task:{task.pk}").state == "open"


def test_to_put_off_needs_a_reason_and_a_day_to_come_and_keeps_the_day_of_the_law(mai):
    lands(mai)
    task = mai.support_tasks.get(key="orientation:2026-11-23")

    with pytest.raises(ValidationError) as refused:
        defer_task(task=task, by=BY, until_on=date(2026, 12, 1), reason="")
    assert list(refused.value.message_dict) == ["reason"]
    with pytest.raises(ValidationError) as refused:
        defer_task(task=task, by=BY, until_on=TODAY, reason="通訳の都合")
    assert list(refused.value.message_dict) == ["until_on"]
    defer_task(task=task, by=BY, until_on=date(2026, 12, 1), reason="通訳の都合")

    assert (task.state, task.due_on) == ("deferred", date(2026, 12, 7))
    assert Deadline.objects.get(subject=f"support_task:{task.pk}").state == "open"
    assert resume_task(task=task, by=BY).state == "open"


def test_that_something_does_not_apply_needs_a_second_person(mai, kimura, kondo):
    lands(mai)
    task = mai.support_tasks.get(kind="arrival_transfer")

    declare_not_applicable(task=task, by=kimura, reason="本人の希望により親族が出迎え")
    assert task.state == "open"
    with pytest.raises(ValidationError) as refused:
        confirm_not_applicable(task=task, by=kimura)
    assert list(refused.value.message_dict) == ["confirmed_by"]
    confirm_not_applicable(task=task, by=kondo)

    task.refresh_from_db()
    assert task.state == "not_applicable"
    assert Deadline.objects.get(subject=f"support_task:{task.pk}").state == "settled"


def test_nobody_gets_a_task_about_a_worker_they_cannot_see(mai, kimura, kondo, mori_hr):
    task = mai.support_tasks.get(kind="guidance")

    with pytest.raises(ValidationError) as refused:
        assign_task(task=task, by=BY, assignee=mori_hr)
    assert list(refused.value.message_dict) == ["assignee"]
    assign_task(task=task, by=BY, assignee=kimura, stand_in=kondo)
    with pytest.raises(ValidationError):
        assign_task(task=task, by=BY, assignee=kimura, stand_in=kimura)

    assert list(SupportTask.objects.of_person(kondo)) == [task]


def test_the_tasks_of_many_workers_take_a_constant_number_of_statements(
    yamada, kita_contract, django_assert_max_num_queries
):
    workers = [
        register_worker(organization=yamada, name=f"WORKER {n}", site=yamada.sites.get(), by=BY)
        for n in range(12)
    ]
    for worker in workers:
        conclude_contract(worker=worker, concluded_on=TODAY, starts_on=date(2026, 12, 7), by=BY)
    SupportTask.objects.all().delete()

    with django_assert_max_num_queries(25):
        made = sync_tasks(worker_ids=[worker.pk for worker in workers], on=TODAY)

    assert len(made) >= 12 * 4


def test_the_person_and_the_stand_in_are_reminded_and_managers_once_it_is_overdue(mai, kita, aoki, member):
    lands(mai)
    kimura = member("kimura", Role.SUPPORT_STAFF, support_organization=kita)
    yamane = member("yamane", Role.SUPPORT_STAFF, support_organization=kita)
    ueda = member("ueda", Role.SUPPORT_STAFF, support_organization=kita)
    kondo = member("kondo", Role.SUPPORT_MANAGER, support_organization=kita)
    task = mai.support_tasks.get(key="orientation:2026-11-23")
    assign_task(task=task, by=BY, assignee=kimura, stand_in=yamane)
    deadline = Deadline.objects.get(subject=f"support_task:{task.pk}")

    def told(on):
        run_daily(on=on)
        return set(
            Reminder.objects.filter(deadline=deadline, to_user__isnull=False).values_list(
                "to_user", flat=True
            )
        )

    assert told(date(2026, 12, 7)) == {aoki.pk, kimura.pk, yamane.pk}
    assert told(date(2026, 12, 8)) == {aoki.pk, kimura.pk, yamane.pk, kondo.pk}
    assert ueda.pk not in told(date(2026, 12, 22))


def test_where_the_person_named_has_left_everybody_is_reminded(mai, kita, member):
    lands(mai)
    kimura = member("kimura", Role.SUPPORT_STAFF, support_organization=kita)
    ueda = member("ueda", Role.SUPPORT_STAFF, support_organization=kita)
    task = mai.support_tasks.get(key="orientation:2026-11-23")
    assign_task(task=task, by=BY, assignee=kimura)
    end_membership(membership=kimura.memberships.get(), left_on=date(2026, 12, 1), by=BY)

    run_daily(on=date(2026, 12, 7))

    deadline = Deadline.objects.get(subject=f"support_task:{task.pk}")
    assert list(Reminder.objects.filter(deadline=deadline).values_list("to_user", flat=True)) == [ueda.pk]

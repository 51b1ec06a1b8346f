"""Who answers for open support: the facts decide, also those that come with a day on which nobody writes."""

from __future__ import annotations

from datetime import date, time

import pytest

from compliance.accounts.models import Membership
from compliance.accounts.services import end_membership
from compliance.deadlines.calendar import repost_by_calendar
from compliance.deadlines.models import Deadline
from compliance.employment.services import conclude_contract, end_contract
from compliance.organizations.services import change_support_contract
from compliance.reckoning.interview_questions import interview_questions
from compliance.reminders.models import Reminder
from compliance.reminders.services import run_daily
from compliance.residence.services import register_residence_card
from compliance.workers.services import change_worker, leave, register_worker
from support_plans.services.consultations import receive_consultation
from support_plans.services.interviews import hold_interview, open_interview, save_interview
from support_plans.services.staff import change_staff
from support_plans.services.tasks import assign_task

BY = "tests"
pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(lan, kimura):
    return receive_consultation(
        worker=lan,
        by=kimura,
        received_on=date(2026, 11, 20),
        channel="phone",
        topic="給与",
        content="残業代が少ないと思う。",
        language="vi",
    )


@pytest.fixture
def interview(lan, kimura):
    """An interview that brought up a problem with the pay."""
    interview = open_interview(worker=lan, by=kimura, interview_with="worker")
    no_problem = {q.slug: (False, "") for q in interview_questions("worker", on=date(2026, 11, 20))}
    save_interview(
        interview=interview,
        by=kimura,
        revision=interview.revision,
        facts={
            "held_on": date(2026, 11, 20),
            "started_at": time(14, 0),
            "ended_at": time(14, 40),
            "place": "蒲田店 会議室",
            "language": "vi",
            "has_nonconformity": False,
        },
        answers=no_problem | {"pay": (True, "手当が支払われていない")},
    )
    return hold_interview(interview=interview, by=kimura)


@pytest.fixture
def task(yamada, kita_contract, kita_staff, kimura, kondo):
    """The orientation of Mai, who has just landed: Kimura's, for whom Kondo stands in."""
    mai = register_worker(
        organization=yamada, name="TRAN MAI", languages=["vi"], support_contract=kita_contract, by=BY
    )
    conclude_contract(
        worker=mai, concluded_on=date(2026, 11, 23), starts_on=date(2026, 12, 7), field="food_svc", by=BY
    )
    register_residence_card(
        worker=mai,
        number="AB12345678CD",
        status="ssw1",
        permission_kind="landing",
        permitted_on=date(2026, 11, 23),
        period_months=12,
        expires_on=date(2027, 11, 23),
        by=BY,
    )
    orientation = mai.support_tasks.get(key="orientation:2026-11-23")
    return assign_task(task=orientation, by=BY, assignee=kimura, stand_in=kondo)


def answers(prefix):
    """Who answers for the one open deadline of this subject: the side, and who is named."""
    row = Deadline.objects.open().get(subject__startswith=f"{prefix}:")
    return row.responsible, row.assignee.name if row.assignee else None


def ends_on(contract, day):
    change_support_contract(contract=contract, ends_on=day, by=BY)


@pytest.fixture
def kimura_leaves(kimura, kita):
    """Kimura's last day at Kita was 30 November."""

    def go():
        membership = Membership.objects.get(user=kimura, support_organization=kita)
        end_membership(membership=membership, left_on=date(2026, 12, 1), by=BY)

    return go


def test_both_begin_with_the_body_and_who_took_them_up(consultation, interview):
    assert answers("consultation") == ("support_body", "Kimura")
    assert answers("interview_follow_up") == ("support_body", "Kimura")


def test_a_support_contract_that_runs_out_hands_both_to_the_employer(consultation, interview, kita_contract):
    ends_on(kita_contract, date(2026, 11, 30))
    assert answers("consultation") == ("support_body", "Kimura")
    assert answers("interview_follow_up") == ("support_body", "Kimura")

    repost_by_calendar(on=date(2026, 12, 1))

    assert answers("consultation") == ("organization", None)
    assert answers("interview_follow_up") == ("organization", None)


def test_a_missed_run_is_made_up(consultation, kita_contract):
    ends_on(kita_contract, date(2026, 11, 30))

    repost_by_calendar(on=date(2027, 2, 1))

    assert answers("consultation") == ("organization", None)


def test_a_contract_that_goes_on_after_all_gives_both_back(consultation, interview, kita_contract):
    ends_on(kita_contract, date(2026, 11, 22))
    assert answers("consultation") == ("organization", None)

    ends_on(kita_contract, None)

    assert answers("consultation") == ("support_body", "Kimura")
    assert answers("interview_follow_up") == ("support_body", "Kimura")


def test_a_worker_taken_out_of_the_contract_leaves_both_with_the_employer(lan, consultation, interview):
    change_worker(worker=lan, by=BY, support_contract=None)

    assert answers("consultation") == ("organization", None)
    assert answers("interview_follow_up") == ("organization", None)


def test_an_employment_that_ends_leaves_both_with_the_employer(lan, consultation, interview):
    end_contract(
        contract=lan.contracts.current().get(), ended_on=date(2026, 11, 30), reason="employer", by=BY
    )
    assert answers("consultation") == ("support_body", "Kimura")

    repost_by_calendar(on=date(2026, 12, 1))

    assert answers("consultation") == ("organization", None)
    assert answers("interview_follow_up")[0] == "organization"


def test_a_worker_who_leaves_without_an_end_recorded_too(lan, consultation):
    leave(worker=lan, left_on=date(2026, 11, 30), by=BY)

    repost_by_calendar(on=date(2026, 11, 30))

    assert answers("consultation") == ("organization", None)


def test_interviews_are_owed_no_longer_once_the_last_contract_has_ended(lan):
    end_contract(
        contract=lan.contracts.current().get(), ended_on=date(2026, 11, 30), reason="employer", by=BY
    )
    interviews = Deadline.objects.open().filter(worker=lan, kind__startswith="interview_")
    assert interviews.count() == 2

    repost_by_calendar(on=date(2026, 12, 1))

    assert not interviews.exists()
    assert Deadline.objects.open().filter(worker=lan, kind="worker_inactivity").exists()


def test_who_left_the_body_is_named_no_longer(consultation, interview, kimura_leaves):
    kimura_leaves()

    repost_by_calendar(on=date(2026, 12, 1))

    assert answers("consultation") == ("support_body", None)
    assert answers("interview_follow_up") == ("support_body", None)


def test_who_gave_up_the_post_is_named_no_longer(consultation, interview, kita_staff):
    change_staff(staff=kita_staff["kimura"], by=BY, until_on=date(2026, 11, 30))

    repost_by_calendar(on=date(2026, 11, 30))
    assert answers("consultation") == ("support_body", "Kimura")

    repost_by_calendar(on=date(2026, 12, 1))
    assert answers("consultation") == ("support_body", None)
    assert answers("interview_follow_up") == ("support_body", None)


def test_who_stands_in_takes_the_place_of_who_left(task, kimura_leaves):
    kimura_leaves()

    repost_by_calendar(on=date(2026, 12, 1))

    row = Deadline.objects.get(subject=f"support_task:{task.pk}")
    assert (row.assignee.name, row.stand_in) == ("Kondo", None)


def test_tasks_follow_the_end_of_the_support_contract_as_well(task, kita_contract):
    row = Deadline.objects.get(subject=f"support_task:{task.pk}")
    assert row.responsible == "support_body"
    ends_on(kita_contract, date(2026, 11, 30))

    repost_by_calendar(on=date(2026, 12, 1))

    row.refresh_from_db()
    assert (row.responsible, row.assignee, row.stand_in) == ("organization", None, None)


def test_following_the_calendar_twice_changes_nothing(
    consultation, interview, task, kita_contract, kimura_leaves
):
    kimura_leaves()
    ends_on(kita_contract, date(2026, 12, 10))
    for day in (date(2026, 12, 1), date(2026, 12, 11)):
        repost_by_calendar(on=day)
        before = list(Deadline.objects.order_by("pk").values())
        repost_by_calendar(on=day)
        assert list(Deadline.objects.order_by("pk").values()) == before


def test_the_daily_run_reminds_everybody_left_at_the_body(consultation, kondo, kimura_leaves):
    kimura_leaves()

    run_daily(on=date(2026, 12, 1))

    told = Reminder.objects.filter(
        deadline__subject=f"consultation:{consultation.pk}", audience="support_body"
    )
    assert set(told.values_list("to_user__name", flat=True)) == {"Kondo"}


def test_somebody_named_who_may_not_sign_in_leaves_no_silence(consultation, kimura, kondo):
    type(kimura).objects.filter(pk=kimura.pk).update(is_active=False)

    run_daily(on=date(2026, 11, 24))

    told = Reminder.objects.filter(
        deadline__subject=f"consultation:{consultation.pk}", audience="support_body"
    )
    assert set(told.values_list("to_user__name", flat=True)) == {"Kondo"}

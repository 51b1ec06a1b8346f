"""My tasks today: mine and those I stand in for, group by group; what is counted is what is listed."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from support_plans.models import SupportTask
from support_plans.services.tasks import assign_task, declare_not_applicable, defer_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(lan, kimura, kondo):
    """One task of each group, all Kimura's: named by the day they are due."""
    SupportTask.objects.filter(worker=lan).delete()
    days = {
        "overdue": (date(2026, 11, 20), date(2026, 11, 19)),
        "today": (date(2026, 11, 27), date(2026, 11, 23)),
        "week": (date(2026, 11, 30), date(2026, 11, 27)),
        "later": (date(2027, 1, 15), date(2027, 1, 14)),
        "waiting": (date(2026, 12, 20), date(2026, 11, 20)),
    }
    made = {
        name: SupportTask.objects.create(
            worker=lan,
            obligation="life_orientation",
            kind="orientation",
            key=name,
            due_on=due_on,
            safe_on=safe_on,
            assignee=kimura,
        )
        for name, (due_on, safe_on) in days.items()
    }
    defer_task(task=made["waiting"], by=kimura, until_on=date(2026, 12, 1), reason="本人が帰国中")
    return made


def shown(answer):
    return {
        part["group"].slug: [line["task"].key for line in part["lines"]] for part in answer.context["groups"]
    }


def test_each_task_stands_in_its_group_and_the_later_ones_wait(tasks, kimura, client_as):
    answer = client_as(kimura).get(reverse("support:today"))

    assert shown(answer) == {
        "overdue": ["overdue"],
        "today": ["today"],
        "week": ["week"],
        "waiting": ["waiting"],
    }
    assert answer.context["count"] == 4
    assert shown(client_as(kimura).get(reverse("support:today") + "?group=later")) == {"later": ["later"]}


def test_the_count_equals_the_length_over_all_pages(lan, kimura, client_as):
    for number in range(45):
        SupportTask.objects.create(
            worker=lan,
            obligation="housing",
            kind="housing",
            key=f"n{number}",
            due_on=date(2026, 11, 20),
            safe_on=date(2026, 11, 20),
            assignee=kimura,
        )
    client, listed, page = client_as(kimura), 0, 1
    while True:
        answer = client.get(reverse("support:today"), {"page": page})
        listed += sum(len(part["lines"]) for part in answer.context["groups"])
        if not answer.context["page"].has_next():
            break
        page += 1

    assert listed == answer.context["count"] == 45
    assert answer.context["groups"][0]["count"] == 45


def test_a_stand_in_sees_it_too_and_nobody_else_does(tasks, kimura, kondo, client_as):
    assign_task(task=tasks["overdue"], by=kondo, assignee=kimura, stand_in=kondo)

    assert shown(client_as(kondo).get(reverse("support:today"))) == {"overdue": ["overdue"]}


def test_what_is_late_is_late_even_when_it_was_put_off(tasks, kimura, client_as):
    defer_task(task=tasks["overdue"], by=kimura, until_on=date(2026, 12, 1), reason="会社の都合")

    assert shown(client_as(kimura).get(reverse("support:today")))["overdue"] == ["overdue"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("obligation=life_orientation", 4),
        ("obligation=housing", 0),
        ("client=999999", 0),
        ("client=x", 4),
        ("person=nobody", 0),
        ("person=all", 4),
    ],
)
def test_it_is_filtered_by_client_obligation_and_person(query, count, tasks, kimura, client_as):
    answer = client_as(kimura).get(f"{reverse('support:today')}?{query}")

    assert answer.context["count"] == count
    assert sum(len(part["lines"]) for part in answer.context["groups"]) == count


def test_an_empty_list_says_what_to_do_next(lan, kondo, client_as):
    SupportTask.objects.filter(worker=lan).update(assignee=None)

    said = client_as(kondo).get(reverse("support:today")).content.decode()

    assert "?person=nobody" in said


def test_a_manager_assigns_and_an_officer_may_take_what_is_nobodys(tasks, kimura, kondo, client_as):
    task = tasks["today"]
    address = reverse("support:task_act", args=[task.pk, "assign"])

    assert client_as(kondo).post(address, {"assign-assignee": kondo.pk}).status_code == 302
    task.refresh_from_db()
    assert task.assignee == kondo
    assert client_as(kimura).post(address, {"assign-assignee": kimura.pk}).status_code == 403


def test_what_does_not_apply_needs_a_second_person(tasks, kimura, kondo, client_as):
    task = tasks["today"]
    confirm = reverse("support:task_act", args=[task.pk, "confirm"])
    declare_not_applicable(task=task, by=kimura, reason="自分で手配した")

    assert client_as(kimura).post(confirm).status_code == 422
    assert client_as(kondo).post(confirm).status_code == 302
    task.refresh_from_db()
    assert task.state == "not_applicable"


def test_putting_off_without_a_reason_keeps_what_was_typed(tasks, kimura, client_as):
    address = reverse("support:task_act", args=[tasks["today"].pk, "defer"])
    answer = client_as(kimura).post(address, {"defer-until_on": "2026-12-24", "defer-reason": ""})

    assert answer.status_code == 422
    assert 'value="2026-12-24"' in answer.content.decode()


def test_the_language_is_switched_where_one_is(kimura, lan, client_as):
    client = client_as(kimura)
    answer = client.post(reverse("support:language"), {"language": "vi", "next": reverse("support:calendar")})

    assert answer.url == reverse("support:calendar")
    assert "Hôm nay" in client.get(reverse("support:today")).content.decode()
    elsewhere = client.post(reverse("support:language"), {"language": "ja", "next": "https://evil.example/"})
    assert elsewhere.url == reverse("support:today")

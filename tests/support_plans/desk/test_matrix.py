"""The duty matrix and the grid of interviews: what the cells count, and the words they say it in."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from django.urls import reverse

from compliance.common import clock
from compliance.workers.services import change_worker
from support_plans.models import RegularInterview, SupportTask
from tests.support_plans.planning import staff_of

pytestmark = pytest.mark.django_db
GUIDANCE, ORIENTATION = "pre_arrival_guidance", "life_orientation"


@pytest.fixture(autouse=True)
def people(kita):
    return staff_of(kita)


@pytest.fixture
def desk(client_as, aoki):
    return client_as(aoki)


def cell(desk, name, place):
    """The words of one cell of the only worker's row."""
    page = desk.get(reverse(f"plans:{name}")).content.decode()
    row = page[page.index("<tbody>") : page.index("</tbody>")]
    found = re.findall(r"<td>(.*?)</td>", row, re.DOTALL)[place]
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def done_task(worker, obligation, kind):
    return SupportTask.objects.create(
        worker=worker,
        obligation=obligation,
        kind=kind,
        key=kind,
        due_on=date(2026, 11, 20),
        safe_on=date(2026, 11, 20),
        state="done",
        done_on=date(2026, 11, 20),
    )


def test_a_record_without_a_task_is_called_a_record_not_nothing_done(desk, lan, kimura, log_support):
    log_support(lan, kimura, obligation=GUIDANCE)

    assert cell(desk, "matrix", 0) == "記録あり 記録1件"


def test_a_task_may_take_several_sessions(desk, lan, kimura, log_support):
    task = done_task(lan, ORIENTATION, "orientation")
    for from_hour in (9, 13):
        log = log_support(lan, kimura, started_at=time(from_hour, 0), ended_at=time(from_hour + 3, 0))
        type(log).objects.filter(pk=log.pk).update(task=task, judgement="acceptable")

    assert cell(desk, "matrix", 3) == "完了 完了1件 · 記録2件"


def test_done_with_nothing_behind_it_says_so(desk, lan):
    done_task(lan, ORIENTATION, "orientation")

    assert cell(desk, "matrix", 3) == "完了・記録なし 完了1件 委託分の記録なし1件"


def test_a_record_elsewhere_does_not_prove_a_task(desk, lan, kimura, log_support):
    done_task(lan, ORIENTATION, "orientation")
    log = log_support(lan, kimura)
    type(log).objects.filter(pk=log.pk).update(task=None, judgement="acceptable")

    assert cell(desk, "matrix", 3) == "完了・記録なし 完了1件 · 記録1件 委託分の記録なし1件"


def test_an_interview_of_one_day_is_told_once_for_each_person(desk, lan):
    for kind in ("worker", "supervisor"):
        RegularInterview.objects.create(
            worker=lan,
            interview_with=kind,
            held_on=date(2026, 11, 14),
            state="held",
            judgement="acceptable",
            recorded_at=clock.now(),
        )
    change_worker(
        worker=lan,
        by="tests",
        last_interview_on=date(2026, 11, 14),
        last_supervisor_interview_on=date(2026, 11, 14),
    )

    assert cell(desk, "interviews", 4) == "本人 実施済み 11-14 監督者 実施済み 11-14"


def test_a_quarter_before_the_worker_was_entered_owes_no_day(desk, lan):
    assert cell(desk, "interviews", 0) == "本人 記録開始前 監督者 記録開始前"


def test_the_words_of_both_tables_are_explained(desk, lan):
    assert "「記録」は証拠として有効な" in desk.get(reverse("plans:matrix")).content.decode()
    assert "「期限」はその四半期の実施期限です。" in desk.get(reverse("plans:interviews")).content.decode()


def test_a_quarter_is_named_by_its_months(desk, lan):
    assert "<th>2026年10～12月</th>" in desk.get(reverse("plans:interviews")).content.decode()

"""今やること: one queue by legal harm, whose count is its length."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from compliance.audit.models import AuditEntry
from compliance.common import clock
from compliance.deadlines.models import Deadline
from compliance.desk.queue import queue

CARD_EXPIRY = "card_expiry"


def _count_shown(page: str) -> int:
    return int(re.search(r'<span class="desk-count">(\d+)</span>件', page)[1])


def test_the_count_is_the_length_of_the_queue(aoki, lan, yamada, hire, client_as):
    hire(yamada, 3)
    response = client_as(aoki).get(reverse("admin:index"))

    page = response.content.decode()
    assert (
        _count_shown(page) == page.count('<li class="desk-row') == queue(aoki, on=clock.today()).count() > 0
    )


def test_legal_harm_comes_before_the_date(aoki, lan, yamada, hire, client_as):
    hire(yamada, 3)
    rows = client_as(aoki).get(reverse("admin:index"), {"within": "90"}).context["rows"]

    rank = {"最重要": 0, "高": 1, "中": 2, "低": 3, "参考": 4}
    order = [(rank[row.severity], row.due_on) for row in rows]
    assert order == sorted(order)
    assert len({harm for harm, _day in order}) > 1


def test_each_row_says_who_when_and_why(aoki, lan, client_as):
    page = client_as(aoki).get(reverse("admin:index"), {"within": "90"}).content.decode()

    assert "NGUYEN THI LAN" in page
    assert "2027-01-31" in page
    assert "なぜこの日？" in page
    assert "出入国管理及び難民認定法" in page
    assert "あと69日" in page


def test_a_deadline_is_settled_with_a_note(aoki, lan, client_as):
    deadline = lan.deadlines.get(kind=CARD_EXPIRY)
    response = client_as(aoki).post(reverse("desk:settle", args=[deadline.pk]), {"note": "12月1日に申請済み"})

    deadline.refresh_from_db()
    assert response.status_code == 302
    assert (deadline.state, deadline.settle_note, deadline.settled_by) == (
        "settled",
        "12月1日に申請済み",
        aoki,
    )


def test_settling_without_a_note_is_refused(aoki, lan, client_as):
    deadline = lan.deadlines.get(kind=CARD_EXPIRY)
    response = client_as(aoki).post(reverse("desk:settle", args=[deadline.pk]), {"note": " "})

    deadline.refresh_from_db()
    assert response.status_code == 422
    assert deadline.state == "open"


def test_putting_off_without_a_reason_is_refused_and_the_typed_day_stays(aoki, lan, client_as):
    deadline = lan.deadlines.get(kind=CARD_EXPIRY)
    response = client_as(aoki).post(
        reverse("desk:snooze", args=[deadline.pk]), {"until_on": "令和8年12月10日", "reason": ""}
    )

    deadline.refresh_from_db()
    assert response.status_code == 422
    assert "令和8年12月10日" in response.content.decode()
    assert deadline.snoozed_until_on is None


def test_putting_off_for_a_reason_takes_it_off_the_queue_until_that_day(aoki, lan, client_as):
    deadline = lan.deadlines.get(kind=CARD_EXPIRY)
    client = client_as(aoki)
    client.post(
        reverse("desk:snooze", args=[deadline.pk]), {"until_on": "R8.12.10", "reason": "本人が一時帰国中"}
    )

    deadline.refresh_from_db()
    assert deadline.snoozed_until_on == date(2026, 12, 10)
    assert deadline not in queue(aoki, on=date(2026, 11, 23), within=90)
    assert deadline in queue(aoki, on=date(2026, 12, 10), within=90)
    assert "本人が一時帰国中" in client.get(reverse("admin:index"), {"put_off": "1"}).content.decode()


def test_nothing_is_put_off_past_its_due_day(aoki, lan, client_as):
    deadline = lan.deadlines.get(kind=CARD_EXPIRY)
    response = client_as(aoki).post(
        reverse("desk:snooze", args=[deadline.pk]), {"until_on": "2027-02-01", "reason": "あとで考える"}
    )

    assert response.status_code == 422
    assert "あとで考える" in response.content.decode()


def test_what_was_not_done_after_all_is_open_again(aoki, lan, client_as):
    deadline = lan.deadlines.get(kind=CARD_EXPIRY)
    client = client_as(aoki)
    client.post(reverse("desk:settle", args=[deadline.pk]), {"note": "済"})
    client.post(reverse("desk:reopen", args=[deadline.pk]), {"reason": "受理されていなかった"})

    deadline.refresh_from_db()
    assert deadline.state == "open"
    assert AuditEntry.objects.filter(verb="deadline.reopened").exists()


def test_another_persons_page_is_not_where_a_form_returns_to(aoki, lan, client_as):
    deadline = lan.deadlines.get(kind=CARD_EXPIRY)
    response = client_as(aoki).post(
        reverse("desk:settle", args=[deadline.pk]), {"note": "済", "next": "https://elsewhere.example/"}
    )

    assert response["Location"] == reverse("desk:deadline", args=[deadline.pk])


@pytest.mark.parametrize("act", ["settle", "snooze", "reopen"])
def test_a_stranger_finds_no_deadline(act, mori_hr, lan, client_as):
    deadline = lan.deadlines.get(kind=CARD_EXPIRY)
    response = client_as(mori_hr).post(
        reverse(f"desk:{act}", args=[deadline.pk]), {"note": "x", "reason": "x"}
    )

    assert response.status_code == 404
    assert Deadline.objects.get(pk=deadline.pk).state == "open"


def test_an_auditor_settles_nothing(kansa, lan, client_as):
    deadline = lan.deadlines.get(kind=CARD_EXPIRY)
    client = client_as(kansa)

    assert client.post(reverse("desk:settle", args=[deadline.pk]), {"note": "済"}).status_code == 403
    assert "完了にする" not in client.get(reverse("desk:deadline", args=[deadline.pk])).content.decode()


def test_the_gaps_beside_the_queue_are_counted(aoki, lan, yamada, hire, client_as):
    hire(yamada, 2)
    response = client_as(aoki).get(reverse("admin:index"))

    counted = {gap.slug: gap.count for gap in response.context["gaps"]}
    assert counted == {"history": 3, "support-plan": 3, "email": 2}
    for slug, count in counted.items():
        listed = client_as(aoki).get(reverse("desk:gap", args=[slug]))
        assert len(listed.context["rows"]) == count


def test_deadlines_nobody_is_told_of_are_a_gap(aoki, lan, client_as):
    aoki.memberships.update(receives_reminders=False)
    page = client_as(aoki).get(reverse("desk:gap", args=["recipient"]))

    assert page.context["page"].paginator.count > 0


def test_a_missed_daily_run_stands_above_every_page(aoki, lan, client_as):
    Deadline.objects.update(posted_at="2026-11-01T00:00:00Z")
    for name in ("admin:index", "admin:workers_worker_changelist", "desk:gaps"):
        page = client_as(aoki).get(reverse(name)).content.decode()
        assert 'class="desk-banner"' in page, name

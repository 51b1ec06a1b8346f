"""A renewal from deadline to card; a resignation to notification and help to find work, as people click."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cases import services
from cases.models import Case, Event
from compliance.deadlines.models import Deadline
from compliance.residence.models import ResidenceCard
from tests.browser.test_walk import sign_in, untranslated

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def do(page, live_server, case, act: str, **facts: str) -> None:
    """One move of the case: open its form, fill it in, save."""
    page.goto(f"{live_server.url}{reverse('cases:act', args=[case.pk, act])}")
    for name, value in facts.items():
        field = page.locator(f"[name={name}]")
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.click("button.is-primary[type=submit]")
    page.wait_for_load_state()
    case.refresh_from_db()


def test_a_renewal_from_the_deadline_to_the_granted_card(page, live_server, aoki, sato, lan):
    sign_in(page, live_server, "aoki@example.jp")
    deadline = Deadline.objects.get(worker=lan, kind="extension_last_day")
    page.goto(f"{live_server.url}{reverse('desk:deadline', args=[deadline.pk])}")
    page.click("text=この期限の案件を開始")
    page.wait_for_url("**/cases/*/")
    case = Case.objects.get()
    assert page.locator(".cases-line").count() >= 3
    words = set(untranslated(page)) - {"JAIM", "TRAN"}
    assert not words, words
    page.locator("#from_worker .cases-papers > li").first.locator("text=受領").first.click()
    page.wait_for_load_state()
    assert case.documents.filter(state="received").count() == 1
    for paper in case.documents.filter(state="needed"):
        services.receive_paper(paper=paper, by=aoki, issued_on=date(2026, 11, 20))
    do(page, live_server, case, "prepare", capacity="employer_staff")
    assert case.state == "prepared"
    services.approve(case=case, by=sato)
    do(
        page,
        live_server,
        case,
        "submit",
        submitted_on="R8.11.23",
        channel="online",
        receipt_number="東26-0001",
    )
    assert (case.state, case.submitted_on) == ("waiting", date(2026, 11, 23))
    do(
        page,
        live_server,
        case,
        "grant",
        status="ssw1",
        months="12",
        expires_on="2028-01-31",
        card_number="PF11112222ER",
    )
    assert case.state == "granted"
    assert ResidenceCard.objects.current().get(worker=lan).expires_on == date(2028, 1, 31)
    page.goto(f"{live_server.url}{reverse('desk:worker', args=[lan.pk])}")
    assert "2028-01-31" in page.content()


def record_the_end(page, live_server, worker, reason: str) -> None:
    """From the worker's page to the event that the contract ended, with that reason."""
    page.goto(f"{live_server.url}{reverse('desk:worker', args=[worker.pk])}")
    page.click("text=契約の終了を記録")
    page.wait_for_load_state()
    assert page.locator("[name=contract]").input_value() == str(worker.contracts.get().pk)
    page.fill("[name=happened_on]", "2026-11-20")
    page.select_option("[name=reason]", reason)
    page.click("button.is-primary[type=submit]")
    page.wait_for_load_state()


@pytest.mark.parametrize(
    ("reason", "calls_for_help"), [("worker_resigned", False), ("employer", True)], ids=["worker", "employer"]
)
def test_a_resignation_from_event_to_notification_and_job_change_support(
    reason, calls_for_help, page, live_server, aoki, kimura, lan
):
    sign_in(page, live_server, "aoki@example.jp")
    record_the_end(page, live_server, lan, reason)
    event = Event.objects.get()
    assert "2026-12-04" in page.content()
    case = Case.objects.get(event=event, official_form="3-1-2")
    for paper in case.documents.all():
        services.receive_paper(paper=paper, by=aoki)
    do(page, live_server, case, "prepare", capacity="employer_staff")
    do(page, live_server, case, "submit", submitted_on="2026-11-23", channel="online", receipt_number="届1")
    assert (case.state, case.deadline.state) == ("done", "settled")
    assert Case.objects.filter(event=event, kind="worker_notice").exists()

    # Help to find other work is owed where the employer ended it; the support body finds it in its workspace.
    help_owed = lan.support_tasks.open().filter(kind="job_change_support")
    assert help_owed.exists() is calls_for_help
    page.context.clear_cookies()
    sign_in(page, live_server, "kimura@example.jp")
    page.wait_for_url("**/support/")
    page.goto(f"{live_server.url}{reverse('support:worker', args=[lan.pk])}")
    assert ("転職支援" in page.content()) is calls_for_help
    if calls_for_help:
        page.click(f"a[href='{reverse('support:task', args=[help_owed.get().pk])}']")
        page.wait_for_load_state()
        assert "転職支援" in page.content()

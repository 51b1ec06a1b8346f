"""Support staff at the factory gate: the connection is lost in the middle of an interview, and nothing is."""

from __future__ import annotations

import pytest
from django.urls import reverse

from compliance.reckoning.interview_questions import interview_questions
from support_plans.models import RegularInterview
from support_plans.services.interviews import open_interview

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE = {"width": 390, "height": 844}
TOO_SMALL_FOR_A_THUMB = """() => [...document.querySelectorAll(
    'button, a.button, .side a, summary, select, textarea, input[type=date], input[type=time], .choice label'
  )].filter(each => each.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
  .filter(each => each.getBoundingClientRect().height < 44)
  .map(each => each.outerHTML.slice(0, 80))"""


@pytest.fixture
def signed_in(page, live_server, kimura, client_as):
    """The page of somebody who is signed in already."""
    session = client_as(kimura).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size(PHONE)
    return page


def answer(page, slug, said):
    page.locator(f"#question-{slug} .{said}").click()


def saved_answers(interview):
    return {
        each.question: each.has_problem for each in interview.answers.all() if each.has_problem is not None
    }


def test_an_interview_survives_a_lost_connection_and_a_reload(signed_in, live_server, lan, kimura):
    page, trouble = signed_in, []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    interview = open_interview(worker=lan, by=kimura, interview_with="worker", language="vi")
    sheet = f"{live_server.url}{reverse('support:interview', args=[interview.pk])}"
    page.goto(sheet)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 1

    assert page.evaluate(TOO_SMALL_FOR_A_THUMB) == []
    answer(page, "work_as_contracted", "fine")
    page.locator("#state-saved").wait_for(state="visible")
    assert saved_answers(interview) == {"work_as_contracted": False}

    page.context.set_offline(True)
    answer(page, "pay", "problem")
    page.fill("#d-pay", "残業代が違う")
    page.locator("#state-unsent").wait_for(state="visible")
    page.get_by_role("button", name="面談を確定").click()
    assert page.locator("#sheet-notice").is_visible(), "it is not sent into the void"
    assert saved_answers(interview) == {"work_as_contracted": False}

    # The telephone is put away and the page is gone; once there is a connection, another page tells of it.
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(f"{live_server.url}{reverse('support:today')}")
    assert page.locator("#unsent a").get_attribute("href") == reverse(
        "support:interview", args=[interview.pk]
    )
    page.locator("#unsent a").click()
    page.locator("#state-saved").wait_for(state="visible")
    assert saved_answers(interview) == {"work_as_contracted": False, "pay": True}
    assert page.locator("#d-pay").input_value() == "残業代が違う"

    # The connection comes back while the sheet is open: what was answered meanwhile is sent by itself.
    page.context.set_offline(True)
    for question in interview_questions("worker", on=interview.held_on or lan.last_interview_on):
        if question.slug not in {"work_as_contracted", "pay"}:
            answer(page, question.slug, "fine")
    page.locator("#field-has_nonconformity .fine").click()
    assert page.locator("#answered").inner_text() == "18"
    page.context.set_offline(False)
    page.locator("#state-saved").wait_for(state="visible")
    page.fill("#id_held_on", "2026-11-20")
    page.fill("#id_started_at", "14:00")
    page.fill("#id_ended_at", "14:40")
    page.get_by_role("button", name="面談を確定").click()
    page.wait_for_load_state()

    assert RegularInterview.objects.get(pk=interview.pk).state == "held"
    assert page.evaluate("Object.keys(localStorage).length") == 0, "nothing stays on the device"
    assert trouble == []

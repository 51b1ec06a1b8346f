"""The interview sheet: saved as it is filled, by hand or by htmx; two devices never overwrite each other."""

from __future__ import annotations

import pytest
from django.urls import reverse

from compliance.reckoning.interview_questions import interview_questions
from support_plans.models import InterviewFollowUp, RegularInterview
from support_plans.services.interviews import open_interview
from tests.support_plans.workspace.conftest import HELD_ON

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
SLUGS = [question.slug for question in interview_questions("worker", on=HELD_ON)]


@pytest.fixture
def draft(lan, kimura, kita_staff):
    return open_interview(worker=lan, by=kimura, interview_with="worker", language="vi")


@pytest.fixture
def address(draft):
    return reverse("support:interview", args=[draft.pk])


def whole(draft, **changes):
    """Everything a whole sheet posts."""
    typed = {
        "revision": str(draft.revision),
        "writer": "this-telephone",
        "held_on": "2026-11-20",
        "started_at": "14:00",
        "ended_at": "14:40",
        "mode": "in_person",
        "language": "vi",
        "interviewer_name": "Kimura",
        "has_nonconformity": "no",
        **{f"q-{slug}": "fine" for slug in SLUGS},
    }
    return typed | changes


def said_of(draft):
    return {answer.question: answer.has_problem for answer in draft.answers.all()}


def test_a_sheet_is_begun_with_what_goes_without_saying(lan, kimura, kita_staff, client_as):
    client = client_as(kimura)
    begin = reverse("support:interview_worker", args=[lan.pk])
    key = str(client.get(begin).context["client_key"])
    first = client.post(begin, {"with": "worker", "client_key": key})
    again = client.post(begin, {"with": "worker", "client_key": key})

    draft = RegularInterview.objects.get()
    assert first.url == again.url == reverse("support:interview", args=[draft.pk])
    assert (draft.language, draft.interviewer_name, draft.interviewer_title) == ("vi", "Kimura", "支援担当者")
    assert draft.held_on.isoformat() == "2026-11-23"
    assert first.url in client.get(begin).content.decode()


def test_the_eighteen_questions_stand_there_in_japanese_and_in_the_workers_language(
    address, kimura, client_as
):
    answer = client_as(kimura).get(address)

    said = answer.content.decode()
    assert sum(len(group["questions"]) for group in answer.context["groups"]) == 18
    assert "雇用契約と異なる業務に従事していないこと。" in said
    assert "Không làm công việc khác với hợp đồng." in said


def test_it_is_saved_and_held_without_javascript(address, draft, kimura, client_as):
    client = client_as(kimura)
    part = {"revision": "1", "held_on": "2026-11-20", "mode": "in_person", "q-pay": "problem", "act": "save"}
    assert client.post(address, part).url == address
    draft.refresh_from_db()
    assert (draft.state, said_of(draft)["pay"]) == ("draft", True)
    problem = whole(draft, **{"q-pay": "problem", "d-pay": "残業代が違う", "act": "hold"})
    answer = client.post(address, problem, follow=True)

    draft.refresh_from_db()
    assert draft.state == "held"
    assert answer.redirect_chain == [(address, 302)]
    assert InterviewFollowUp.objects.filter(interview=draft, what="残業代が違う").exists()
    assert "残業代が違う" in answer.content.decode()


def test_everything_that_is_missing_is_listed_and_nothing_is_lost(address, draft, kimura, client_as):
    typed = whole(draft, act="hold", remarks="元気そう", has_nonconformity="")
    del typed["q-health"], typed["q-pay"]
    answer = client_as(kimura).post(address, typed)

    assert answer.status_code == 422
    missing = {slug for slug, _words, _text in answer.context["lacking"]}
    assert {"pay", "health"} & missing
    assert "has_nonconformity" in answer.context["form"].errors
    draft.refresh_from_db()
    assert (draft.state, draft.remarks) == ("draft", "元気そう")
    assert "元気そう" in answer.content.decode()


def test_each_change_is_saved_and_counted(address, draft, kimura, client_as):
    client = client_as(kimura)
    typed = {"revision": "1", "writer": "a", "q-pay": "fine", "mode": "in_person"}
    answer = client.post(address, typed, headers=HTMX)

    assert answer.status_code == 200
    assert answer.headers["X-Sheet"] == "1"
    said = answer.content.decode()
    assert 'value="2"' in said
    assert '<b id="answered" hx-swap-oob="true">1</b>' in said
    assert "<html" not in said


def test_what_cannot_be_read_is_named_and_the_rest_is_saved(address, draft, kimura, client_as):
    typed = whole(draft, held_on="きのう", remarks="保存される")
    answer = client_as(kimura).post(address, typed, headers=HTMX)

    draft.refresh_from_db()
    assert draft.remarks == "保存される"
    assert "面談日" in answer.content.decode()


def test_an_answer_lost_on_its_way_back_is_no_conflict(address, draft, kimura, client_as):
    """The telephone sent revision 1, the server saved it as 2, and the telephone never learned of it."""
    client = client_as(kimura)
    client.post(address, whole(draft, **{"q-pay": "fine"}), headers=HTMX)
    again = client.post(address, whole(draft, **{"q-pay": "problem", "d-pay": "違う"}), headers=HTMX)

    assert again.status_code == 200
    assert said_of(draft)["pay"] is True


def test_another_device_is_told_of_and_both_versions_are_kept(address, draft, kimura, kondo, client_as):
    here, there = client_as(kimura), client_as(kondo)
    there.post(
        address,
        whole(draft, writer="tablet", remarks="寮が寒い", **{"q-pay": "problem", "d-pay": "遅れる"}),
        headers=HTMX,
    )
    answer = here.post(address, whole(draft, remarks="残業が多い", **{"q-pay": "fine"}), headers=HTMX)

    assert answer.status_code == 409
    assert answer.headers["HX-Retarget"] == "#sheet"
    said = answer.content.decode()
    assert "別の端末" in said
    assert "遅れる" in said
    assert said_of(draft)["pay"] is True, "nothing is overwritten before a person has decided"
    form = answer.context["form"]
    assert form["remarks"].value() == "残業が多い\n寮が寒い"
    draft.refresh_from_db()
    decided = here.post(
        address, whole(draft, remarks=form["remarks"].value(), act="save", **{"q-pay": "fine"})
    )
    assert decided.status_code == 302
    assert said_of(draft)["pay"] is False


def test_without_javascript_a_conflict_is_a_page_with_both_versions(address, draft, kimura, kondo, client_as):
    client_as(kondo).post(address, whole(draft, writer="tablet", **{"q-pay": "problem", "d-pay": "遅れる"}))
    answer = client_as(kimura).post(address, whole(draft, act="save"))

    assert answer.status_code == 409
    assert "遅れる" in answer.content.decode()
    assert f'name="revision" id="revision" value="{draft.revision + 1}"' in answer.content.decode()


def test_two_devices_that_fill_different_questions_are_joined(address, draft, kimura, kondo, client_as):
    base = {"revision": "1", "mode": "in_person", "language": "vi"}
    client_as(kondo).post(address, base | {"writer": "tablet", "q-pay": "fine"}, headers=HTMX)
    facts = {
        "held_on": "2026-11-23",
        "interviewer_name": draft.interviewer_name,
        "interviewer_post": draft.interviewer_post,
    }
    answer = client_as(kimura).post(
        address, base | facts | {"writer": "telephone", "q-health": "fine"}, headers=HTMX
    )

    assert answer.status_code == 200
    said = said_of(draft)
    assert said["pay"] is False
    assert said["health"] is False
    assert answer.headers["HX-Retarget"] == "#sheet", "what came in is shown at once"


def test_an_interview_to_come_is_refused_and_stays_a_draft(address, draft, kimura, client_as):
    answer = client_as(kimura).post(address, whole(draft, held_on="2026-11-24", act="hold"))

    assert answer.status_code == 422
    assert "held_on" in answer.context["form"].errors
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_an_online_interview_without_a_recording_does_not_count_and_says_so(
    address, draft, kimura, client_as
):
    online = {"mode": "online", "is_recorded": "no", "is_alone": "yes", "act": "hold"}
    answer = client_as(kimura).post(address, whole(draft, **online), follow=True)

    draft.refresh_from_db()
    assert (draft.state, draft.judgement) == ("held", "not_acceptable")
    assert "法令で求められる支援として認められません" in answer.content.decode()


def test_a_held_interview_is_corrected_by_a_new_version(planted, kimura, client_as):
    client = client_as(kimura)
    address = reverse("support:interview_correct", args=[planted.held.pk])
    assert client.get(address).status_code == 200
    typed = whole(planted.held, reason="日付の誤り", held_on="2026-11-19")
    answer = client.post(address, typed, follow=True)

    corrected = RegularInterview.objects.current().get(state="held")
    assert (corrected.version, corrected.held_on.isoformat()) == (2, "2026-11-19")
    assert "日付の誤り" in answer.content.decode()


def test_a_follow_up_is_closed_with_its_outcome(planted, kimura, client_as):
    client = client_as(kimura)
    address = reverse("support:follow_up", args=[planted.follow_up.pk])
    assert client.post(address, {"done_on": "2026-11-23", "outcome": ""}).status_code == 422
    client.post(address, {"done_on": "2026-11-23", "outcome": "会社が精算した"})

    planted.follow_up.refresh_from_db()
    assert planted.follow_up.outcome == "会社が精算した"

"""The one-minute log: sensible defaults, the judgement at once, and nothing that was typed is lost."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from support_plans.models import SupportFile, SupportLog
from tests.support_plans.workspace.conftest import a_photograph

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(lan):
    return reverse("support:log_worker", args=[lan.pk])


@pytest.fixture
def typed():
    return {
        "obligation": "life_orientation",
        "performed_on": "2026-11-20",
        "started_at": "10:00",
        "ended_at": "12:00",
        "mode": "in_person",
        "language": "vi",
        "topics": ["daily_life", "medical"],
        "content": "ごみの出し方を説明",
        "place": "蒲田店",
        "client_key": str(uuid.uuid4()),
    }


@pytest.mark.parametrize("text", ["lan", "グエン", "1001"])
def test_the_worker_is_found_by_name_kana_or_number(text, lan, kimura, client_as):
    answer = client_as(kimura).get(reverse("support:log_new"), {"q": text})

    assert [worker.name for worker, _link in answer.context["choices"]] == ["NGUYEN THI LAN"]


def test_a_search_as_one_types_answers_with_the_choices_alone(lan, kimura, client_as):
    answer = client_as(kimura).get(reverse("support:log_new"), {"q": "lan"}, headers={"HX-Request": "true"})

    said = answer.content.decode()
    assert "NGUYEN THI LAN" in said
    assert "<html" not in said


def test_what_goes_without_saying_is_filled_in(address, lan, kimura, kita_staff, log_support, client_as):
    log_support(lan, kimura, place="川崎店", mode="in_person")
    with time_machine.travel(datetime(2026, 11, 24, 16, 43, tzinfo=ZoneInfo("Asia/Tokyo"))):
        form = client_as(kimura).get(address).context["form"]

    said = {name: form[name].value() for name in form.fields}
    assert said["performed_on"] == date(2026, 11, 24)
    assert (said["started_at"], said["ended_at"]) == (time(16, 10), time(16, 40))
    assert (said["staff_name"], said["staff_title"]) == ("Kimura", "支援担当者")
    assert (said["language"], said["place"], said["mode"]) == ("vi", "川崎店", "in_person")


def test_a_log_is_saved_without_javascript_and_judged(address, lan, kimura, kita_staff, typed, client_as):
    answer = client_as(kimura).post(address, typed, follow=True)

    log = SupportLog.objects.get()
    assert answer.redirect_chain == [(reverse("support:log", args=[log.pk]), 302)]
    assert (log.judgement, log.minutes, log.topics) == ("acceptable", 120, ["daily_life", "medical"])
    assert log.support_organization is not None
    said = answer.content.decode()
    assert "適切" in said
    assert "本邦での生活一般に関する事項" in said


def test_sent_twice_it_is_kept_once(address, kimura, kita_staff, typed, client_as):
    client = client_as(kimura)
    first, second = client.post(address, typed), client.post(address, typed)

    assert first.url == second.url
    assert SupportLog.objects.count() == 1


def test_support_that_does_not_count_says_why_under_which_rule(address, kimura, kita_staff, typed, client_as):
    answer = client_as(kimura).post(address, typed | {"mode": "email"}, follow=True)

    said = answer.content.decode()
    assert SupportLog.objects.get().judgement == "not_acceptable"
    assert "この方法では支援を行えません" in said
    assert "省令" in said or "運用要領" in said or "根拠" in said


def test_the_judgement_is_shown_before_saving(lan, kimura, kita_staff, typed, client_as):
    judge = reverse("support:log_judge", args=[lan.pk])
    client = client_as(kimura)
    good = client.post(judge, typed, headers={"HX-Request": "true"})
    bad = client.post(judge, typed | {"language": "ja"}, headers={"HX-Request": "true"})

    assert good.context["judged"]["tag"].css == "done"
    assert bad.context["judged"]["tag"].css == "now"
    assert SupportLog.objects.count() == 0


def test_another_support_brings_its_topics_along(lan, kimura, typed, client_as):
    judge = reverse("support:log_judge", args=[lan.pk])
    answer = client_as(kimura).post(judge, {**typed, "topics_of": "housing"})

    assert 'hx-swap-oob="true"' in answer.content.decode()
    assert "本邦での生活一般に関する事項" in answer.content.decode()


def test_without_javascript_the_topics_come_with_a_button(address, kimura, typed, client_as):
    answer = client_as(kimura).post(address, typed | {"look": "1"})

    said = answer.content.decode()
    assert answer.status_code == 200
    assert "本邦での生活一般に関する事項" in said
    assert "ごみの出し方を説明" in said
    assert SupportLog.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"performed_on": "2026-11-24"}, "performed_on"),
        ({"performed_on": "2025-03-01"}, "performed_on"),
        ({"performed_on": "きのう"}, "performed_on"),
        ({"ended_at": "09:00"}, "ended_at"),
        ({"language": ""}, "language"),
        ({"mode": ""}, "mode"),
    ],
)
def test_a_refused_log_keeps_everything_that_was_typed(
    change, field, address, kimura, kita_staff, typed, client_as
):
    answer = client_as(kimura).post(address, typed | change)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    said = answer.content.decode()
    assert "ごみの出し方を説明" in said
    assert 'value="daily_life" ' in said
    assert SupportLog.objects.count() == 0


def test_somebody_cannot_be_in_two_places(address, lan, kimura, kita_staff, typed, log_support, client_as):
    log_support(lan, kimura)
    answer = client_as(kimura).post(address, typed | {"client_key": str(uuid.uuid4())})

    assert "started_at" in answer.context["form"].errors


def test_a_photograph_comes_along(media, address, kimura, kita_staff, typed, client_as):
    client_as(kimura).post(address, typed | {"photo": a_photograph()})

    assert SupportFile.objects.get().log == SupportLog.objects.get()


def test_a_file_of_a_false_type_refuses_the_whole_and_loses_nothing(
    media, address, kimura, kita_staff, typed, client_as
):
    false = SimpleUploadedFile("署名.png", b"MZ\x90\x00 this is no picture")
    answer = client_as(kimura).post(address, typed | {"file": false})

    assert answer.status_code == 422
    assert "file" in answer.context["form"].errors
    assert "ごみの出し方を説明" in answer.content.decode()
    assert SupportLog.objects.count() == SupportFile.objects.count() == 0


def test_a_correction_is_a_new_version_with_its_reason(
    lan, kimura, kita_staff, log_support, typed, client_as
):
    log = log_support(lan, kimura)
    address = reverse("support:log_correct", args=[log.pk])
    client = client_as(kimura)
    assert client.post(address, typed | {"reason": ""}).status_code == 422
    answer = client.post(address, typed | {"reason": "時刻の誤り", "ended_at": "11:30"}, follow=True)

    corrected = SupportLog.objects.current().get()
    assert (corrected.version, corrected.correction_reason) == (2, "時刻の誤り")
    assert corrected.ended_at == time(11, 30)
    assert "時刻の誤り" in answer.content.decode()
    old = client.get(reverse("support:log", args=[log.pk])).content.decode()
    assert reverse("support:log", args=[corrected.pk]) in old


def test_the_same_session_is_logged_for_another_worker(lan, minh, kimura, kita_staff, log_support, client_as):
    log = log_support(lan, kimura, content="防災訓練の説明")
    client = client_as(kimura)
    assert f"like={log.pk}" in client.get(reverse("support:log_new"), {"like": log.pk}).content.decode()
    form = client.get(reverse("support:log_worker", args=[lan.pk]), {"like": log.pk}).context["form"]

    assert form["content"].value() == "防災訓練の説明"
    assert form["client_key"].value() != log.client_key

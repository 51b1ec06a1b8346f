"""Consultations, calendar, lists and their exports, one's own registration and people."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.urls import reverse

from compliance.audit.models import AuditEntry
from support_plans.models import Consultation, SupportFile, SupportStaff
from tests.support_plans.workspace.conftest import a_photograph

pytestmark = pytest.mark.django_db


@pytest.fixture
def received(lan, kimura, kita_staff, client_as):
    client = client_as(kimura)
    address = reverse("support:consultation_worker", args=[lan.pk])
    typed = {
        "topic": "歯が痛い",
        "content": "病院を知りたい",
        "received_on": "2026-11-20",
        "channel": "phone",
        "language": "vi",
    }
    assert client.post(address, typed).status_code == 302
    return Consultation.objects.get()


def act_on(client, consultation, name, **typed):
    data = {f"{name}-{field}": value for field, value in typed.items()}
    return client.post(reverse("support:consultation_act", args=[consultation.pk, name]), data)


def test_a_consultation_is_pursued_passed_on_and_closed(received, kimura, client_as):
    client = client_as(kimura)
    assert act_on(client, received, "step", happened_on="2026-11-21", what="予約した").status_code == 302
    assert act_on(client, received, "escalate", reason="費用は会社が払う").status_code == 302
    assert act_on(client, received, "later", follow_up_on="2026-11-30").status_code == 302
    refused = act_on(client, received, "close", closed_on="2026-11-23", response="", referred_to="保健所")
    assert refused.status_code == 422
    assert "保健所" in refused.content.decode()
    assert act_on(client, received, "close", closed_on="2026-11-23", response="受診した").status_code == 302
    assert act_on(client, received, "reopen", reason="まだ痛い").status_code == 302

    received.refresh_from_db()
    assert received.state == "escalated"
    assert received.steps.get().what == "予約した"
    assert act_on(client, received, "delete").status_code == 404


def test_a_refused_consultation_keeps_what_was_typed(lan, kimura, client_as):
    address = reverse("support:consultation_worker", args=[lan.pk])
    answer = client_as(kimura).post(address, {"topic": "", "content": "夜眠れない", "channel": "phone"})

    assert answer.status_code == 422
    assert "夜眠れない" in answer.content.decode()
    assert Consultation.objects.count() == 0


def test_files_are_added_to_what_they_prove(planted, kimura, client_as):
    client = client_as(kimura)
    for name, row in (
        ("log_files", planted.log),
        ("interview_files", planted.held),
        ("consultation_files", planted.consultation),
    ):
        address = reverse(f"support:{name}", args=[row.pk])
        assert client.post(address, {}).status_code == 422
        assert client.post(address, {"photo": a_photograph()}).status_code == 302

    assert SupportFile.objects.count() == 4


def test_a_file_is_handed_out_to_be_saved_and_on_record(planted, kimura, client_as):
    answer = client_as(kimura).get(reverse("support:file", args=[planted.file.pk]))

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer.headers["Cache-Control"]
    assert AuditEntry.objects.filter(verb="support_file.handed_out").count() == 1


def test_the_calendar_counts_each_day_and_lists_the_chosen_one(planted, kimura, client_as):
    answer = client_as(kimura).get(reverse("support:calendar"), {"month": "2026-11", "day": "2026-11-20"})

    counts = {day.on.isoformat(): day.counts for day in answer.context["days"]}
    held = [count for count in counts["2026-11-20"] if count["css"] == "done"]
    assert [count["number"] for count in held] == [1]
    assert [line["interview"] for line in answer.context["interviews"]] == [planted.held]


@pytest.mark.parametrize("query", ["month=2026-13", "month=abc", "day=2026-02-30", "month=99999-1"])
def test_a_month_that_does_not_exist_shows_this_one(query, kimura, client_as):
    answer = client_as(kimura).get(f"{reverse('support:calendar')}?{query}")

    assert answer.status_code == 200
    assert answer.context["first"].isoformat() == "2026-11-01"


def test_workers_are_searched_sorted_and_exported_as_listed(lan, minh, kimura, client_as):
    client = client_as(kimura)
    listed = client.get(reverse("support:worker_list"), {"q": "lan", "sort": "-due"})
    assert [worker.name for worker in listed.context["page"]] == ["NGUYEN THI LAN"]
    csv = client.get(reverse("support:workers_csv")).content.decode("utf-8-sig")
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(reverse("support:workers_xlsx")).content)).active

    assert "NGUYEN THI LAN" in csv
    assert "TRAN VAN MINH" not in csv
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["NGUYEN THI LAN"]
    assert AuditEntry.objects.filter(verb="ledger.exported").count() == 2


def test_clients_are_those_of_running_contracts(yamada, mori, lan, kimura, client_as):
    client = client_as(kimura)
    answer = client.get(reverse("support:client_list"))
    csv = client.get(reverse("support:clients_csv")).content.decode("utf-8-sig")

    assert [line["client"] for line in answer.context["clients"]] == [yamada]
    assert answer.context["clients"][0]["contract"].starts_on.isoformat() == "2025-04-01"
    assert "株式会社山田食品" in csv
    assert "森工業" not in csv


def test_the_registration_shows_its_window_of_renewal_with_the_rule(kita, lan, kondo, client_as):
    answer = client_as(kondo).get(reverse("support:body"))

    window = answer.context["bodies"][0]["registration"]["window"]
    assert (window.opens_on.isoformat(), window.closes_on.isoformat()) == ("2028-12-01", "2029-02-28")
    assert answer.context["bodies"][0]["registration"]["because"]


def test_the_workload_stands_against_the_caps_and_the_course_against_three_years(
    lan, kondo, kita_staff, client_as
):
    SupportStaff.objects.filter(pk=kita_staff["kondo"].pk).update(course_completed_on="2023-11-01")
    answer = client_as(kondo).get(reverse("support:body"))

    load = answer.context["bodies"][0]["caps"]["load"]
    assert (load.staff, load.workers, load.clients, load.workers_cap) == (1, 1, 1, 50)
    manager = next(line for line in answer.context["staff"] if line["staff"].post == "manager")
    assert manager["course_warnings"]


def test_managers_enter_offices_and_people_and_officers_do_not(kita, kondo, kimura, client_as):
    manager, officer = client_as(kondo), client_as(kimura)
    office = reverse("support:body_office_new")
    assert officer.get(office).status_code == 403
    assert manager.post(office, {"name": "大阪事務所"}).status_code == 302
    staff = reverse("support:body_staff_new")
    assert officer.post(staff, {"name": "x", "post": "officer"}).status_code == 403
    refused = manager.post(
        staff, {"name": "上田", "post": "officer", "since_on": "2026-04-01", "until_on": "2026-01-01"}
    )
    assert refused.status_code == 422
    assert 'value="上田"' in refused.content.decode()
    made = manager.post(staff, {"name": "上田", "post": "officer", "languages": ["ja", "vi"]})
    assert made.status_code == 302
    person = SupportStaff.objects.get(name="上田")
    changed = {"name": "上田", "post": "manager", "title": "所長", "course_completed_on": "2026-05-01"}
    assert manager.post(reverse("support:body_staff", args=[person.pk]), changed).status_code == 302
    person.refresh_from_db()
    assert (person.post, person.title, person.support_organization) == ("manager", "所長", kita)


def test_an_employer_enters_its_own_people(sato, aoki, lan, yamada, client_as):
    address = reverse("support:body_staff_new")
    assert client_as(aoki).get(address).status_code == 403
    assert client_as(sato).post(address, {"name": "鈴木", "post": "officer"}).status_code == 302

    assert SupportStaff.objects.get(name="鈴木").organization == yamada


def test_a_body_does_not_change_the_people_of_its_client(yamada_staff, lan, kondo, client_as):
    assert client_as(kondo).get(reverse("support:body_staff", args=[yamada_staff.pk])).status_code == 403


def test_the_list_of_workers_calls_languages_by_their_names(lan, kimura, client_as):
    page = client_as(kimura).get(reverse("support:worker_list")).content.decode()

    assert "<span>ベトナム語</span>" in page


def test_who_was_recorded_lately_is_said_to_be_no_more_than_that(lan, minh, kimura, client_as, log_support):
    address = reverse("support:log_new")
    hint = "最近記録した人です。ほかの人は検索してください。"
    client = client_as(kimura)
    assert hint not in client.get(address).content.decode()

    log_support(lan, kimura)

    assert hint in client.get(address).content.decode()
    assert hint not in client.get(address, {"q": "lan"}).content.decode()


def test_the_hint_beside_files_is_in_the_reader_s_language_too(lan, kimura, client_as):
    kimura.language = "vi"
    kimura.save()
    address = reverse("support:log_worker", args=[lan.pk])

    page = client_as(kimura).get(address).content.decode()

    assert "署名済みの確認書" not in page
    assert "200 MB" in page

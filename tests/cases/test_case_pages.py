"""The screens of cases: list, board, one case, events, season; seen by those who may, 404 for others."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from cases import services
from cases.models import Case, Event
from compliance.deadlines.models import Deadline


@pytest.fixture
def renewal(aoki, lan):
    deadline = Deadline.objects.get(worker=lan, kind="extension_last_day")
    return services.open_from_deadline(deadline=deadline, by=aoki)


def test_the_button_of_a_deadline_opens_its_case_in_one_step(aoki, lan, client_as):
    deadline = Deadline.objects.get(worker=lan, kind="extension_last_day")
    client = client_as(aoki)
    page = client.get(reverse("desk:deadline", args=[deadline.pk])).content.decode()
    address = reverse("cases:open-deadline", args=[deadline.pk])
    assert address in page
    answer = client.post(address)
    case = Case.objects.get()
    assert answer.url == reverse("cases:case", args=[case.pk])
    assert case.deadline == deadline


def test_a_deadline_that_does_not_say_its_procedure_asks_for_it(aoki, lan, client_as):
    deadline = Deadline.objects.get(worker=lan, kind="passport_expiry")
    client = client_as(aoki)
    address = reverse("cases:open-deadline", args=[deadline.pk])
    page = client.post(address)
    assert page.status_code == 200
    assert not Case.objects.exists()
    client.post(address, {"procedure": "other_activities"})
    assert Case.objects.get().procedure == "other_activities"


@pytest.mark.parametrize(
    "name", ["cases:list", "cases:board", "cases:season", "cases:events", "cases:new", "cases:case"]
)
def test_each_page_opens_for_the_employers_people(name, aoki, renewal, client_as):
    args = [renewal.pk] if name == "cases:case" else []
    page = client_as(aoki).get(reverse(name, args=args))
    assert page.status_code == 200
    if name not in {"cases:events", "cases:new"}:
        assert "NGUYEN THI LAN" in page.content.decode()


def test_the_case_page_has_three_lines_and_says_what_is_missing(aoki, renewal, client_as):
    page = client_as(aoki).get(reverse("cases:case", args=[renewal.pk])).content.decode()
    for line in ("from_worker", "from_employer", "we_make"):
        assert f'id="{line}"' in page
    assert 'id="missing"' in page


@pytest.mark.parametrize("name", ["kimura", "mori_hr"])
def test_others_find_nothing(name, request, renewal, client_as):
    client = client_as(request.getfixturevalue(name))
    assert client.get(reverse("cases:case", args=[renewal.pk])).status_code == 404
    assert "NGUYEN" not in client.get(reverse("cases:list")).content.decode()


def test_an_auditor_looks_and_changes_nothing(kansa, renewal, client_as):
    client = client_as(kansa)
    assert client.get(reverse("cases:case", args=[renewal.pk])).status_code == 200
    assert client.get(reverse("cases:plan", args=[renewal.pk])).status_code == 403
    paper = renewal.documents.first()
    assert client.post(reverse("cases:paper", args=[paper.pk, "receive"])).status_code == 403


def test_a_paper_is_received_with_an_era_date_and_a_wrong_date_is_named(aoki, renewal, client_as):
    client = client_as(aoki)
    paper = renewal.documents.filter(state="needed").first()
    address = reverse("cases:paper", args=[paper.pk, "receive"])
    page = client.post(address, {"issued_on": "きのう"}, follow=True).content.decode()
    assert "2026-11-23" in page
    client.post(address, {"issued_on": "R8.11.20"})
    paper.refresh_from_db()
    assert (paper.state, paper.issued_on) == ("received", date(2026, 11, 20))


def test_what_was_typed_stays_when_the_move_is_refused(aoki, renewal, client_as):
    client = client_as(aoki)
    answer = client.post(
        reverse("cases:act", args=[renewal.pk, "prepare"]), {"capacity": "scrivener", "remark": "確認済み"}
    )
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "確認済み" in body
    assert '<option value="scrivener" selected>' in body


def test_a_move_that_cannot_be_made_says_why(aoki, renewal, client_as):
    page = client_as(aoki).get(reverse("cases:act", args=[renewal.pk, "grant"]), follow=True).content.decode()
    assert "申請" in page


def test_an_event_form_opens_the_notification_case(aoki, lan, client_as):
    client = client_as(aoki)
    address = reverse("cases:new-event", args=["contract_ended"])
    assert client.get(address).status_code == 200
    facts = {
        "contract": lan.contracts.get().pk,
        "happened_on": "2026-11-20",
        "reason": "worker_resigned",
        "note": "本人の希望",
    }
    client.post(address, facts)
    event = Event.objects.get()
    page = client.get(reverse("cases:event", args=[event.pk])).content.decode()
    assert "2026-12-04" in page
    assert Case.objects.filter(event=event, official_form="3-1-2").exists()


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_the_list_is_exported_as_it_is_filtered(file_format, aoki, renewal, client_as):
    answer = client_as(aoki).get(reverse("cases:export"), {"format": file_format})
    assert answer.status_code == 200
    if file_format == "csv":
        assert "NGUYEN THI LAN" in answer.content.decode("utf-8-sig")


def test_a_season_is_looked_at_first_and_then_opened_for_those_who_are_ticked(aoki, lan, client_as):
    client = client_as(aoki)
    page = client.get(reverse("cases:season"), {"until_on": "2027-02-28", "procedure": "extension"})
    assert "NGUYEN THI LAN" in page.content.decode()
    assert not Case.objects.exists()
    facts = {
        "open": "1",
        "until_on": "2027-02-28",
        "procedure": "extension",
        "workers": [lan.pk],
        "name": "冬の更新",
    }
    client.post(reverse("cases:season"), facts)
    case = Case.objects.get()
    assert (case.cohort.name, case.due_on) == ("冬の更新", date(2027, 1, 31))
    again = client.post(reverse("cases:season"), facts).content.decode()
    assert Case.objects.count() == 1
    assert again


def test_answers_about_the_employer_reach_the_checks_of_open_cases(aoki, renewal, client_as):
    from cases.checks import run_checks

    client = client_as(aoki)
    address = reverse("cases:employer", args=[renewal.organization_id])
    assert client.get(address).status_code == 200
    client.post(address, {"what": "field", "field": "food_svc", "council_member": "no"})
    blocking = [found for found in run_checks(renewal) if found.stands_in_the_way]
    assert [found.finding.code for found in blocking] == ["council_not_member"]


def test_list_and_board_ask_the_database_a_fixed_number_of_questions(
    aoki, renewal, client_as, django_assert_max_num_queries
):
    client = client_as(aoki)
    for name in ("cases:list", "cases:board"):
        client.get(reverse(name))
        with django_assert_max_num_queries(15):
            client.get(reverse(name))


def test_the_case_page_asks_no_more_for_more_papers(aoki, renewal, client_as, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_as(aoki)
    address = reverse("cases:case", args=[renewal.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    for number in range(12):
        services.add_paper(case=renewal, title=f"追加{number}", line="we_make", by=aoki)
        services.receive_paper(paper=renewal.documents.filter(state="needed").first(), by=aoki)
    with CaptureQueriesContext(connection) as after:
        client.get(address)
    assert len(after) <= len(before)

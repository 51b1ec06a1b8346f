"""Cases over the API: opened, moved, checked; refused with the field named."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import services
from compliance.deadlines.models import Deadline


@pytest.fixture
def api(aoki, client_as):
    client = client_as(aoki)

    def call(method, path, body=None):
        send = getattr(client, method)
        if method == "get":
            return send(f"/api/v1/{path}")
        return send(f"/api/v1/{path}", body or {}, content_type="application/json")

    return call


@pytest.fixture
def renewal(aoki, lan):
    deadline = Deadline.objects.get(worker=lan, kind="extension_last_day")
    return services.open_from_deadline(deadline=deadline, by=aoki)


def test_a_case_is_opened_from_a_deadline(api, lan):
    deadline = Deadline.objects.get(worker=lan, kind="extension_last_day")
    made = api("post", "cases/", {"organization": lan.organization_id, "deadline": deadline.pk})
    assert made.status_code == 201
    assert made.json()["procedure"] == "extension"
    assert made.json()["due_on"] == "2027-01-31"
    assert made.json()["state"] == "preparing"


def test_papers_are_received_and_reviewed(api, renewal):
    paper = api("get", f"case-documents/?case={renewal.pk}&state=needed").json()["results"][0]
    received = api("post", f"case-documents/{paper['id']}/receive/", {"issued_on": "2026-11-20"})
    assert (received.json()["state"], received.json()["issued_on"]) == ("received", "2026-11-20")
    assert api("post", f"case-documents/{paper['id']}/review/").json()["state"] == "reviewed"


def test_a_move_that_cannot_be_made_names_the_reason(api, renewal):
    refused = api("post", f"cases/{renewal.pk}/refuse/", {"decided_on": "2026-11-23"})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["code"] == "wrong_state"


def test_only_a_manager_approves(api, renewal):
    assert api("post", f"cases/{renewal.pk}/approve/").status_code == 403


def test_checks_come_with_their_rules(api, renewal):
    api("post", f"cases/{renewal.pk}/answers/", {"answers": {"council_member": False}})
    found = {one["check"]: one for one in api("get", f"cases/{renewal.pk}/checks/").json()}
    assert found["council"]["severity"] == "block"
    assert found["council"]["because"][0]["rule"].startswith("fields/")
    wrong = api("post", f"cases/{renewal.pk}/answers/", {"answers": {"desired_months": "twelve"}})
    assert wrong.json()["errors"][0]["field"] == "desired_months"


def test_the_timeline_says_who_did_what(api, renewal):
    (opened,) = api("get", f"cases/{renewal.pk}/timeline/").json()
    assert (opened["act"], opened["happened_on"]) == ("open", "2026-11-23")


def test_an_event_opens_its_cases(api, lan):
    made = api(
        "post",
        "events/",
        {
            "organization": lan.organization_id,
            "kind": "contract_ended",
            "contract": lan.contracts.get().pk,
            "happened_on": "2026-11-20",
            "reason": "employer",
        },
    )
    assert made.status_code == 201
    forms = {api("get", f"cases/{pk}/").json()["official_form"] for pk in made.json()["cases"]}
    assert {"3-1-2", "3-4"} <= forms


def test_a_list_asks_the_same_for_one_case_and_for_many(api, aoki, lan, renewal):
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert api("get", "cases/").status_code == 200
        return len(asked)

    count()
    before = count()
    for procedure in ("other_activities", "ssw1_to_ssw2", "arrival"):
        services.open_case(organization=lan.organization, worker=lan, procedure=procedure, by=aoki)
    assert count() == before


def test_outsiders_get_404(renewal, mori_hr, kimura, client_as):
    for person in (mori_hr, kimura):
        client = client_as(person)
        assert client.get(f"/api/v1/cases/{renewal.pk}/").status_code in {403, 404}
        assert client.post(f"/api/v1/cases/{renewal.pk}/abandon/", {"reason": "x"}).status_code in {403, 404}
    renewal.refresh_from_db()
    assert (renewal.state, renewal.opened_on) == ("preparing", date(2026, 11, 23))

"""The rulebook's questions over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from compliance.accounts.models import User


@pytest.fixture
def api(client: Client, aoki: User) -> Client:
    client.force_login(aoki)
    return client


def test_strangers_get_nothing(client: Client, db: None) -> None:
    for address in ("/api/v1/questions/", "/api/v1/questions/fee/", "/api/v1/rules/"):
        assert client.get(address).status_code in {401, 403}


def test_questions_describe_their_inputs(api: Client) -> None:
    listed = {each["name"]: each for each in api.get("/api/v1/questions/").json()}
    fee = {each["name"]: each for each in listed["fee"]["inputs"]}
    assert fee["accepted_on"]["type"] == "date"
    assert fee["months_granted"]["required"] is False
    assert {choice["value"] for choice in fee["channel"]["choices"]} == {"counter", "online"}
    assert api.get("/api/v1/questions/total_stay/").json()["inputs"][0]["fields"]


def test_a_question_is_answered(api: Client) -> None:
    reply = api.post(
        "/api/v1/questions/coe_valid_until/", {"issued_on": "2026-12-10"}, content_type="application/json"
    )
    assert reply.status_code == 200
    answered = reply.json()
    assert answered["answer"]["last_day"] == "2027-03-10"
    assert answered["because"][0]["rule"] == "residence/coe_validity"


def test_each_problem_names_its_input(api: Client) -> None:
    reply = api.post(
        "/api/v1/questions/fee/", {"procedure": "coe", "channel": "fax"}, content_type="application/json"
    )
    assert reply.status_code == 400
    assert {problem["field"] for problem in reply.json()["errors"]} == {"accepted_on", "channel"}


def test_a_day_before_the_rule_is_a_problem_of_no_input(api: Client) -> None:
    reply = api.post(
        "/api/v1/questions/fields/", {"on": "2018-01-01", "status": "ssw1"}, content_type="application/json"
    )
    assert reply.status_code == 400
    assert "fields/list_ssw1" in reply.content.decode()


def test_a_list_is_no_set_of_facts(api: Client) -> None:
    reply = api.post("/api/v1/questions/fee/", [1], content_type="application/json")
    assert reply.status_code == 400


def test_an_unknown_question_or_rule_does_not_exist(api: Client) -> None:
    assert api.get("/api/v1/questions/no_such/").status_code == 404
    assert api.get("/api/v1/rules/no/such/").status_code == 404


def test_rules_are_listed_and_told_with_their_history(api: Client) -> None:
    fees = api.get("/api/v1/rules/", {"subject": "fees"}).json()
    assert fees
    assert all(each["id"].startswith("fees/") for each in fees)
    told = api.get("/api/v1/rules/fields/list_ssw1/").json()
    assert [len(value["value"]) for value in told["values"]] == [14, 12, 16, 19]
    assert told["values"][1]["confidence"] == "O"
    assert told["values"][-1]["effective_to"] is None


def test_the_schema_knows_these_operations(api: Client) -> None:
    schema = api.get("/api/schema/", headers={"accept": "application/vnd.oai.openapi+json"}).json()
    assert "post" in schema["paths"]["/api/v1/questions/{name}/"]
    assert "get" in schema["paths"]["/api/v1/rules/{rule_id}/"]

"""What the API says when something is wrong: which field, which code, what to do."""

from __future__ import annotations

import pytest

WORKERS = "/api/v1/workers/"


def _problems(answer):
    return {(problem["field"], problem["code"]) for problem in answer.json()["errors"]}


def test_each_problem_names_its_field(api_as, aoki, yamada):
    answer = api_as(aoki).post(
        WORKERS,
        {"organization": yamada.pk, "birth_date": "31.12.1999", "nationality": "Vietnam", "email": "x"},
    )
    assert answer.status_code == 400
    assert {"name", "birth_date", "nationality", "email"} <= {p["field"] for p in answer.json()["errors"]}
    assert ("name", "required") in _problems(answer)


def test_a_problem_found_by_a_service_names_its_field_too(api_as, aoki, lan):
    bad = {"worker": lan.pk, "number": "123", "expires_on": "2028-01-31"}
    answer = api_as(aoki).post("/api/v1/residence-cards/", bad)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "number"


def test_a_number_taken_in_the_same_organization_is_said_so(api_as, aoki, lan, yamada):
    answer = api_as(aoki).post(
        WORKERS, {"organization": yamada.pk, "name": "SOMEONE", "employee_number": "1001"}
    )
    assert answer.status_code == 400
    # Budi of the other organization has the number 1001 too: no hint of that either way.
    assert "errors" in answer.json()


def test_a_day_out_of_all_reason_is_refused(api_as, aoki, lan):
    bad = {"worker": lan.pk, "number": "AB12345678CD", "expires_on": "9999-12-31"}
    assert ("expires_on", "out_of_range") in _problems(api_as(aoki).post("/api/v1/residence-cards/", bad))


def test_an_order_that_is_not_offered_is_an_error(api_as, aoki, lan):
    answer = api_as(aoki).get(WORKERS, {"ordering": "organization__corporate_number"})
    assert answer.status_code == 400
    assert _problems(answer) == {("ordering", "unknown_order")}


def test_a_filter_with_nonsense_names_itself(api_as, aoki):
    assert api_as(aoki).get(WORKERS, {"organization": "abc"}).json()["errors"][0]["field"] == "organization"


def test_messages_are_in_the_readers_language(api_as, aoki, kimura):
    # A person's own language goes before the browser's.
    assert aoki.language == "ja"
    message = api_as(aoki).get(WORKERS, {"ordering": "x"}).json()["errors"][0]["message"]
    assert "Cannot order" not in message


@pytest.mark.parametrize("path", ["/api/v1/workers/", "/api/v1/me/", "/api/v1/deadlines/"])
def test_without_signing_in_there_is_nothing(client, db, path):
    answer = client.get(path)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["errors"][0]["code"] == "not_authenticated"


@pytest.mark.parametrize("identifier", ["99999999999999999999999999", "0", "999999"])
def test_an_id_nobody_has_is_not_found(api_as, aoki, identifier):
    assert api_as(aoki).get(f"{WORKERS}{identifier}/").status_code == 404


@pytest.mark.parametrize("value", [10**30, "abc", True, [], {}, -1, 1.5])
def test_an_id_that_cannot_be_is_refused(api_as, aoki, value):
    answer = api_as(aoki).post(WORKERS, {"organization": value, "name": "X"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "organization"


def test_pages_have_at_most_two_hundred_rows(api_as, aoki, lan):
    client = api_as(aoki)
    assert client.get(WORKERS, {"page_size": 100000}).status_code == 200
    assert client.get(WORKERS, {"page": 7}).status_code == 404


def test_broken_json_is_an_error_of_the_request(api_as, aoki):
    answer = api_as(aoki).post(WORKERS, "{broken", content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "parse_error"

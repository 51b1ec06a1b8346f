"""The page 根拠と計算, as somebody signed in sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from compliance.questions.registry import questions
from compliance.rulebook import all_rules

if TYPE_CHECKING:
    from django.test import Client

    from compliance.accounts.models import User

PAGES = ["index", "rules", "fields", "statuses", "support", "comparison", "documents"]


@pytest.fixture
def desk(client: Client, aoki: User) -> Client:
    client.force_login(aoki)
    return client


def _post(desk: Client, name: str, **typed: str) -> tuple[int, str]:
    reply = desk.post(reverse("questions:calculator", args=[name]), typed)
    return reply.status_code, reply.content.decode()


@pytest.mark.parametrize("room", PAGES)
def test_pages_open_for_members(desk: Client, room: str) -> None:
    assert desk.get(reverse(f"questions:{room}")).status_code == 200


@pytest.mark.parametrize("room", PAGES)
def test_strangers_are_asked_to_sign_in(client: Client, db: None, room: str) -> None:
    reply = client.get(reverse(f"questions:{room}"))
    assert reply.status_code == 302
    assert "login" in reply["Location"]


@pytest.mark.parametrize("name", list(questions()))
def test_every_question_has_a_form(desk: Client, name: str) -> None:
    shown = desk.get(reverse("questions:calculator", args=[name])).content.decode()
    for asked in questions()[name].inputs:
        assert str(asked.label) in shown


def test_an_answer_comes_with_its_reasons(desk: Client) -> None:
    status, shown = _post(desk, "special_period", expires_on="2026-11-22", applied_on="2026-11-20")
    assert status == 200
    assert "2027-01-22" in shown
    assert "出入国管理及び難民認定法" in shown
    assert reverse("questions:rule", args=["residence/special_period"]) in shown


def test_a_warning_is_written_out(desk: Client) -> None:
    _status, shown = _post(
        desk,
        "filing_check",
        procedure="change",
        field="food_svc",
        accepted_on="2026-06-01",
        already_ssw1_in_field="false",
    )
    assert "この分野への変更は原則として認められません" in shown


def test_an_error_stands_beside_its_field_and_what_was_typed_is_kept(desk: Client) -> None:
    status, shown = _post(desk, "special_period", expires_on="2026-02-30", applied_on="2026-11-20")
    assert status == 422
    assert 'id="error_expires_on"' in shown
    assert "実在する日付" in shown
    assert 'value="2026-02-30"' in shown
    assert 'value="2026-11-20"' in shown


def test_a_day_before_the_rule_is_explained(desk: Client) -> None:
    status, shown = _post(desk, "fields", on="2018-01-01", status="ssw1")
    assert status == 422
    assert "fields/list_ssw1" in shown


def test_records_are_typed_row_by_row(desk: Client) -> None:
    rows = {"stays-0-status": "ssw1", "stays-0-from_on": "2021-04-15", "on": "2026-03-01"}
    status, shown = _post(desk, "total_stay", **rows)
    assert status == 200
    assert "2026-04-15" in shown
    status, shown = _post(desk, "total_stay", **(rows | {"stays-0-from_on": "April"}))
    assert status == 422
    assert 'value="April"' in shown
    assert 'id="error_stays-0-from_on"' in shown


def test_another_row_keeps_what_was_typed_and_asks_nothing(desk: Client) -> None:
    rows = {f"stays-{number}-status": "ssw1" for number in range(3)}
    status, shown = _post(desk, "total_stay", more="stays", **rows)
    assert status == 200
    assert "stays-3-status" in shown
    assert 'id="answer"' not in shown


def test_facts_never_travel_in_the_address(desk: Client) -> None:
    address = reverse("questions:calculator", args=["residence_card_number"])
    shown = desk.get(address, {"number": "AB12345678CD"}).content.decode()
    assert "AB12345678CD" not in shown


def test_an_unknown_question_or_rule_does_not_exist(desk: Client) -> None:
    assert desk.get(reverse("questions:calculator", args=["no_such"])).status_code == 404
    assert desk.get(reverse("questions:rule", args=["no/such"])).status_code == 404


def test_every_subject_has_pages_of_its_rules(desk: Client) -> None:
    for rule in {rule.subject: rule for rule in all_rules()}.values():
        reply = desk.get(reverse("questions:rule", args=[rule.id]))
        assert reply.status_code == 200
        assert rule.title["ja"] in reply.content.decode().replace("&#x27;", "'")


def test_a_rule_shows_its_history_and_next_change(desk: Client) -> None:
    shown = desk.get(reverse("questions:rule", args=["support/delegation"])).content.decode()
    assert "2019-04-01" in shown
    assert "2027-04-01" in shown
    assert "令和6年法律第60号" in shown


def test_rules_are_found_by_their_words(desk: Client) -> None:
    shown = desk.get(reverse("questions:rules"), {"q": "外食業　停止"}).content.decode()
    assert reverse("questions:rule", args=["fields/coe_suspension"]) in shown
    assert reverse("questions:rule", args=["residence/special_period"]) not in shown
    nothing = desk.get(reverse("questions:rules"), {"q": "xyzzy"}).content.decode()
    assert "すべての語を含むルールはありません" in nothing


def test_fields_are_shown_as_of_a_day(desk: Client) -> None:
    shown = desk.get(reverse("questions:fields"), {"on": "2019-06-01"}).content.decode()
    assert "素形材産業" in shown
    assert "工業製品製造業" not in shown.split("<tbody>")[1].split("</tbody>")[0]
    wrong = desk.get(reverse("questions:fields"), {"on": "yesterday"}).content.decode()
    assert 'value="yesterday"' in wrong
    before = desk.get(reverse("questions:fields"), {"on": "2018-01-01"})
    assert before.status_code == 200


def test_pages_speak_english_to_those_who_read_it(desk: Client, aoki: User) -> None:
    aoki.language = "en"
    aoki.save()
    shown = desk.get(reverse("questions:index")).content.decode()
    assert "Special period while an application is pending" in shown

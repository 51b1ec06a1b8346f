"""May this person work on a day, with what proof; and how the five years stand."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.deadlines.models import Deadline
from compliance.employment.services import conclude_contract, end_contract
from compliance.residence.services import record_extension_application, register_residence_card
from compliance.workers.five_year_services import add_exclusion, change_exclusion, note_six_year_route
from compliance.workers.services import add_stay, declare_stay_history_complete, leave, register_worker


@pytest.fixture
def designated(lan):
    card = lan.cards.get()
    card.designated_field = "food_svc"
    card.save()
    return card


def asked(client, worker, on):
    return client.get(f"/desk/workers/{worker.pk}/legality/", {"on": on}).context["answer"]


def test_within_the_card_she_may_work_until_its_last_day(client_as, aoki, lan, designated):
    client = client_as(aoki)
    answer = asked(client, lan, "2027-01-31")
    assert (answer["allowed"], answer["basis"], answer["until"]) == ("yes", "card", date(2027, 1, 31))
    assert asked(client, lan, "2027-02-01")["allowed"] == "no"


def test_an_application_in_time_carries_her_two_months_on(client_as, aoki, lan, designated):
    record_extension_application(card=designated, applied_on=date(2026, 11, 20), receipt="東26-1", by="tests")
    client = client_as(aoki)
    answer = asked(client, lan, "令和9年3月31日")
    assert (answer["allowed"], answer["basis"], answer["until"]) == (
        "yes",
        "special_period",
        date(2027, 3, 31),
    )
    assert {one["name"] for one in answer["evidence"] if one["present"]} >= {"申請受付票"}
    assert asked(client, lan, "2027-04-01")["allowed"] == "no"


UNREAD = "指定書の所属機関名が登録されていません。"


@pytest.mark.parametrize(
    ("written", "allowed", "reason", "warned"),
    [
        ("", "yes", "", True),
        ("㈱ 山田食品", "yes", "", False),
        ("森工業株式会社", "no", "指定書の所属機関と異なります。先に変更許可が必要です。", False),
    ],
)
def test_the_employer_on_the_designation_paper_decides(
    written, allowed, reason, warned, client_as, aoki, lan, designated
):
    data = {
        "number": "",
        "status": "ssw1",
        "permission_kind": "extension",
        "permitted_on": "2026-01-31",
        "expires_on": "2027-01-31",
        "designated_field": "food_svc",
        "designated_employer": written,
        "reason": "指定書の写しを確認",
    }
    client = client_as(aoki)
    client.post(f"/desk/workers/{lan.pk}/correct-card/{designated.pk}/", data)
    assert lan.cards.current().get().designated_employer == written

    answer = asked(client, lan, "2026-12-01")

    assert (answer["allowed"], reason in "".join(map(str, answer["reasons"]))) == (allowed, True)
    assert (UNREAD in map(str, answer["warnings"])) is warned


def test_after_the_contract_ended_the_answer_is_no(client_as, aoki, lan, designated):
    end_contract(contract=lan.contracts.get(), ended_on=date(2026, 11, 10), reason="expiry", by="tests")
    assert asked(client_as(aoki), lan, "2026-11-11")["allowed"] == "no"


def test_a_day_that_is_none_is_refused_and_stays_in_the_field(client_as, aoki, lan):
    answer = client_as(aoki).get(f"/desk/workers/{lan.pk}/legality/", {"on": "R8.13.1"})
    assert answer.status_code == 422
    assert "R8.13.1" in answer.content.decode()


def test_the_worker_page_shows_the_strip_in_words(client_as, aoki, lan, designated):
    page = client_as(aoki).get(f"/desk/workers/{lan.pk}/").content.decode()
    assert "就労可" in page
    assert "就労不可" in page  # after the card's end


def test_the_ledger_of_a_day_filters_and_exports(client_as, aoki, lan, designated, yamada):
    gone = register_worker(organization=yamada, name="LE VAN GONE", by="tests")
    leave(worker=gone, left_on=date(2026, 10, 1), by="tests")
    new = register_worker(organization=yamada, name="TRAN VAN MINH", by="tests")
    client = client_as(aoki)
    page = client.get("/desk/legality/", {"on": "2026-11-23"})
    assert [(row["name"], row["allowed"]) for row in page.context["rows"]] == [
        ("NGUYEN THI LAN", "yes"),
        ("TRAN VAN MINH", "unclear"),
    ]
    only = client.get("/desk/legality/", {"on": "2026-11-23", "answer": ["unclear", "no"]})
    assert [row["worker_id"] for row in only.context["rows"]] == [new.pk]
    file = client.get("/desk/legality/", {"on": "2026-11-23", "format": "csv"})
    assert file.content.decode("utf-8-sig").splitlines()[1].startswith("1001,NGUYEN THI LAN")


def test_the_ledger_asks_the_same_few_questions_however_long_it_is(client_as, sato, yamada, lan):
    client = client_as(sato)

    def asked_for():
        with CaptureQueriesContext(connection) as found:
            assert client.get("/desk/legality/").status_code == 200
        return len(found)

    client.get("/desk/legality/")
    few = asked_for()
    for number in range(30):
        worker = register_worker(organization=yamada, name=f"W {number:02}", by="tests")
        conclude_contract(worker=worker, starts_on=date(2026, 4, 1), field="food_svc", by="tests")
        register_residence_card(
            worker=worker, number=f"AB{number:08}CD", status="ssw1", expires_on=date(2027, 5, 1), by="tests"
        )
    assert asked_for() == few
    assert few <= 21


@pytest.fixture
def counted(lan):
    """In Japan as SSW (i) without a break since 2023-06-01: the cap is 2028-06-01."""
    add_stay(worker=lan, status="ssw1", from_on=date(2023, 6, 1), by="tests")
    declare_stay_history_complete(worker=lan, by="tests")
    return lan


def cap_of(worker):
    return Deadline.objects.open().get(worker=worker, kind="five_year_cap").due_on


def test_leave_moves_the_limit_only_once_it_is_granted(counted):
    assert cap_of(counted) == date(2028, 6, 1)
    claim = add_exclusion(
        worker=counted,
        kind="maternity",
        from_on=date(2026, 3, 1),
        to_on=date(2026, 6, 6),
        decision="requested",
        requested_on=date(2026, 11, 1),
        by="tests",
    )
    assert cap_of(counted) == date(2028, 6, 1)
    change_exclusion(exclusion=claim, decision="granted", decided_on=date(2026, 11, 20), by="tests")
    assert cap_of(counted) == date(2028, 9, 7)  # 98 days later
    change_exclusion(exclusion=claim, decision="refused", by="tests")
    assert cap_of(counted) == date(2028, 6, 1)


def test_a_granted_sixth_year_moves_the_limit_by_a_year(counted):
    facts = {
        "results": [{"test": "2号評価試験", "pass_mark": 65, "score": 52}],
        "has_pledged": True,
        "employer_continues": True,
        "requested_on": date(2026, 11, 1),
    }
    note_six_year_route(worker=counted, decision="requested", by="tests", **facts)
    assert cap_of(counted) == date(2028, 6, 1)
    note_six_year_route(
        worker=counted, decision="granted", decided_on=date(2026, 11, 20), by="tests", **facts
    )
    assert cap_of(counted) == date(2029, 6, 1)


def test_the_account_shows_what_would_be_if_everything_were_granted(client_as, aoki, counted):
    add_exclusion(
        worker=counted,
        kind="maternity",
        from_on=date(2026, 3, 1),
        to_on=date(2026, 6, 6),
        decision="requested",
        requested_on=date(2026, 11, 1),
        evidence="診断書（人事ファイル）",
        by="tests",
    )
    page = client_as(aoki).get(f"/desk/workers/{counted.pk}/").content.decode()
    assert "2028-09-07" in page
    assert "診断書（人事ファイル）" in page


def test_the_api_answers_for_any_day(client_as, aoki, counted, designated):
    client = client_as(aoki)
    found = client.get(f"/api/v1/workers/{counted.pk}/legality/", {"on": "2026-12-01"}).json()
    assert (found["answer"]["allowed"], found["answer"]["until"]) == ("yes", "2027-01-31")
    assert [span["allowed"] for span in found["timeline"]][-1] == "no"
    account = client.get(f"/api/v1/workers/{counted.pk}/stay-account/", {"on": "2026-11-23"}).json()
    assert (account["cap_on"], account["years"], account["is_history_complete"]) == ("2028-06-01", 3, True)
    listed = client.get("/api/v1/legality/", {"on": "2026-12-01", "answer": "yes"}).json()
    assert [one["worker"] for one in listed["results"]] == [counted.pk]
    assert client.get(f"/api/v1/workers/{counted.pk}/legality/", {"on": "1600-01-01"}).status_code == 400


def test_a_stranger_finds_nobody(client_as, mori_hr, counted):
    client = client_as(mori_hr)
    assert client.get(f"/desk/workers/{counted.pk}/legality/").status_code == 404
    assert client.get(f"/api/v1/workers/{counted.pk}/stay-account/").status_code == 404
    assert client.get("/desk/legality/").context["rows"] == []

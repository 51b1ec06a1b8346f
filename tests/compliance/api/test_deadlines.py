"""The ledger of deadlines through the API."""

from __future__ import annotations

from compliance.deadlines.models import Deadline


def _card_expiry(lan):
    return Deadline.objects.get(kind="card_expiry", worker=lan)


def test_a_deadline_says_why_and_how_many_days_remain(api_as, aoki, lan):
    deadline = _card_expiry(lan)
    shown = api_as(aoki).get(f"/api/v1/deadlines/{deadline.pk}/", HTTP_ACCEPT_LANGUAGE="ja").json()
    assert shown["due_on"] == "2027-01-31"
    assert shown["remaining_days"] == 69
    assert shown["worker_name"] == "NGUYEN THI LAN"
    assert shown["responsible"] in {"organization", "worker"}
    assert set(shown["because"][0]) == {"rule", "value", "effective_from", "source", "confidence"}
    later = api_as(aoki).get(f"/api/v1/deadlines/{deadline.pk}/", {"on": "2027-02-02"}).json()
    assert later["remaining_days"] == -2


def test_remaining_days_can_be_asked_of_a_list(api_as, aoki, lan):
    rows = (
        api_as(aoki).get("/api/v1/deadlines/", {"kind": "card_expiry", "on": "2027-01-30"}).json()["results"]
    )
    assert [row["remaining_days"] for row in rows] == [1]
    refused = api_as(aoki).get("/api/v1/deadlines/", {"on": "someday"})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["field"] == "on"


def test_a_deadline_is_settled_reopened_and_put_off(api_as, aoki, lan):
    deadline, client = _card_expiry(lan), api_as(aoki)
    path = f"/api/v1/deadlines/{deadline.pk}"
    settled = client.post(f"{path}/settle/", {"note": "new card seen"})
    assert (settled.status_code, settled.json()["state"]) == (200, "settled"), settled.content
    assert client.post(f"{path}/settle/", {}).status_code == 409
    assert client.post(f"{path}/reopen/", {"reason": "wrong card"}).json()["state"] == "open"
    put_off = client.post(f"{path}/snooze/", {"until_on": "2026-12-10", "reason": "papers asked for"})
    assert put_off.json()["snoozed_until_on"] == "2026-12-10"
    too_far = client.post(f"{path}/snooze/", {"until_on": "2027-02-01", "reason": "x"})
    assert too_far.status_code == 400
    assert too_far.json()["errors"][0]["field"] == "until_on"


def test_support_staff_settle_for_the_workers_they_support(api_as, kimura, kansa, lan):
    path = f"/api/v1/deadlines/{_card_expiry(lan).pk}/settle/"
    assert api_as(kansa).post(path, {}).status_code == 403
    assert api_as(kimura).post(path, {"note": "seen"}).status_code == 200


def test_deadlines_are_filtered_and_ordered(api_as, aoki, lan):
    client = api_as(aoki)
    assert client.get("/api/v1/deadlines/", {"state": "settled"}).json()["count"] == 0
    everything = client.get("/api/v1/deadlines/", {"ordering": "-due_on"}).json()["results"]
    days = [row["due_on"] for row in everything]
    assert days == sorted(days, reverse=True)
    assert client.get("/api/v1/deadlines/", {"due_until": "2026-11-23", "overdue": "true"}).status_code == 200


def test_nobody_posts_a_deadline_by_hand(api_as, sato):
    assert api_as(sato).post("/api/v1/deadlines/", {"kind": "card_expiry"}).status_code == 405

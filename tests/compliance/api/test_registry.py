"""Employers, workers, cards and contracts through the API."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.audit.models import AuditEntry
from compliance.organizations.models import RegisteredSupportOrganization
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Worker


def test_hr_registers_a_worker_and_the_record_names_who_did(api_as, aoki, yamada):
    answer = api_as(aoki).post(
        "/api/v1/workers/",
        {"organization": yamada.pk, "name": "TRAN VAN NAM", "nationality": "VN", "birth_date": "1999-05-06"},
    )
    assert answer.status_code == 201, answer.content
    worker = Worker.objects.get(pk=answer.json()["id"])
    assert (worker.name, worker.birth_date) == ("TRAN VAN NAM", date(1999, 5, 6))
    assert AuditEntry.objects.get(verb="worker.registered", target_id=str(worker.pk)).actor_id == aoki.pk


def test_a_change_goes_through_the_service_and_is_recorded(api_as, aoki, lan):
    answer = api_as(aoki).patch(f"/api/v1/workers/{lan.pk}/", {"address": "東京都品川区大崎1-1"})
    assert answer.status_code == 200, answer.content
    assert answer.json()["address"] == "東京都品川区大崎1-1"
    assert AuditEntry.objects.filter(verb="worker.changed", target_id=str(lan.pk)).exists()


def test_the_organization_of_a_worker_cannot_be_changed(api_as, aoki, lan, mori):
    answer = api_as(aoki).patch(f"/api/v1/workers/{lan.pk}/", {"organization": mori.pk})
    assert answer.json()["organization"] == lan.organization_id
    lan.refresh_from_db()
    assert lan.organization_id != mori.pk


def test_nothing_is_deleted(api_as, sato, lan):
    assert api_as(sato).delete(f"/api/v1/workers/{lan.pk}/").status_code == 405
    assert Worker.objects.filter(pk=lan.pk).exists()


def test_the_auditor_reads_and_does_not_write(api_as, kansa, lan):
    client = api_as(kansa)
    assert client.get(f"/api/v1/workers/{lan.pk}/").status_code == 200
    refused = client.patch(f"/api/v1/workers/{lan.pk}/", {"note": "x"})
    assert refused.status_code == 403
    assert refused.json()["errors"][0]["code"] == "not_allowed"


def test_card_numbers_are_written_whole_and_shown_masked(api_as, aoki, lan):
    card = {"worker": lan.pk, "number": "ab12345678cd", "expires_on": "2028-01-31", "status": "ssw1"}
    answer = api_as(aoki).post("/api/v1/residence-cards/", card)
    assert answer.status_code == 201, answer.content
    assert answer.json()["number"] == "********78CD"
    assert ResidenceCard.objects.get(pk=answer.json()["id"]).number == "AB12345678CD"
    listed = api_as(aoki).get("/api/v1/residence-cards/", {"worker": lan.pk})
    assert b"AB12345678CD" not in listed.content
    assert listed.json()["count"] == 2


@pytest.mark.parametrize(("who", "status"), [("aoki", 200), ("gyoda", 200), ("kansa", 403), ("kimura", 403)])
def test_a_number_is_revealed_to_those_who_may_and_that_is_recorded(request, api_as, lan, who, status):
    user = request.getfixturevalue(who)
    card = lan.cards.get()
    answer = api_as(user).post(f"/api/v1/residence-cards/{card.pk}/reveal/")
    assert answer.status_code == status
    entries = AuditEntry.objects.filter(verb="residence_card.revealed", target_id=str(card.pk))
    if status == 200:
        assert answer.json() == {"number": "PF45909953ER"}
        assert entries.get().actor_id == user.pk
    else:
        assert b"PF45909953ER" not in answer.content
        assert not entries.exists()


def test_a_passport_number_is_revealed_and_that_is_recorded(api_as, aoki, lan):
    passport = lan.passports.get()
    client = api_as(aoki)
    assert client.get(f"/api/v1/passports/{passport.pk}/").json()["number"] == "******18"
    assert client.post(f"/api/v1/passports/{passport.pk}/reveal/").json() == {"number": "P1090518"}
    assert AuditEntry.objects.filter(verb="passport.revealed", target_id=str(passport.pk)).count() == 1


def test_a_wrong_card_is_corrected_by_a_new_version(api_as, aoki, lan):
    card = lan.cards.get()
    answer = api_as(aoki).post(
        f"/api/v1/residence-cards/{card.pk}/correct/", {"expires_on": "2027-02-28", "reason": "misread"}
    )
    assert answer.status_code == 201, answer.content
    assert answer.json()["expires_on"] == "2027-02-28"
    card.refresh_from_db()
    assert card.void_reason == "misread"
    again = api_as(aoki).post(f"/api/v1/residence-cards/{card.pk}/void/", {"reason": "twice"})
    assert again.status_code == 409


def test_a_changed_contract_is_a_new_version(api_as, aoki, lan):
    first = lan.contracts.get()
    changed = api_as(aoki).patch(f"/api/v1/employment-contracts/{first.pk}/", {"monthly_wage": 210000})
    assert changed.status_code == 200, changed.content
    assert (changed.json()["version"], changed.json()["monthly_wage"]) == (2, 210000)
    stale = api_as(aoki).patch(f"/api/v1/employment-contracts/{first.pk}/", {"monthly_wage": 220000})
    assert stale.status_code == 409
    ended = api_as(aoki).post(
        f"/api/v1/employment-contracts/{changed.json()['id']}/end/",
        {"ended_on": "2026-11-20", "end_reason": "worker_resigned"},
    )
    assert ended.status_code == 200, ended.content
    assert ended.json()["end_reason"] == "worker_resigned"


def test_a_support_body_is_named_by_its_number(api_as, sato, yamada):
    contract = {"organization": yamada.pk, "registration_number": "20登ー000456", "starts_on": "2026-12-01"}
    unnamed = api_as(sato).post("/api/v1/support-contracts/", contract)
    assert unnamed.status_code == 400
    assert unnamed.json()["errors"][0]["field"] == "support_organization_name"
    assert not RegisteredSupportOrganization.objects.exists()
    named = api_as(sato).post(
        "/api/v1/support-contracts/", {**contract, "support_organization_name": "みなみ支援"}
    )
    assert named.status_code == 201, named.content
    assert named.json()["registration_number"] == "20登-000456"


def test_what_the_employer_notes_about_the_body_is_not_shown_to_it(api_as, aoki, kimura, kita_contract):
    path = f"/api/v1/support-contracts/{kita_contract.pk}/"
    assert api_as(aoki).patch(path, {"note": "slow to answer"}).status_code == 200
    assert api_as(aoki).get(path).json()["note"] == "slow to answer"
    assert api_as(kimura).get(path).json()["note"] == ""


def test_only_the_body_keeps_its_entry(api_as, kondo, kimura, aoki, kita, kita_contract):
    path = f"/api/v1/support-organizations/{kita.pk}/"
    assert api_as(aoki).patch(path, {"phone": "1"}).status_code == 403
    assert api_as(kimura).patch(path, {"phone": "1"}).status_code == 403
    changed = api_as(kondo).patch(path, {"phone": "03-9999-0000"})
    assert (changed.status_code, changed.json()["phone"]) == (200, "03-9999-0000")


def test_only_a_system_administrator_opens_an_organization(api_as, sysadm, sato):
    new = {"name": "新会社", "corporate_number": "9234567890123"}
    assert api_as(sato).post("/api/v1/organizations/", new).status_code == 403
    made = api_as(sysadm).post("/api/v1/organizations/", new)
    assert made.status_code == 201, made.content
    twice = api_as(sysadm).post("/api/v1/organizations/", new)
    assert twice.status_code == 400
    assert twice.json()["errors"][0]["field"] == "corporate_number"


def test_a_search_finds_a_worker_by_name_and_by_whole_card_number(api_as, aoki, lan):
    client = api_as(aoki)
    for text in ("thi lan", "グエン", "1001", "PF45909953ER", "pf 45909953 er"):
        assert client.get("/api/v1/workers/", {"search": text}).json()["count"] == 1, text
    assert client.get("/api/v1/workers/", {"search": "PF4590995"}).json()["count"] == 0


def test_workers_leave_and_their_stay_history_is_declared(api_as, aoki, lan):
    client = api_as(aoki)
    declared = client.post(f"/api/v1/workers/{lan.pk}/declare-stay-history-complete/", {})
    assert declared.json()["stay_history_complete_on"] == "2026-11-23"
    left = client.post(f"/api/v1/workers/{lan.pk}/leave/", {"left_on": "2026-12-01"})
    assert (left.status_code, left.json()["left_on"]) == (200, "2026-12-01")

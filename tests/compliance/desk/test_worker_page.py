"""The worker's page: what it shows, what it lets do, and to whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from compliance.audit.models import AuditEntry
from compliance.desk.acts import ACTS
from compliance.residence.models import ResidenceCard
from compliance.workers.five_year_services import add_exclusion
from compliance.workers.history_services import add_job
from compliance.workers.models import FamilyMember, Stay
from compliance.workers.services import add_family_member, add_qualification, add_stay

NUMBER = "PF45909953ER"


def _page(client, worker) -> str:
    response = client.get(reverse("desk:worker", args=[worker.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_facts_card_deadlines_and_why(aoki, lan, client_as):
    page = _page(client_as(aoki), lan)

    for text in (
        "NGUYEN THI LAN",
        "グエン ティ ラン",
        "ベトナム",
        "特定技能1号",
        "外食業",
        "2027-01-31",
        "なぜこの日？",
    ):
        assert text in page
    assert NUMBER not in page
    assert "********53ER" in page
    assert "P1090518" not in page


@pytest.mark.parametrize("person", ["aoki", "sato", "kimura", "kondo", "gyoda", "kansa"])
def test_those_it_concerns_see_it(person, lan, client_as, request):
    assert "NGUYEN THI LAN" in _page(client_as(request.getfixturevalue(person)), lan)


@pytest.mark.parametrize("person", ["mori_hr", "sysadm"])
def test_for_others_it_does_not_exist(person, lan, client_as, request):
    client = client_as(request.getfixturevalue(person))

    assert client.get(reverse("desk:worker", args=[lan.pk])).status_code == 404
    assert client.get(reverse("admin:workers_worker_change", args=[lan.pk])).status_code in {403, 404}


def test_whoever_is_not_signed_in_is_asked_to(lan, client):
    response = client.get(reverse("desk:worker", args=[lan.pk]))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


def test_a_revealed_number_is_shown_once_and_on_the_record(aoki, lan, client_as):
    client = client_as(aoki)
    card = lan.cards.get()
    response = client.post(reverse("desk:reveal-card", args=[card.pk]))

    assert NUMBER in response.content.decode()
    assert response["Cache-Control"].startswith("max-age=0")
    entry = AuditEntry.objects.get(verb="residence_card.revealed")
    assert (entry.actor_id, entry.target_id) == (aoki.pk, str(card.pk))
    assert NUMBER not in str(entry.details)
    assert NUMBER not in _page(client, lan)


def test_a_passport_number_is_revealed_on_the_record(aoki, lan, client_as):
    response = client_as(aoki).post(reverse("desk:reveal-passport", args=[lan.passports.get().pk]))

    assert "P1090518" in response.content.decode()
    assert AuditEntry.objects.filter(verb="passport.revealed", actor_id=aoki.pk).count() == 1


@pytest.mark.parametrize(("person", "status"), [("kimura", 403), ("kansa", 403), ("mori_hr", 404)])
def test_who_may_not_reveal_does_not(person, status, lan, client_as, request):
    client = client_as(request.getfixturevalue(person))

    assert client.post(reverse("desk:reveal-card", args=[lan.cards.get().pk])).status_code == status
    assert client.post(reverse("desk:reveal-passport", args=[lan.passports.get().pk])).status_code == status
    assert not AuditEntry.objects.filter(verb__endswith="revealed").exists()


def test_a_reveal_is_never_a_mere_link(aoki, lan, client_as):
    assert client_as(aoki).get(reverse("desk:reveal-card", args=[lan.cards.get().pk])).status_code == 405


def test_a_new_card_supersedes_and_posts_its_deadlines(aoki, lan, client_as):
    response = client_as(aoki).post(
        reverse("desk:act", args=[lan.pk, "card"]),
        {
            "number": "ＡＢ１２３４５６７８ＣＤ",
            "status": "ssw1",
            "permission_kind": "extension",
            "permitted_on": "令和9年1月20日",
            "period_months": "12",
            "expires_on": "R10.1.31",
        },
    )

    assert response.status_code == 302, response.context["form"].errors
    card = ResidenceCard.objects.current().get(worker=lan)
    assert (card.number, card.permitted_on, card.expires_on) == (
        "AB12345678CD",
        date(2027, 1, 20),
        date(2028, 1, 31),
    )
    assert lan.deadlines.filter(kind="card_expiry", state="open", due_on=date(2028, 1, 31)).exists()
    assert lan.cards.count() == 2


def test_a_refused_card_keeps_what_was_typed(aoki, lan, client_as):
    response = client_as(aoki).post(
        reverse("desk:act", args=[lan.pk, "card"]),
        {"number": "no number", "status": "ssw1", "permission_kind": "extension", "expires_on": "2028-01-31"},
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="no number"' in page
    assert "在留カード番号ではありません" in page
    assert lan.cards.count() == 1


def test_a_card_registered_already_is_said_beside_its_field(aoki, lan, client_as):
    response = client_as(aoki).post(
        reverse("desk:act", args=[lan.pk, "card"]),
        {"number": NUMBER, "status": "ssw1", "permission_kind": "extension", "expires_on": "2028-01-31"},
    )

    assert "number" in response.context["form"].errors


def test_a_wrong_entry_is_corrected_with_a_reason_and_stays_visible(aoki, lan, client_as):
    wrong = lan.cards.get()
    data = {
        "number": "",
        "status": "ssw1",
        "permission_kind": "extension",
        "permitted_on": "2026-01-31",
        "period_months": "12",
        "expires_on": "2027-01-30",
        "reason": "満了日の読み違い",
    }
    response = client_as(aoki).post(reverse("desk:act-on", args=[lan.pk, "correct-card", wrong.pk]), data)

    assert response.status_code == 302, response.context["form"].errors
    wrong.refresh_from_db()
    right = ResidenceCard.objects.current().get(worker=lan)
    assert wrong.voided_at
    assert wrong.void_reason == "満了日の読み違い"
    assert (right.number, right.expires_on) == (NUMBER, date(2027, 1, 30))


def test_an_extension_application_is_recorded(aoki, lan, client_as):
    card = lan.cards.get()
    client_as(aoki).post(
        reverse("desk:act-on", args=[lan.pk, "extension", card.pk]),
        {"applied_on": "2026-11-20", "receipt": "東入-1"},
    )

    card.refresh_from_db()
    assert (card.extension_applied_on, card.extension_receipt) == (date(2026, 11, 20), "東入-1")
    assert lan.deadlines.filter(kind="special_period_end", state="open").exists()


def test_a_contract_is_ended_with_its_reason(aoki, lan, client_as):
    contract = lan.contracts.get()
    client_as(aoki).post(
        reverse("desk:act-on", args=[lan.pk, "end-contract", contract.pk]),
        {"ended_on": "2026-11-20", "reason": "worker_resigned"},
    )

    contract.refresh_from_db()
    assert contract.ended_on == date(2026, 11, 20)
    assert lan.deadlines.filter(kind="notify_contract_end_or_new", state="open").exists()


def test_the_five_year_limit_is_an_upper_bound_until_the_history_is_declared_complete(aoki, lan, client_as):
    client = client_as(aoki)
    client.post(
        reverse("desk:act", args=[lan.pk, "stay"]),
        {"status": "ssw1", "kind": "", "from_on": "2025-03-30", "to_on": ""},
    )
    before = _page(client, lan)
    client.post(reverse("desk:act", args=[lan.pk, "history"]), {"confirmed": "on"})
    after = _page(client, lan)

    assert "上限（最も遅い場合）" in before
    assert "上限に達する日" in after
    assert "2030-03-30" in after
    assert Stay.objects.filter(worker=lan).count() == 1


def test_the_history_is_never_declared_complete_by_default(aoki, lan, client_as):
    response = client_as(aoki).post(reverse("desk:act", args=[lan.pk, "history"]), {})

    lan.refresh_from_db()
    assert response.status_code == 422
    assert lan.stay_history_complete_on is None


def test_a_relative_is_added(aoki, lan, client_as):
    client_as(aoki).post(
        reverse("desk:act", args=[lan.pk, "family"]),
        {"relation": "夫", "name": "TRAN VAN NAM", "nationality": "VN", "lives_together": "true"},
    )

    assert FamilyMember.objects.get(worker=lan).lives_together is True


@pytest.mark.parametrize("slug", sorted(ACTS))
def test_every_act_has_a_page_for_those_who_may_write_and_for_nobody_else(
    slug, aoki, kimura, kansa, mori_hr, lan, client_as
):
    add_family_member(worker=lan, relation="夫", name="TRAN VAN NAM", by="tests")
    add_qualification(worker=lan, kind="japanese_test", name="JLPT", by="tests")
    add_stay(worker=lan, status="ssw1", from_on=date(2025, 4, 1), by="tests")
    add_job(worker=lan, employer="ABC Foods", by="tests")
    add_exclusion(worker=lan, kind="illness", from_on=date(2026, 2, 1), to_on=date(2026, 3, 31), by="tests")
    act = ACTS[slug]
    if act.target is None:
        address = reverse("desk:act", args=[lan.pk, slug])
    else:
        address = reverse("desk:act-on", args=[lan.pk, slug, act.target.objects.get(worker=lan).pk])

    assert client_as(aoki).get(address).status_code == 200
    assert client_as(kimura).get(address).status_code == 403
    assert client_as(kansa).get(address).status_code == 403
    assert client_as(mori_hr).get(address).status_code == 404


def test_an_act_on_another_workers_card_does_not_exist(aoki, lan, budi, client_as):
    address = reverse("desk:act-on", args=[lan.pk, "correct-card", budi.cards.get().pk])

    assert client_as(aoki).get(address).status_code == 404


def test_panels_of_other_rooms_stand_on_the_page(aoki, lan, client_as, settings):
    settings.WORKER_PANELS = ["tests.compliance.desk.panels.hello"]
    assert "a panel about NGUYEN THI LAN" in _page(client_as(aoki), lan)

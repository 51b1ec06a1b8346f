"""The screens of official forms: who may open them, what they keep, what they reveal."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.db import connection
from django.urls import reverse
from pypdf import PdfReader

from compliance.audit.models import AuditEntry
from compliance.workers.services import add_family_member, add_stay, change_worker

CARD = "PF45909953ER"
PASSPORT = "P1090518"


def page_of(worker):
    return reverse("cases:extension_of_stay", args=[worker.pk])


def pdf_of(worker, query=""):
    return reverse("cases:extension_of_stay_pdf", args=[worker.pk]) + query


def text_of(response):
    return "".join(
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages).split()
    )


def test_the_list_shows_the_edition_and_that_it_is_not_verified(aoki, client_as):
    page = client_as(aoki).get(reverse("cases:official_forms"))
    body = page.content.decode()
    assert page.status_code == 200
    assert "別記第三十号の二様式" in body
    assert "2025-04" in body
    assert "公式の様式と未照合" in body


@pytest.mark.parametrize("who", ["aoki", "sato", "gyoda"])
def test_those_who_make_forms_see_the_page_with_what_is_missing(who, lan, client_as, request):
    page = client_as(request.getfixturevalue(who)).get(page_of(lan))
    body = page.content.decode()
    assert page.status_code == 200
    assert "NGUYEN THI LAN" in body
    assert "本国における居住地" in body
    assert CARD not in body
    assert PASSPORT not in body


@pytest.mark.parametrize("who", ["kansa", "kimura", "kondo"])
def test_those_who_see_the_worker_but_make_no_forms_are_refused(who, lan, client_as, request):
    client = client_as(request.getfixturevalue(who))
    assert client.get(page_of(lan)).status_code == 403
    assert client.get(pdf_of(lan)).status_code == 403


@pytest.mark.parametrize("who", ["mori_hr", "sysadm"])
@pytest.mark.parametrize("query", ["", "?download=1", "?numbers=1"])
def test_outsiders_do_not_learn_that_the_worker_exists(who, query, lan, client_as, request):
    client = client_as(request.getfixturevalue(who))
    assert client.get(page_of(lan)).status_code == 404
    assert client.get(pdf_of(lan, query)).status_code == 404
    assert client.post(page_of(lan), {"desired_period": "1年", "reason": "x"}).status_code == 404


def test_nobody_gets_in_without_signing_in(lan, client):
    for address in (page_of(lan), pdf_of(lan), reverse("cases:official_forms")):
        assert client.get(address).status_code == 302


def test_what_was_asked_for_is_kept_and_printed(aoki, lan, client_as):
    client = client_as(aoki)
    saved = client.post(page_of(lan), {"desired_period": "12か月", "reason": "引き続き働くため。"})
    assert saved.status_code == 302
    body = client.get(page_of(lan)).content.decode()
    assert 'value="1年"' in body
    text = text_of(client.get(pdf_of(lan)))
    assert "引き続き働くため。" in text
    assert "希望する在留期間" in text


def test_a_wrong_entry_is_kept_in_the_form_and_not_on_the_sheet(aoki, lan, client_as):
    client = client_as(aoki)
    page = client.post(page_of(lan), {"desired_period": "4年", "reason": "引き続き働くため。"})
    body = page.content.decode()
    assert page.status_code == 422
    assert 'value="4年"' in body
    assert "引き続き働くため。" in body
    assert "3年" in body
    assert "引き続き働くため。" not in text_of(client.get(pdf_of(lan)))


def test_nothing_illegal_is_offered_when_little_is_left_of_the_total_stay(aoki, lan, client_as):
    add_stay(worker=lan, status="ssw1", from_on=date(2022, 8, 1), by="tests")
    body = client_as(aoki).get(page_of(lan)).content.decode()
    assert '<option value="6月">' in body
    assert '<option value="1年">' not in body
    refused = client_as(aoki).post(page_of(lan), {"desired_period": "1年", "reason": "x"})
    assert refused.status_code == 422


def test_the_first_look_masks_numbers_and_is_no_reveal(aoki, lan, client_as):
    response = client_as(aoki).get(pdf_of(lan))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("inline")
    assert CARD not in text_of(response)
    assert not AuditEntry.objects.filter(verb="official_form.rendered").exists()


@pytest.mark.parametrize("query", ["?download=1", "?numbers=1"])
def test_full_numbers_are_on_the_sheet_when_asked_for_and_the_reveal_is_recorded(query, aoki, lan, client_as):
    response = client_as(aoki).get(pdf_of(lan, query))
    assert CARD in text_of(response)
    assert PASSPORT in text_of(response)
    entry = AuditEntry.objects.get(verb="official_form.rendered")
    assert entry.actor_id == aoki.pk
    assert entry.organization_id == lan.organization_id
    assert entry.details["official_form"] == "extension_of_stay"
    assert CARD not in str(entry.details)
    assert PASSPORT not in str(entry.details)


def test_the_file_is_kept_by_no_cache_and_framed_by_our_own_pages_only(aoki, lan, client_as):
    response = client_as(aoki).get(pdf_of(lan, "?download=1"))
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="extension_of_stay-{lan.pk}-20261123.pdf"'
    )
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]


def test_the_sheet_is_a_draft_until_the_worker_record_is_complete(aoki, lan, client_as):
    client = client_as(aoki)
    client.post(page_of(lan), {"desired_period": "1年", "reason": "引き続き働くため。"})
    assert "下書き" in text_of(client.get(pdf_of(lan)))
    change_worker(
        worker=lan,
        family_name="NGUYEN",
        given_names="THI LAN",
        is_married=False,
        occupation="調理",
        home_address="Nghệ An",
        mobile="090-0000-0001",
        has_criminal_record=False,
        has_family_in_japan=True,
        by="tests",
    )
    add_family_member(
        worker=lan,
        relation="姉",
        name="NGUYEN THI HUE",
        birth_date=date(1995, 1, 2),
        nationality="VN",
        lives_together=True,
        card_number="CD87654321EF",
        by="tests",
    )
    text = text_of(client.get(pdf_of(lan, "?numbers=1")))
    assert "下書き" not in text
    assert "NGUYENTHIHUE" in text
    assert "CD87654321EF" in text


def test_a_character_no_font_has_is_named_instead_of_a_sheet_with_a_hole(aoki, lan, client_as):
    change_worker(worker=lan, address="東京都𓀀区", by="tests")
    client = client_as(aoki)
    page = client.get(page_of(lan)).content.decode()
    assert "𓀀" in page
    assert "<iframe" not in page
    refused = client.get(pdf_of(lan, "?download=1"))
    assert refused.status_code == 422
    assert "U+13000" in refused.content.decode()
    assert not AuditEntry.objects.filter(verb="official_form.rendered").exists()


def test_the_page_asks_the_database_a_fixed_number_of_questions(
    aoki, lan, client_as, django_assert_max_num_queries
):
    client = client_as(aoki)
    client.get(page_of(lan))
    for number in range(8):
        add_family_member(worker=lan, relation="友人", name=f"TRAN {number}", by="tests")
    with django_assert_max_num_queries(15):
        client.get(page_of(lan))


def test_the_worker_page_panel_links_to_the_form_for_those_who_make_forms(aoki, kimura, lan):
    from cases.panels import worker_forms

    panel = worker_forms(aoki, lan, date(2026, 11, 23))
    assert [form["url"] for form in panel["context"]["forms"]] == [page_of(lan)]
    assert worker_forms(kimura, lan, date(2026, 11, 23)) is None


def test_the_worker_page_shows_the_panel(aoki, lan, client_as):
    body = client_as(aoki).get(reverse("desk:worker", args=[lan.pk])).content.decode()
    assert page_of(lan) in body
    assert reverse("forms:record", args=["worker", lan.pk]) in body


def test_every_link_of_what_is_missing_opens(aoki, lan, client_as):
    client = client_as(aoki)
    filled = client.get(f"/api/v1/workers/{lan.pk}/official-forms/extension-of-stay/").json()
    links = {lack["link"].partition("#")[0] for lack in filled["missing"]}
    assert links
    assert {client.get(link).status_code for link in links} == {200}


def test_the_sheet_is_drawn_before_anything_is_locked(aoki, lan, client_as, monkeypatch):
    from cases.services import extension_form

    outside, drawn = len(connection.atomic_blocks), extension_form.render

    def draw_outside(*given, **named):
        assert len(connection.atomic_blocks) == outside
        return drawn(*given, **named)

    monkeypatch.setattr(extension_form, "render", draw_outside)
    assert client_as(aoki).get(pdf_of(lan, "?download=1")).status_code == 200
    assert AuditEntry.objects.filter(verb="official_form.rendered").count() == 1

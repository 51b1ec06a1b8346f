"""The page of one form: who opens it, what it lists as missing, what it reveals."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from compliance.audit.models import AuditEntry
from compliance.workers.services import change_worker

CARD = "PF45909953ER"
SLUG = "extension_of_stay"


def page_of(worker, query=""):
    return reverse("forms:form", args=[SLUG, worker.pk]) + query


def pdf_of(worker, query=""):
    return reverse("forms:form-pdf", args=[SLUG, worker.pk]) + query


def text_of(response):
    pages = PdfReader(io.BytesIO(response.content)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def test_a_record_offers_its_forms_to_those_who_make_them(aoki, kimura, lan, client_as):
    address = reverse("forms:record", args=["worker", lan.pk])
    body = client_as(aoki).get(address).content.decode()
    assert page_of(lan) in body
    assert "別記第三十号の二様式" in body
    assert page_of(lan) not in client_as(kimura).get(address).content.decode()


def test_the_page_lists_what_is_missing_and_where_it_is_entered(aoki, lan, client_as):
    client = client_as(aoki)
    page = client.get(page_of(lan))
    body = page.content.decode()
    assert page.status_code == 200
    assert "本国における居住地" in body
    links = {gap.link for gap in page.context["missing"]}
    assert reverse("admin:workers_worker_change", args=[lan.pk]) in links
    assert {client.get(link.partition("#")[0]).status_code for link in links} == {200}
    assert CARD not in body


@pytest.mark.parametrize("who", ["kimura", "kondo"])
def test_those_whose_role_does_not_make_the_form_are_refused(who, lan, client_as, request):
    client = client_as(request.getfixturevalue(who))
    assert client.get(page_of(lan)).status_code == 403
    assert client.get(pdf_of(lan)).status_code == 403


@pytest.mark.parametrize("who", ["mori_hr", "sysadm", "kansa"])
def test_to_outsiders_and_to_those_who_make_no_forms_there_is_no_such_page(who, lan, client_as, request):
    client = client_as(request.getfixturevalue(who))
    for address in (page_of(lan), pdf_of(lan), reverse("forms:record", args=["worker", lan.pk])):
        assert client.get(address).status_code == 404


def test_there_is_no_page_of_an_unknown_form_or_kind_of_record(aoki, lan, client_as):
    client = client_as(aoki)
    assert client.get(reverse("forms:form", args=["no-such", lan.pk])).status_code == 404
    assert client.get(reverse("forms:record", args=["no-such", lan.pk])).status_code == 404


def test_a_look_masks_the_numbers_and_is_no_reveal(aoki, lan, client_as):
    response = client_as(aoki).get(pdf_of(lan))
    assert response.headers["Content-Disposition"].startswith("inline")
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert CARD not in text_of(response)
    assert not AuditEntry.objects.filter(verb="official_form.rendered").exists()


def test_the_download_shows_the_numbers_in_full_and_is_recorded(aoki, lan, client_as):
    response = client_as(aoki).get(pdf_of(lan, "?download=1"))
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in response.headers["Cache-Control"]
    assert CARD in text_of(response)
    entry = AuditEntry.objects.get(verb="official_form.rendered")
    assert (entry.actor_id, entry.organization_id) == (aoki.pk, lan.organization_id)
    assert entry.details["official_form"] == SLUG
    assert CARD not in str(entry.details)


@pytest.mark.parametrize(
    ("query", "field", "remedy"),
    [
        ("?filed_on=2019-01-01", "filed_on", "後の日"),
        ("?filed_on=yesterday", "filed_on", "日付"),
        ("?language=vi", "language", "日本語"),
    ],
)
def test_a_wrong_choice_is_named_with_its_remedy_and_stays_in_the_form(
    query, field, remedy, aoki, lan, client_as
):
    page = client_as(aoki).get(page_of(lan, query))
    assert page.status_code == 422
    (error,) = page.context["options"].errors[field]
    assert remedy in error
    assert page.context["options"].data[field] == query.partition("=")[2]
    assert page.context["order"].filed_on.isoformat() == "2026-11-23"


def test_the_edition_follows_the_day_of_filing(aoki, lan, client_as):
    page = client_as(aoki).get(page_of(lan, "?filed_on=2027-01-15"))
    assert page.status_code == 200
    assert page.context["order"].filed_on.isoformat() == "2027-01-15"
    assert page.context["edition"].name == "2025-04"


def test_a_character_no_font_has_is_named_instead_of_a_sheet_with_a_hole(aoki, lan, client_as):
    change_worker(worker=lan, address="東京都𓀀区", by="tests")
    client = client_as(aoki)
    body = client.get(page_of(lan)).content.decode()
    assert "𓀀" in body
    assert "<iframe" not in body
    refused = client.get(pdf_of(lan, "?download=1"))
    assert refused.status_code == 422
    assert "U+13000" in refused.content.decode()


def test_the_page_asks_the_database_a_fixed_number_of_questions(
    aoki, lan, client_as, django_assert_max_num_queries
):
    client = client_as(aoki)
    client.get(page_of(lan))
    with django_assert_max_num_queries(18):
        client.get(page_of(lan))

"""What was entered about a worker can be corrected on the worker's page."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from compliance.workers.services import add_family_member, add_qualification, add_stay


@pytest.fixture
def entries(lan):
    return {
        "change-family": add_family_member(
            worker=lan, relation="配偶者", name="TRAN VAN MINH", card_number="AB12345678CD", by="tests"
        ),
        "change-qualification": add_qualification(
            worker=lan, kind="japanese_test", name="JLPT", level="N4", by="tests"
        ),
        "change-stay": add_stay(worker=lan, status="ssw1", from_on=date(2024, 4, 1), by="tests"),
    }


CORRECTIONS = {
    "change-family": {
        "relation": "配偶者",
        "name": "TRAN VAN MINH",
        "birth_date": "平成5年4月1日",
        "lives_together": "true",
    },
    "change-qualification": {"kind": "japanese_test", "name": "JLPT", "level": "N3"},
    "change-stay": {"status": "ssw1", "kind": "", "from_on": "2024-05-01", "to_on": ""},
}


@pytest.mark.parametrize("slug", CORRECTIONS)
def test_hr_corrects_an_entry(slug, entries, lan, aoki, client_as):
    client = client_as(aoki)
    address = reverse("desk:act-on", args=[lan.pk, slug, entries[slug].pk])
    assert address in client.get(reverse("desk:worker", args=[lan.pk])).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, CORRECTIONS[slug]).status_code == 302
    entry = type(entries[slug]).objects.get(pk=entries[slug].pk)
    changed = {
        "change-family": ("birth_date", date(1993, 4, 1)),
        "change-qualification": ("level", "N3"),
        "change-stay": ("from_on", date(2024, 5, 1)),
    }[slug]
    assert getattr(entry, changed[0]) == changed[1]
    if slug == "change-family":
        assert entry.card_number == "AB12345678CD"  # left empty in the form: it stays


@pytest.mark.parametrize("slug", CORRECTIONS)
def test_a_stranger_finds_nothing_to_correct(slug, entries, lan, mori_hr, client_as):
    address = reverse("desk:act-on", args=[lan.pk, slug, entries[slug].pk])
    assert client_as(mori_hr).post(address, CORRECTIONS[slug]).status_code == 404

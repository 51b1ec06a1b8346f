"""1-16: agency, intermediary and fees stand in their boxes; an open answer is never a no."""

from __future__ import annotations

from datetime import date

import pytest

from cases.official_forms import recruitment_explanation
from compliance.employment.condition_services import note_recruitment

FILED_ON = date(2026, 11, 25)
AGENCY = {
    "used_agency": True, "agency_permit": "13-ユ-010101", "agency_accepted_on": date(2020, 4, 1),
    "agency_is_free": False, "agency_name": "東京人材", "agency_postal_code": "1440052",
    "agency_address": "東京都大田区蒲田1-1", "agency_phone": "03-1234-5678", "agency_fee_worker": 0,
    "agency_fee_employer": 300_000, "agency_fee_employer_purpose": "紹介手数料",
}  # fmt: skip
INTERMEDIARY = {
    "used_intermediary": True, "intermediary_name": "HANOI HR JSC", "intermediary_country": "VN",
    "intermediary_address": "Hà Nội", "intermediary_phone": "84-24-12345", "intermediary_fee_worker": 0,
    "intermediary_fee_employer": 0,
}  # fmt: skip
WRITTEN = {
    "guidance_as_planned": True, "drawn_up_on": date(2026, 10, 1), "author_name": "佐藤",
    "author_title": "部長",
}  # fmt: skip
FEES = [
    {"payee": "HANOI HR JSC", "purpose": "手数料", "paid_on": date(2025, 1, 10), "amount": 30_000_000,
     "currency": "VND", "yen": 180_000},
    {"payee": "NHAT NGU", "purpose": "授業料", "paid_on": date(2025, 2, 1), "amount": 500_000,
     "currency": "VND", "yen": 3_000},
]  # fmt: skip


def made(worker):
    return recruitment_explanation.collect(worker, filed_on=FILED_ON, language="vi", user=None)


@pytest.mark.django_db
def test_an_agency_an_intermediary_and_fees_fill_every_box(lan):
    note_recruitment(
        worker=lan, by="tests", foreign_fees=FEES, paid_abroad=True, **AGENCY, **INTERMEDIARY, **WRITTEN
    )
    form = made(lan)
    texts = {
        "agency_permit_1": "13", "agency_permit_2": "ユ", "agency_permit_3": "010101",
        "agency_is_free": "no", "agency_postal_1": "144", "agency_postal_2": "0052",
        "agency_phone_3": "5678", "agency_fee_worker": "0", "agency_fee_employer": "300,000",
        "intermediary_country": "ベトナム", "guidance_as_planned": "yes", "total": "30,500,000 VND",
        "total_yen": "183,000",
    }  # fmt: skip
    assert {key: form[key].value for key in texts} == texts
    assert [row["amount"].value for row in form.rows_of("fees")] == ["30,000,000 VND", "500,000 VND"]
    assert (form.is_complete, form.warnings) == (True, ())


@pytest.mark.django_db
def test_without_an_agency_the_rest_of_parts_1_and_2_is_left_out(lan):
    note_recruitment(worker=lan, by="tests", used_agency=False, paid_abroad=False, **WRITTEN)
    form = made(lan)
    assert (form["used_agency"].value, form.is_complete) == ("no", True)


@pytest.mark.django_db
def test_open_answers_are_named(lan):
    assert {lack.key for lack in made(lan).missing} == {
        "used_agency", "guidance_as_planned", "paid_abroad", "drawn_up_on", "author_name", "author_title",
    }  # fmt: skip
    note_recruitment(worker=lan, by="tests", used_agency=True, paid_abroad=True, **WRITTEN)
    lacking = {lack.key for lack in made(lan).missing}
    assert {"agency_name", "agency_fee_worker", "used_intermediary", "fees", "total_yen"} <= lacking
    assert "intermediary_name" not in lacking


@pytest.mark.django_db
def test_answers_that_contradict_each_other_are_warnings(lan):
    note_recruitment(
        worker=lan, by="tests", paid_abroad=True, **AGENCY | {"agency_fee_worker": 5_000}, **WRITTEN
    )
    assert made(lan).warnings == ("fees_abroad_contradicted", "agency_fee_from_worker")
    note_recruitment(worker=lan, by="tests", used_agency=False, used_intermediary=True, paid_abroad=False)
    assert made(lan).warnings == ("intermediary_without_agency",)

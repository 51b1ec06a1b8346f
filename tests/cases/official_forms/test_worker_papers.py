"""1-10 and 1-3: what is known of the worker stands in the head; signatures and findings never."""

from __future__ import annotations

from datetime import date

import pytest

from cases.official_forms import medical_examination, skill_transfer_declaration
from compliance.workers.services import add_qualification

FILED_ON = date(2026, 11, 25)


def made(module, worker, language="vi"):
    return module.collect(worker, filed_on=FILED_ON, language=language, user=None)


@pytest.mark.django_db
def test_a_former_technical_intern_names_what_was_learnt(lan):
    add_qualification(
        worker=lan, by="tests", kind="technical_intern", name="医療・福祉施設給食製造",
        from_on=date(2020, 1, 1),
    )  # fmt: skip
    form = made(skill_transfer_declaration, lan)
    assert (form["nationality"].value, form["skill"].value) == ("ベトナム", "医療・福祉施設給食製造")
    assert (form["sex"].value, form["birth_date"].day) == ("female", date(1998, 1, 22))
    assert (form.is_complete, form.warnings) == (True, ())
    assert form["signature"].is_blank


@pytest.mark.django_db
def test_without_training_the_declaration_is_warned_of(lan):
    form = made(skill_transfer_declaration, lan)
    assert [lack.key for lack in form.missing] == ["skill"]
    assert form.warnings == ("skill_transfer_without_training",)


@pytest.mark.django_db
def test_the_doctor_finds_the_head_filled_in(lan):
    form = made(medical_examination, lan)
    assert (form["name"].value, form["age"].value, form["sex"].value) == ("NGUYEN THI LAN", "28", "female")
    assert form.is_complete
    lan.birth_date = None
    assert {lack.key for lack in made(medical_examination, lan).missing} == {"birth_date", "age"}

"""Residence cards: numbers, versions, secrecy at rest."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import FieldError, ValidationError
from django.db import connection

from compliance.residence.models import ResidenceCard
from compliance.residence.services import record_lapse_check, register_residence_card
from compliance.workers.models import Worker
from compliance.workers.services import register_worker


def test_a_number_is_brought_into_one_form(lan):
    card = register_residence_card(
        worker=lan, number="ｆｑ 80938952 ｊｘ", expires_on=date(2028, 1, 31), by="tests"
    )
    assert card.number == "FQ80938952JX"


@pytest.mark.parametrize("number", ["RJ0044484", "AB1234567CD", "12345678", ""])
def test_what_is_no_card_number_is_refused(lan, number):
    with pytest.raises(ValidationError) as refused:
        register_residence_card(worker=lan, number=number, expires_on=date(2028, 1, 31), by="tests")
    assert "number" in refused.value.message_dict


def test_a_card_is_once_in_an_organization(lan, yamada):
    other = register_worker(organization=yamada, name="OTHER PERSON", by="tests")
    with pytest.raises(ValidationError):
        register_residence_card(worker=other, number="PF45909953ER", expires_on=date(2028, 1, 31), by="tests")


def test_the_same_card_elsewhere_is_another_worker_without_a_hint(lan, mori):
    person = register_worker(organization=mori, name="NGUYEN THI LAN", by="tests")
    card = register_residence_card(
        worker=person, number="PF45909953ER", expires_on=date(2027, 1, 31), by="tests"
    )
    assert card.organization == mori


def test_a_period_that_ends_before_it_began_is_refused(lan):
    with pytest.raises(ValidationError) as refused:
        register_residence_card(
            worker=lan,
            number="QL60392668PE",
            permitted_on=date(2026, 5, 1),
            expires_on=date(2026, 4, 1),
            by="t",
        )
    assert "expires_on" in refused.value.message_dict


def test_the_number_cannot_be_read_from_the_database(lan):
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, number_index FROM residence_residencecard")
        text = str(cursor.fetchall())
    assert "PF45909953ER" not in text


def test_searching_by_the_encrypted_column_is_an_error(lan):
    with pytest.raises(FieldError):
        ResidenceCard.objects.filter(number="PF45909953ER").exists()


def test_a_whole_number_finds_its_worker(lan, budi):
    assert list(Worker.objects.named("ＰＦ45909953-ＥＲ")) == [lan]
    assert list(Worker.objects.named("pf45909953er")) == [lan]
    assert not Worker.objects.named("PF4590").exists()


def test_a_lapse_check_is_kept_with_its_time(lan, aoki):
    check = record_lapse_check(card=lan.cards.get(), result="not_lapsed", by=aoki)
    assert (check.checked_by, check.card.lapse_checks.count()) == (aoki, 1)

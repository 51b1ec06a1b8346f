"""1-5: the parties and the day stand in the right boxes; dates out of order are a warning."""

from __future__ import annotations

from datetime import date

import pytest

from cases.official_forms import employment_contract
from compliance.employment.condition_services import set_conditions
from compliance.employment.services import change_contract

FILED_ON = date(2026, 11, 25)


def made(contract, language="ja"):
    return employment_contract.collect(contract, filed_on=FILED_ON, language=language, user=None)


@pytest.mark.django_db
def test_the_parties_and_the_day_are_printed(lan):
    contract = change_contract(contract=lan.contracts.get(), by="tests", concluded_on=date(2025, 3, 10))
    set_conditions(contract=contract, by="tests", drawn_up_on=date(2025, 3, 9))
    form = made(contract, language="vi")
    boxes = ("worker", "representative_title", "representative_name")
    assert [form[box].value for box in boxes] == ["NGUYEN THI LAN", "代表取締役", "山田太郎"]
    assert form["organization"].value == lan.organization.name
    assert form["concluded_on"].day == date(2025, 3, 10)
    assert (form.is_complete, form.warnings) == (True, ())


@pytest.mark.django_db
def test_what_is_not_known_is_named(lan):
    form = made(lan.contracts.get())
    assert [(lack.key, lack.place) for lack in form.missing] == [("concluded_on", "contract")]


@pytest.mark.django_db
def test_a_contract_before_its_conditions_and_after_its_beginning_is_a_warning(lan):
    contract = change_contract(contract=lan.contracts.get(), by="tests", concluded_on=date(2025, 4, 1))
    set_conditions(contract=contract, by="tests", drawn_up_on=date(2025, 4, 2))
    assert made(contract).warnings == ("contract_before_its_conditions", "contract_after_its_beginning")

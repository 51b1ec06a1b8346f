"""Employers and support bodies: their numbers, their contracts."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from compliance.organizations import numbers
from compliance.organizations.models import RegisteredSupportOrganization
from compliance.organizations.services import (
    change_organization,
    conclude_support_contract,
    know_support_organization,
    register_organization,
)
from compliance.workers.services import change_worker, register_worker


@pytest.mark.parametrize("text", ["5835678256246", "５８３５６７８２５６２４６", "5-8356-7825-6246"])
def test_a_corporate_number_is_accepted_in_any_writing(text):
    assert numbers.corporate_number(text) == "5835678256246"


@pytest.mark.parametrize("text", ["4835678256246", "583567825624", "", "株式会社"])
def test_a_wrong_corporate_number_is_refused(text):
    with pytest.raises(ValueError, match=r"number|component|format|checksum"):
        numbers.corporate_number(text)


@pytest.mark.parametrize(
    "text", ["19登-000123", "19登000123", "１９登－０００１２３", "19登ー000123", " 19 登 - 000123 "]
)
def test_a_registration_number_is_brought_into_one_form(text):
    assert numbers.registration_number(text) == "19登-000123"


@pytest.mark.parametrize("text", ["登-000123", "19登-00123", "19-000123", ""])
def test_a_wrong_registration_number_is_refused(text):
    with pytest.raises(ValueError, match="registration number"):
        numbers.registration_number(text)


def test_an_organization_may_lack_its_number_but_not_have_a_wrong_one(db):
    assert register_organization(name="番号なし商店", by="tests").corporate_number == ""
    with pytest.raises(ValueError, match="check"):
        register_organization(name="誤番号商店", corporate_number="1234567890123", by="tests")


def test_a_changed_number_is_checked_too(yamada):
    with pytest.raises(ValidationError):
        change_organization(organization=yamada, corporate_number="4835678256246", by="tests")


def test_a_body_known_already_is_not_overwritten_by_another_client(kita):
    again = know_support_organization(registration_number="19登000123", name="別の呼び名", by="tests")
    assert again == kita
    assert RegisteredSupportOrganization.objects.get().name == "きた支援センター"


def test_a_support_contract_cannot_end_before_it_begins(yamada, kita):
    with pytest.raises(ValidationError):
        conclude_support_contract(
            organization=yamada,
            support_organization=kita,
            starts_on=date(2026, 4, 1),
            ends_on=date(2026, 3, 31),
            by="tests",
        )


def test_a_worker_cannot_stand_under_another_organizations_support_contract(mori, kita_contract, budi):
    with pytest.raises(ValidationError):
        change_worker(worker=budi, support_contract=kita_contract, by="tests")
    with pytest.raises(ValidationError):
        register_worker(organization=mori, name="X Y", support_contract=kita_contract, by="tests")


def test_an_employee_number_is_once_in_an_organization_and_free_elsewhere(lan, budi, yamada):
    assert lan.employee_number == budi.employee_number
    with pytest.raises(ValidationError):
        register_worker(organization=yamada, name="OTHER", employee_number="1001", by="tests")


def test_a_second_tenant_with_the_same_number_is_refused_to_whoever_opens_tenants(yamada):
    with pytest.raises(ValidationError) as refused:
        register_organization(name="別の会社", corporate_number="5835678256246", by="tests")
    assert "corporate_number" in refused.value.message_dict


def test_an_employer_that_enters_anothers_number_gets_no_hint_that_it_is_here(yamada, mori):
    change_organization(organization=mori, corporate_number="5835678256246", by="tests")
    mori.refresh_from_db()
    assert mori.corporate_number == "5835678256246"

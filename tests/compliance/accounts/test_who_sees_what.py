"""Which rows a person reaches, and which acts their roles allow."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from compliance.accounts.models import ApiToken, Membership, User
from compliance.accounts.services import add_member, end_membership, issue_token
from compliance.deadlines.models import Deadline
from compliance.employment.models import EmploymentContract
from compliance.organizations.models import (
    AcceptingOrganization,
    RegisteredSupportOrganization,
    Site,
    SupportContract,
)
from compliance.organizations.services import change_support_contract
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Passport, Worker
from compliance.workers.services import change_worker

MODELS = [
    AcceptingOrganization,
    Site,
    SupportContract,
    Worker,
    Passport,
    ResidenceCard,
    EmploymentContract,
    Deadline,
]


@pytest.mark.parametrize("model", MODELS)
def test_hr_sees_its_own_rows_and_no_others(model, aoki, mori_hr, lan, budi, kita_contract):
    mine = set(model.objects.visible_to(aoki).values_list("pk", flat=True))
    theirs = set(model.objects.visible_to(mori_hr).values_list("pk", flat=True))
    assert mine
    assert not mine & theirs


@pytest.mark.parametrize(
    "model", [Worker, Passport, ResidenceCard, EmploymentContract, Deadline, SupportContract]
)
def test_support_staff_stop_seeing_the_client_when_the_contract_has_ended(model, kimura, lan, kita_contract):
    assert model.objects.visible_to(kimura).exists()
    change_support_contract(contract=kita_contract, ends_on=date(2026, 11, 23), by="tests")
    assert model.objects.visible_to(kimura).exists()  # the last day is included
    change_support_contract(contract=kita_contract, ends_on=date(2026, 11, 22), by="tests")
    assert not model.objects.visible_to(kimura).exists()


def test_support_staff_see_only_the_workers_they_support(kimura, lan, yamada):
    change_worker(worker=lan, support_contract=None, by="tests")
    assert not Worker.objects.visible_to(kimura).exists()
    assert AcceptingOrganization.objects.visible_to(kimura).get() == yamada


def test_a_system_administrator_sees_organizations_and_people_but_no_worker(sysadm, lan, budi, aoki):
    assert AcceptingOrganization.objects.visible_to(sysadm).count() == 2
    assert Membership.objects.visible_to(sysadm).filter(user=aoki).exists()
    for model in (Worker, Passport, ResidenceCard, Deadline, EmploymentContract):
        assert not model.objects.visible_to(sysadm).exists()


def test_who_left_sees_nothing(aoki, lan):
    end_membership(membership=aoki.memberships.get(), left_on=date(2026, 11, 23), by="tests")
    assert not Worker.objects.visible_to(aoki).exists()
    assert not aoki.can("registry.view")
    assert not aoki.is_staff


def test_nobody_sees_nothing(lan):
    from django.contrib.auth.models import AnonymousUser

    assert not Worker.objects.visible_to(AnonymousUser()).exists()
    assert not Worker.objects.visible_to(None).exists()


def test_one_person_with_two_roles_acts_only_where_the_role_is(yamada, mori, aoki):
    add_member(email=aoki.email, role="auditor", organization=mori, by="tests")
    assert aoki.can("registry.write", organization_id=yamada.pk)
    assert not aoki.can("registry.write", organization_id=mori.pk)
    assert aoki.can("registry.view", organization_id=mori.pk)


@pytest.mark.parametrize(
    ("who", "writes"),
    [("aoki", True), ("sato", True), ("kimura", False), ("kondo", False), ("gyoda", False), ("kansa", False)],
)
def test_only_hr_writes_the_registry(who, writes, request, lan, yamada):
    user = request.getfixturevalue(who)
    assert user.can("registry.write", organization_id=yamada.pk) is writes
    assert user.can("registry.view", organization_id=yamada.pk)


def test_a_token_narrows_its_owner_to_one_membership(yamada, mori, aoki, lan, budi):
    elsewhere = add_member(email=aoki.email, role="hr_staff", organization=mori, by="tests")
    assert Worker.objects.visible_to(aoki).count() == 2
    issued = issue_token(membership=elsewhere, name="給与", by=aoki)
    assert issued.secret not in ApiToken.objects.get().token_hash
    aoki.membership_scope_id = elsewhere.pk
    assert list(Worker.objects.visible_to(aoki)) == [budi]
    assert not aoki.can("registry.view", organization_id=yamada.pk)


def test_a_body_is_seen_by_its_clients_and_itself_only(kita, kita_contract, aoki, kimura, mori_hr):
    assert RegisteredSupportOrganization.objects.visible_to(aoki).get() == kita
    assert RegisteredSupportOrganization.objects.visible_to(kimura).get() == kita
    assert not RegisteredSupportOrganization.objects.visible_to(mori_hr).exists()


def test_people_see_their_own_organizations_people(aoki, sato, mori_hr, kimura, kita_contract):
    assert set(User.objects.visible_to(aoki)) == {aoki, sato}
    assert set(User.objects.visible_to(kimura)) == {kimura}


def test_the_database_refuses_a_role_at_the_wrong_kind_of_place(yamada, kita, aoki):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=aoki, support_organization=kita, role="hr_staff", joined_on=date(2026, 1, 1)
        )


def test_add_member_makes_the_first_person(yamada, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("a long enough pass 電池\n"))
    out = StringIO()
    call_command(
        "add_member",
        "Hana@Example.jp",
        "--organization",
        "株式会社山田食品",
        "--role",
        "hr_manager",
        "--password-stdin",
        stdout=out,
    )
    user = User.objects.get(email="hana@example.jp")
    assert user.check_password("a long enough pass 電池")
    assert user.can("members.manage", organization_id=yamada.pk)


def test_add_member_refuses_a_weak_password(yamada, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO("password\n"))
    with pytest.raises(CommandError):
        call_command(
            "add_member",
            "h@example.jp",
            "--organization",
            yamada.name,
            "--role",
            "hr_staff",
            "--password-stdin",
        )
    assert not User.objects.exists()


def test_add_member_names_the_organization_it_does_not_find(db):
    with pytest.raises(CommandError, match="--organization"):
        call_command("add_member", "h@example.jp", "--organization", "無い会社", "--role", "hr_staff")


def test_two_accounts_cannot_differ_by_case_only(aoki):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="AOKI@example.jp", name="x")

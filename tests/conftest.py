"""The cast.

Yamada Foods employs Lan, who came from Vietnam to work in food service.  Aoki keeps Yamada's ledger as
HR staff, Sato is the HR manager.  Kita Support supports Lan under a contract with Yamada: Kimura does the
work, Kondo manages.  Gyoda the scrivener files for Yamada, Kansa audits it.  Mori Industries is a stranger
to all of them: it employs Budi, and its HR person must never see a trace of Yamada.  Nobody at Yamada or
Kita may see a trace of Mori.

The day is 23 November 2026, ten in the morning in Japan.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client

from cases.form_making import append_only as filed_copies
from compliance.accounts.models import User
from compliance.accounts.roles import Role
from compliance.accounts.services import add_member
from compliance.audit import append_only
from compliance.employment.services import conclude_contract
from compliance.organizations.models import (
    AcceptingOrganization,
    RegisteredSupportOrganization,
    SupportContract,
)
from compliance.organizations.services import (
    conclude_support_contract,
    know_support_organization,
    open_site,
    register_organization,
)
from compliance.residence.services import register_residence_card
from compliance.workers.models import Worker
from compliance.workers.services import register_passport, register_worker

pytest_plugins = ["tests.plugins.engines"]

TODAY = date(2026, 11, 23)
PASSWORD = "correct horse 電池 staple"
BY = "tests"


def pytest_collection_finish() -> None:
    """What the programs and the collected tests hold stays: it need not be searched again for waste."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def on_2026_11_23() -> Iterator[time_machine.Traveller]:
    """The day in Japan is fixed; a test that needs another moves it."""
    with time_machine.travel(
        datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo")), tick=True
    ) as traveller:
        yield traveller


@pytest.fixture
def yamada(db: None) -> AcceptingOrganization:
    organization = register_organization(
        name="株式会社山田食品",
        corporate_number="5835678256246",
        postal_code="144-0052",
        address="東京都大田区蒲田1-2-3",
        phone="03-0000-0001",
        representative_title="代表取締役",
        representative_name="山田太郎",
        by=BY,
    )
    open_site(organization=organization, name="蒲田店", address="東京都大田区蒲田1-2-3", by=BY)
    return organization


@pytest.fixture
def mori(db: None) -> AcceptingOrganization:
    organization = register_organization(name="森工業株式会社", by=BY)
    open_site(organization=organization, name="第一工場", by=BY)
    return organization


@pytest.fixture
def kita(db: None) -> RegisteredSupportOrganization:
    return know_support_organization(
        registration_number="19登-000123",
        name="きた支援センター",
        registered_on=date(2024, 6, 10),
        expires_on=date(2029, 6, 10),
        by=BY,
    )


@pytest.fixture
def kita_contract(yamada: AcceptingOrganization, kita: RegisteredSupportOrganization) -> SupportContract:
    return conclude_support_contract(
        organization=yamada, support_organization=kita, starts_on=date(2025, 4, 1), by=BY
    )


@pytest.fixture
def member() -> Callable[..., User]:
    def make(email: str, role: str, **where: object) -> User:
        return add_member(
            email=f"{email}@example.jp",
            name=email.capitalize(),
            role=role,
            password=PASSWORD,
            joined_on=date(2025, 1, 6),
            by=BY,
            **where,
        ).user

    return make


@pytest.fixture
def aoki(yamada: AcceptingOrganization, member: Callable[..., User]) -> User:
    return member("aoki", Role.HR_STAFF, organization=yamada)


@pytest.fixture
def sato(yamada: AcceptingOrganization, member: Callable[..., User]) -> User:
    return member("sato", Role.HR_MANAGER, organization=yamada)


@pytest.fixture
def gyoda(yamada: AcceptingOrganization, member: Callable[..., User]) -> User:
    return member("gyoda", Role.SCRIVENER, organization=yamada)


@pytest.fixture
def kansa(yamada: AcceptingOrganization, member: Callable[..., User]) -> User:
    return member("kansa", Role.AUDITOR, organization=yamada)


@pytest.fixture
def kimura(kita: RegisteredSupportOrganization, member: Callable[..., User]) -> User:
    return member("kimura", Role.SUPPORT_STAFF, support_organization=kita)


@pytest.fixture
def kondo(kita: RegisteredSupportOrganization, member: Callable[..., User]) -> User:
    return member("kondo", Role.SUPPORT_MANAGER, support_organization=kita)


@pytest.fixture
def mori_hr(mori: AcceptingOrganization, member: Callable[..., User]) -> User:
    return member("morita", Role.HR_MANAGER, organization=mori)


@pytest.fixture
def sysadm(db: None, member: Callable[..., User]) -> User:
    return member("sysadm", Role.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def lan(yamada: AcceptingOrganization, kita_contract: SupportContract) -> Worker:
    """Lan: SSW (i) in food service since 2025-04-01, card until 2027-01-31, supported by Kita."""
    worker = register_worker(
        organization=yamada,
        name="NGUYEN THI LAN",
        name_kana="グエン ティ ラン",
        employee_number="1001",
        sex="female",
        birth_date=date(1998, 1, 22),
        nationality="VN",
        email="lan@example.jp",
        languages=["vi"],
        preferred_language="vi",
        address="東京都大田区蒲田4-5-6",
        support_contract=kita_contract,
        site=yamada.sites.get(),
        last_interview_on=date(2026, 8, 26),
        by=BY,
    )
    conclude_contract(
        worker=worker,
        starts_on=date(2025, 4, 1),
        ends_on=date(2027, 3, 31),
        field="food_svc",
        site=yamada.sites.get(),
        by=BY,
    )
    register_residence_card(
        worker=worker,
        number="PF45909953ER",
        status="ssw1",
        status_as_written="特定技能1号",
        permission_kind="extension",
        permitted_on=date(2026, 1, 31),
        period_months=12,
        expires_on=date(2027, 1, 31),
        by=BY,
    )
    register_passport(worker=worker, number="P1090518", expires_on=date(2027, 11, 5), by=BY)
    return worker


@pytest.fixture
def budi(mori: AcceptingOrganization) -> Worker:
    """Budi: SSW (i) in manufacturing at Mori, card until 2026-12-28; nobody else's business."""
    worker = register_worker(
        organization=mori,
        name="SANTOSO BUDI",
        employee_number="1001",
        sex="male",
        birth_date=date(1989, 7, 28),
        nationality="ID",
        email="budi@example.jp",
        languages=["id"],
        address="大阪府東大阪市森1-1",
        site=mori.sites.get(),
        by=BY,
    )
    conclude_contract(worker=worker, starts_on=date(2024, 6, 3), field="mfg", site=mori.sites.get(), by=BY)
    register_residence_card(
        worker=worker,
        number="RT73097205LF",
        status="ssw1",
        status_as_written="特定技能1号",
        permission_kind="extension",
        permitted_on=date(2025, 12, 28),
        period_months=12,
        expires_on=date(2026, 12, 28),
        by=BY,
    )
    register_passport(worker=worker, number="C4511786", expires_on=date(2027, 5, 9), by=BY)
    return worker


@pytest.fixture
def client_as() -> Callable[[User], Client]:
    """A browser in which that person is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """On SQLite, tests that really commit are cleaned up by DELETE, which the audit triggers would refuse.

    They are taken off there, and put back by the tests that are about them.
    """
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            append_only.remove(connection)
            filed_copies.remove(connection)

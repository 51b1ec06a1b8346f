"""How the people and places of the cast come to be, for fixtures of any scope (see ``conftest``)."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import time_machine
from django.db import transaction

from compliance.accounts.services import add_member
from compliance.employment.services import conclude_contract
from compliance.organizations.services import (
    conclude_support_contract,
    know_support_organization,
    open_site,
    register_organization,
)
from compliance.residence.services import register_residence_card
from compliance.workers.services import register_passport, register_worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.accounts.models import User
    from compliance.organizations.models import (
        AcceptingOrganization,
        RegisteredSupportOrganization,
        SupportContract,
    )
    from compliance.workers.models import Worker

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
PASSWORD = "correct horse 電池 staple"
BY = "tests"


@contextmanager
def standing_database(blocker: Any) -> Iterator[None]:
    """The database for several tests, in one transaction that is never committed, on the day of the tests.

    For a fixture named ``db`` of a wider scope: what stands is made before the first test, and no test may
    leave anything behind.
    """
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def on_the_day() -> Iterator[None]:
    """The day of the tests, for fixtures that are set up before a test begins."""
    with time_machine.travel(NOW, tick=True):
        yield


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def make_member(email: str, role: str, **where: Any) -> User:
    """Somebody who signs in, since 2025."""
    return add_member(
        email=f"{email}@example.jp",
        name=email.capitalize(),
        role=role,
        password=PASSWORD,
        joined_on=date(2025, 1, 6),
        by=BY,
        **where,
    ).user


def make_yamada() -> AcceptingOrganization:
    """Yamada Foods, with its one shop."""
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


def make_kita() -> RegisteredSupportOrganization:
    """Kita Support."""
    return know_support_organization(
        registration_number="19登-000123",
        name="きた支援センター",
        registered_on=date(2024, 6, 10),
        expires_on=date(2029, 6, 10),
        by=BY,
    )


def make_kita_contract(yamada: AcceptingOrganization, kita: RegisteredSupportOrganization) -> SupportContract:
    """Kita supports Yamada's people since April 2025."""
    return conclude_support_contract(
        organization=yamada, support_organization=kita, starts_on=date(2025, 4, 1), by=BY
    )


def make_lan(yamada: AcceptingOrganization, kita_contract: SupportContract) -> Worker:
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


def make_mori() -> AcceptingOrganization:
    """Mori Industries, with its factory."""
    organization = register_organization(name="森工業株式会社", by=BY)
    open_site(organization=organization, name="第一工場", by=BY)
    return organization


def make_budi(mori: AcceptingOrganization) -> Worker:
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

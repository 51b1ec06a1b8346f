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
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client

from cases.form_making import append_only as filed_copies
from compliance.accounts.models import User
from compliance.accounts.roles import Role
from compliance.audit import append_only
from compliance.organizations.models import (
    AcceptingOrganization,
    RegisteredSupportOrganization,
    SupportContract,
)
from compliance.workers.models import Worker
from tests.cast import (
    NOW,
    PASSWORD,
    make_budi,
    make_kita,
    make_kita_contract,
    make_lan,
    make_member,
    make_mori,
    make_yamada,
)

__all__ = ["PASSWORD"]

pytest_plugins = ["tests.plugins.engines"]

TODAY = date(2026, 11, 23)


def pytest_collection_finish() -> None:
    """What the programs and the collected tests hold stays: it need not be searched again for waste."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def on_2026_11_23() -> Iterator[time_machine.Traveller]:
    """The day in Japan is fixed; a test that needs another moves it."""
    with time_machine.travel(NOW, tick=True) as traveller:
        yield traveller


@pytest.fixture
def yamada(db: None) -> AcceptingOrganization:
    return make_yamada()


@pytest.fixture
def mori(db: None) -> AcceptingOrganization:
    return make_mori()


@pytest.fixture
def kita(db: None) -> RegisteredSupportOrganization:
    return make_kita()


@pytest.fixture
def kita_contract(yamada: AcceptingOrganization, kita: RegisteredSupportOrganization) -> SupportContract:
    return make_kita_contract(yamada, kita)


@pytest.fixture
def member() -> Callable[..., User]:
    return make_member


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
    return make_lan(yamada, kita_contract)


@pytest.fixture
def budi(mori: AcceptingOrganization) -> Worker:
    """Budi: SSW (i) in manufacturing at Mori, card until 2026-12-28; nobody else's business."""
    return make_budi(mori)


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

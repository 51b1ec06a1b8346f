"""A small world of support: the cast's Lan, supported by Kita, and Minh, whom Yamada supports itself.

Kimura and Kondo of Kita are entered as support staff, Kimura speaking Vietnamese; Aoki is Yamada's officer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from compliance.accounts.models import User
from compliance.employment.services import conclude_contract
from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization
from compliance.residence.services import register_residence_card
from compliance.workers.models import Worker
from compliance.workers.services import register_worker
from support_plans.models import SupportLog, SupportOffice, SupportStaff
from support_plans.services.logs import record_support


@pytest.fixture
def kita_office(kita: RegisteredSupportOrganization) -> SupportOffice:
    return SupportOffice.objects.create(
        support_organization=kita, name="東京事務所", address="東京都大田区西蒲田7-8-9"
    )


@pytest.fixture
def kita_staff(
    kita: RegisteredSupportOrganization, kita_office: SupportOffice, kimura: User, kondo: User
) -> dict[str, SupportStaff]:
    """Kimura the officer, who speaks Vietnamese; Kondo the manager, who does not."""
    return {
        "kimura": SupportStaff.objects.create(
            support_organization=kita,
            office=kita_office,
            user=kimura,
            post="officer",
            name="Kimura",
            title="支援担当者",
            languages=["ja", "vi"],
        ),
        "kondo": SupportStaff.objects.create(
            support_organization=kita,
            office=kita_office,
            user=kondo,
            post="manager",
            name="Kondo",
            title="支援責任者",
            languages=["ja"],
        ),
    }


@pytest.fixture
def yamada_staff(yamada: AcceptingOrganization, aoki: User) -> SupportStaff:
    return SupportStaff.objects.create(
        organization=yamada, user=aoki, post="officer", name="Aoki", languages=["ja"]
    )


@pytest.fixture
def minh(yamada: AcceptingOrganization) -> Worker:
    """Minh: SSW (i) in food service since 2026-10-01, supported by Yamada itself; speaks Vietnamese."""
    worker = register_worker(
        organization=yamada,
        name="TRAN VAN MINH",
        name_kana="チャン ヴァン ミン",
        employee_number="1002",
        sex="male",
        birth_date=date(2001, 5, 9),
        nationality="VN",
        languages=["vi"],
        preferred_language="vi",
        address="東京都大田区蒲田4-5-7",
        site=yamada.sites.get(),
        by="tests",
    )
    conclude_contract(
        worker=worker,
        concluded_on=date(2026, 6, 15),
        starts_on=date(2026, 10, 1),
        ends_on=date(2027, 9, 30),
        field="food_svc",
        site=yamada.sites.get(),
        by="tests",
    )
    register_residence_card(
        worker=worker,
        number="UH38820915KA",
        status="ssw1",
        status_as_written="特定技能1号",
        permission_kind="change",
        permitted_on=date(2026, 9, 28),
        period_months=12,
        expires_on=date(2027, 9, 28),
        by="tests",
    )
    return worker


@pytest.fixture
def log_support() -> Callable[..., SupportLog]:
    """Record an orientation of Lan's on 2026-11-20, 10:00 to 12:00 in Vietnamese, unless told otherwise."""

    def log(worker: Worker, by: Any, **facts: Any) -> SupportLog:
        usual: dict[str, Any] = {
            "obligation": "life_orientation",
            "performed_on": date(2026, 11, 20),
            "mode": "in_person",
            "started_at": time(10, 0),
            "ended_at": time(12, 0),
            "language": "vi",
            "place": "蒲田店",
        }
        return record_support(worker=worker, by=by, **usual | facts)

    return log


@pytest.fixture
def api_as() -> Callable[[User], APIClient]:
    def sign_in(user: User) -> APIClient:
        client = APIClient()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def page_as() -> Callable[[User], Client]:
    """A browser in which that person is signed in, whose errors are pages."""

    def sign_in(user: User) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client

    return sign_in

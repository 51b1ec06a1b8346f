"""A list costs the same number of statements for three rows and for thirty."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.accounts.roles import Role
from compliance.accounts.services import add_member, issue_token
from compliance.deadlines.models import Deadline
from compliance.employment.services import conclude_contract
from compliance.organizations.services import (
    add_contact,
    conclude_support_contract,
    know_support_organization,
    open_site,
)
from compliance.reminders.services import run_daily
from compliance.residence.services import record_lapse_check, register_residence_card
from compliance.workers.services import (
    add_family_member,
    add_qualification,
    add_stay,
    register_passport,
    register_worker,
)
from tests.security.planted_employment import plant_history

LISTS = [
    "organizations",
    "sites",
    "contacts",
    "support-organizations",
    "support-contracts",
    "workers",
    "passports",
    "qualifications",
    "stays",
    "family-members",
    "residence-cards",
    "lapse-checks",
    "employment-contracts",
    "working-conditions",
    "pay-comparisons",
    "recruitments",
    "jobs",
    "worker-declarations",
    "stay-exclusions",
    "six-year-routes",
    "payroll",
    "deadlines",
    "reminders",
    "reminder-deliveries",
    "reminder-runs",
    "memberships",
    "tokens",
]


def _grow(yamada, sato, numbers):
    """One more row of everything for each number."""
    for number in numbers:
        site = open_site(organization=yamada, name=f"site {number}", by="tests")
        add_contact(organization=yamada, site=site, name=f"contact {number}", by="tests")
        body = know_support_organization(
            registration_number=f"19登-9{number:05}", name=f"body {number}", by="tests"
        )
        contract = conclude_support_contract(
            organization=yamada, support_organization=body, starts_on=date(2025, 1, 1), by="tests"
        )
        worker = register_worker(
            organization=yamada, name=f"WORKER {number}", site=site, support_contract=contract, by="tests"
        )
        card = register_residence_card(
            worker=worker, number=f"QQ{number:08}QQ", expires_on=date(2026, 12, 20), status="ssw1", by="tests"
        )
        record_lapse_check(card=card, result="not_lapsed", by=sato)
        register_passport(worker=worker, number=f"Z{number:07}", expires_on=date(2030, 1, 1), by="tests")
        add_qualification(worker=worker, kind="skills_test", name="x", by="tests")
        add_stay(worker=worker, status="ssw1", from_on=date(2025, 1, 1), by="tests")
        add_family_member(worker=worker, relation="brother", name="X", card_number="AB12345678CD", by="tests")
        conclude_contract(worker=worker, starts_on=date(2025, 1, 1), field="food_svc", site=site, by="tests")
        for _row in plant_history(worker, f"mark{number}"):
            pass
        add_member(
            email=f"member{number}@example.jp",
            role=Role.AUDITOR,
            organization=yamada,
            joined_on=date(2025, 1, 1),
            by="tests",
        )
        issue_token(membership=sato.memberships.get(), name=f"token {number}", by=sato)
    run_daily()


def _cost(client, path):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(path, {"page_size": 200})
    assert answer.status_code == 200, (path, answer.content)
    return len(queries), answer.json()["count"]


@pytest.mark.django_db
def test_lists_cost_the_same_for_three_rows_and_for_thirty(api_as, sato, yamada):
    client = api_as(sato)
    _grow(yamada, sato, range(3))
    few = {name: _cost(client, f"/api/v1/{name}/") for name in LISTS}
    _grow(yamada, sato, range(3, 30))
    many = {name: _cost(client, f"/api/v1/{name}/") for name in LISTS}
    assert {name: cost for name, (cost, _rows) in few.items()} == {
        name: cost for name, (cost, _rows) in many.items()
    }
    assert max(cost for cost, _rows in many.values()) <= 9
    grown = {name for name in LISTS if many[name][1] >= 30}
    assert set(LISTS) - grown <= {"organizations", "reminder-deliveries", "reminder-runs"}
    assert Deadline.objects.filter(kind="card_expiry").count() == 30

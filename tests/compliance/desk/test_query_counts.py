"""However many rows a page shows or leaves out, it asks the database the same few questions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compliance.accounts.roles import Role
from compliance.workers.models import Worker
from tests.cast import (
    make_kita,
    make_kita_contract,
    make_lan,
    make_member,
    make_yamada,
    on_the_day,
    standing_database,
)
from tests.compliance.desk.hiring import hiring

MOST = 15
PAGES = [
    "admin:index",
    "desk:gaps",
    "admin:workers_worker_changelist",
    "admin:deadlines_deadline_changelist",
    "admin:residence_residencecard_changelist",
    "admin:employment_employmentcontract_changelist",
    "admin:organizations_acceptingorganization_changelist",
    "admin:organizations_site_changelist",
    "admin:organizations_supportcontract_changelist",
    "admin:organizations_registeredsupportorganization_changelist",
    "admin:accounts_membership_changelist",
    "admin:audit_auditentry_changelist",
    "admin:reminders_reminder_changelist",
]


def _asked(client, address: str) -> tuple[int, list[str]]:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    return answer.status_code, [query["sql"] for query in captured.captured_queries]


# A support manager sees no audit record.
SEEN = [
    (person, name)
    for person in ("sato", "kondo")
    for name in PAGES
    if person == "sato" or "audit" not in name
]


class TestManyRows:
    """Every page once with three workers more than Lan, and once with sixty."""

    @pytest.fixture(scope="class")
    @classmethod
    def db(cls, django_db_setup, django_db_blocker):
        with standing_database(django_db_blocker):
            yield

    @pytest.fixture(scope="class")
    @classmethod
    def asked(cls, db):
        """What each page asked for few and for many, by person and page."""
        with on_the_day():
            yamada, kita, hire = make_yamada(), make_kita(), hiring()
            contract = make_kita_contract(yamada, kita)
            make_lan(yamada, contract)
            people = {
                "sato": make_member("sato", Role.HR_MANAGER, organization=yamada),
                "kondo": make_member("kondo", Role.SUPPORT_MANAGER, support_organization=kita),
            }
            asked = []
            for how_many in (3, 57):
                hired = [worker.pk for worker in hire(yamada, how_many)]
                Worker.objects.filter(pk__in=hired).update(support_contract=contract)
                asked.append({(person, name): _page(people[person], name) for person, name in SEEN})
            return asked

    @pytest.mark.parametrize(("person", "name"), SEEN)
    def test_a_page_asks_as_little_for_sixty_workers_as_for_three(self, name, person, asked):
        (few_status, few), (many_status, many) = (found[person, name] for found in asked)

        assert few_status == many_status == 200
        assert len(many) == len(few), "\n".join(many)
        assert len(many) <= MOST, "\n".join(many)


def _page(user, name: str) -> tuple[int, list[str]]:
    client = Client()
    client.force_login(user)
    return _asked(client, reverse(name))


def test_the_workers_page_asks_the_same_however_much_it_shows(aoki, lan, client_as):
    address = reverse("desk:worker", args=[lan.pk])
    status, few = _asked(client_as(aoki), address)
    from compliance.workers.services import add_stay

    for year in (2019, 2020, 2021):
        add_stay(worker=lan, status="student", from_on=f"{year}-04-01", to_on=f"{year}-09-30", by="tests")
    many_status, many = _asked(client_as(aoki), address)

    assert status == many_status == 200
    assert len(many) == len(few)

"""However many rows a page shows or leaves out, it asks the database the same few questions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

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


def _asked(client, address: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


# A support manager sees no audit record.
SEEN = [
    (person, name)
    for person in ("sato", "kondo")
    for name in PAGES
    if person == "sato" or "audit" not in name
]


@pytest.mark.parametrize(("person", "name"), SEEN)
def test_a_page_asks_as_little_for_sixty_workers_as_for_three(
    name, person, yamada, lan, kita_contract, hire, client_as, request
):
    user = request.getfixturevalue(person)
    client = client_as(user)
    workers = hire(yamada, 3)
    for worker in workers:
        type(worker).objects.filter(pk=worker.pk).update(support_contract=kita_contract)
    few = _asked(client, reverse(name))
    more = hire(yamada, 57)
    type(more[0]).objects.filter(pk__in=[worker.pk for worker in more]).update(support_contract=kita_contract)
    many = _asked(client, reverse(name))

    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= MOST, "\n".join(many)


def test_the_workers_page_asks_the_same_however_much_it_shows(aoki, lan, client_as):
    address = reverse("desk:worker", args=[lan.pk])
    few = _asked(client_as(aoki), address)
    from compliance.workers.services import add_stay

    for year in (2019, 2020, 2021):
        add_stay(worker=lan, status="student", from_on=f"{year}-04-01", to_on=f"{year}-09-30", by="tests")
    many = _asked(client_as(aoki), address)

    assert len(many) == len(few)

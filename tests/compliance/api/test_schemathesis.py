"""Whatever the schema allows, the API answers; it never breaks.  Bounded, and the same on every run."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import schemathesis
from django.db import transaction
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from compliance.accounts.models import User
from compliance.accounts.roles import Role
from compliance.deadlines.models import Deadline
from compliance.workers.models import Worker
from tests.cast import (
    make_kita,
    make_kita_contract,
    make_lan,
    make_member,
    make_yamada,
    on_the_day,
    standing_database,
    undone,
)

EXAMPLES = 4


def _operations() -> list[Any]:
    raw = SchemaGenerator().get_schema(request=None, public=True)
    schema = schemathesis.openapi.from_dict(raw)
    return [found.ok() for found in schema.get_all_operations()]


OPERATIONS = _operations()


def _own_ids(lan) -> dict[str, int]:
    """An id that exists, for each list."""
    return {
        "organizations": lan.organization_id,
        "sites": lan.site_id,
        "support-contracts": lan.support_contract_id,
        "support-organizations": lan.support_contract.support_organization_id,
        "workers": lan.pk,
        "passports": lan.passports.get().pk,
        "residence-cards": lan.cards.get().pk,
        "employment-contracts": lan.contracts.get().pk,
        "deadlines": Deadline.objects.filter(worker=lan).first().pk,
    }


def _own_support(room: str, lan, aoki) -> dict[str, int]:
    """The same of support, made for the operation that asks for it."""
    from support_plans.services.consultations import receive_consultation
    from support_plans.services.interviews import open_interview
    from support_plans.services.logs import record_support
    from support_plans.services.plans import draft_plan

    day = date(2026, 11, 20)
    makers = {
        "support-tasks": lan.support_tasks.first,
        "support-plans": lambda: draft_plan(worker=lan, by=aoki),
        "support-logs": lambda: record_support(
            worker=lan, by=aoki, obligation="interaction", performed_on=day, mode="in_person"
        ),
        "interviews": lambda: open_interview(worker=lan, by=aoki, interview_with="worker"),
        "consultations": lambda: receive_consultation(
            worker=lan, by=aoki, received_on=day, channel="phone", topic="x", content="x", language="vi"
        ),
    }
    return {room: makers[room]().pk} if room in makers else {}


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """The database of all operations; what each of them writes is undone."""
    with standing_database(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def cast(db):
    """The ids of Lan and Aoki, who stand there for all operations."""
    with on_the_day():
        yamada = make_yamada()
        lan = make_lan(yamada, make_kita_contract(yamada, make_kita()))
        return lan.pk, make_member("aoki", Role.HR_STAFF, organization=yamada).pk


@pytest.fixture
def lan(cast):
    return Worker.objects.get(pk=cast[0])


@pytest.fixture
def aoki(cast):
    return User.objects.get(pk=cast[1])


@pytest.fixture
def nothing_stays(db):
    with undone():
        yield


@pytest.mark.usefixtures("nothing_stays")
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.label)
def test_nothing_that_the_schema_allows_breaks_the_api(operation, aoki, lan, client_as):
    client: Client = client_as(aoki)
    client.raise_request_exception = False
    ids = _own_ids(lan) | _own_support(operation.path.removeprefix("/api/v1/").partition("/")[0], lan, aoki)
    seen = []

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def ask(case: Any) -> None:
        room = operation.path.removeprefix("/api/v1/").partition("/")[0]
        if case.path_parameters and room in ids and len(seen) % 2 == 0:
            # Every other time an object that is there, so that the act itself is tried.
            for name in case.path_parameters:
                case.path_parameters[name] = ids.get("workers" if name == "worker_id" else room)
        with transaction.atomic():
            answer = _call(client, case)
            transaction.set_rollback(True)
        seen.append(answer.status_code)
        assert answer.status_code < 500, (case.method, case.formatted_path, case.query, case.body)

    ask()
    assert seen


def _call(client: Client, case: Any) -> Any:
    query = {name: value for name, value in (case.query or {}).items() if value is not None}
    if case.method.upper() == "GET":
        return client.get(case.formatted_path, query)
    body = case.body if isinstance(case.body, dict | list | str | int | float | bool) else {}
    if (case.media_type or "application/json") != "application/json":
        return client.generic(case.method.upper(), case.formatted_path, b"", content_type=case.media_type)
    return client.generic(
        case.method.upper(),
        case.formatted_path,
        _as_json(body),
        content_type="application/json",
        query_params=query,
    )


def _as_json(body: Any) -> bytes:
    import json

    return json.dumps(body).encode("utf-8", errors="replace")

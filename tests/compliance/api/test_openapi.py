"""The schema is complete and typed, and its pages need no network."""

from __future__ import annotations

import re
from io import StringIO

import pytest
import yaml
from django.core.management import call_command
from django.urls import get_resolver


@pytest.fixture(scope="module")
def schema():
    out = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return yaml.safe_load(out.getvalue())


def test_the_schema_is_valid_and_nothing_in_it_is_guessed(schema):
    assert schema["openapi"].startswith("3.")
    assert schema["components"]["securitySchemes"]["token"] == {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "ssw_…",
    }


def test_every_route_of_the_api_is_in_the_schema(schema):
    described = {re.sub(r"\{[^}]+\}", "{}", path) for path in schema["paths"]}
    routes = {
        "/" + re.sub(r"<[^>]+>", "{}", route)
        for route in _routes(get_resolver().url_patterns)
        if route.startswith("api/v1/")
    }
    assert routes
    assert routes == described


def _routes(patterns, prefix=""):
    for pattern in patterns:
        route = prefix + str(pattern.pattern).lstrip("^").rstrip("$")
        if hasattr(pattern, "url_patterns"):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route


@pytest.mark.parametrize(
    "room",
    [
        "organizations",
        "workers",
        "residence-cards",
        "employment-contracts",
        "deadlines",
        "reminders",
        "memberships",
        "tokens",
        "me",
    ],
)
def test_the_registry_and_the_ledger_are_there(schema, room):
    assert f"/api/v1/{room}/" in schema["paths"]


def test_errors_have_one_shape_everywhere(schema):
    registry = ("/api/v1/workers/", "/api/v1/deadlines/", "/api/v1/residence-cards/")
    for path, operations in schema["paths"].items():
        if not path.startswith(registry):
            continue
        for operation in operations.values():
            shape = operation["responses"]["403"]["content"]["application/json"]["schema"]
            assert shape == {"$ref": "#/components/schemas/Problems"}, path


def test_no_operation_deletes(schema):
    assert not [path for path, operations in schema["paths"].items() if {"delete", "put"} & set(operations)]


def test_the_documentation_loads_nothing_from_elsewhere(client, db):
    answer = client.get("/api/docs/")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "drf_spectacular_sidecar" in text
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", text)

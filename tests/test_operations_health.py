"""/health/ for the one who watches from outside; log lines and headers for everybody else."""

from __future__ import annotations

import io
import json
import logging  # noqa: TID251 - a library's own logger is what is tested

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.views.decorators.clickjacking import xframe_options_sameorigin

from compliance.common import health
from compliance.common.health import Check
from compliance.common.logs import logging_settings, mask_document_numbers
from compliance.common.security_headers import ContentSecurityPolicy


def red() -> Check:
    return Check("weather", ok=False, detail="rain")


def broken() -> Check:
    raise RuntimeError("holder of AB12345678CD")


HERE = "tests.test_operations_health"


@pytest.mark.django_db
def test_a_desk_that_is_well_answers_200(client: Client, settings) -> None:
    settings.HEALTH_CHECKS = ["compliance.common.health.database", "compliance.common.health.migrations"]
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json()["healthy"] is True
    assert [check["name"] for check in answer.json()["checks"]] == ["database", "migrations"]


@pytest.mark.django_db
def test_one_red_check_turns_the_answer_red(client: Client, settings) -> None:
    settings.HEALTH_CHECKS = ["compliance.common.health.database", f"{HERE}.red"]
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["checks"][1] == {"name": "weather", "ok": False, "detail": "rain"}


@pytest.mark.django_db
def test_a_check_that_breaks_is_red_and_says_nothing_about_anybody(client: Client, settings) -> None:
    settings.HEALTH_CHECKS = [f"{HERE}.broken"]
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["checks"] == [{"name": "broken", "ok": False, "detail": "RuntimeError"}]


@pytest.mark.django_db
def test_a_queue_that_cannot_be_reached_is_red() -> None:
    assert settings.CELERY_BROKER_URL == "broken-on-purpose://"
    assert health.ask("compliance.common.health.broker").ok is False


@pytest.mark.django_db
def test_a_process_can_serve_though_the_queue_is_down(client: Client) -> None:
    assert client.get("/health/serving/").status_code == 200


@pytest.mark.django_db
def test_pages_load_from_our_own_host_only(client: Client) -> None:
    policy = client.get("/health/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy


def test_a_view_that_our_pages_may_frame_says_so_once() -> None:
    view = xframe_options_sameorigin(lambda _request: HttpResponse("preview"))
    answer = ContentSecurityPolicy(view)(RequestFactory().get("/"))
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "number",
    [
        "AB12345678CD",
        "ab12345678cd",
        "AB 12345678 CD",
        "AB-12345678-CD",
        "ＡＢ１２３４５６７８ＣＤ",
        "P1234567",
        "TK123456",
    ],
)
def test_numbers_of_documents_are_masked(number: str) -> None:
    assert mask_document_numbers(f"card「{number}」of someone") == "card「**********」of someone"


@pytest.mark.parametrize(
    "text",
    ["2026-11-23T10:00:00Z", "19登-000123", "T5835678256246", "03-0000-0001", "deadline 12345678", "D01"],
)
def test_other_numbers_stay_readable(text: str) -> None:
    assert mask_document_numbers(text) == text


@pytest.mark.parametrize("as_json", [True, False])
def test_a_line_of_any_library_leaves_masked(as_json: bool) -> None:
    config = logging_settings(level="INFO", as_json=as_json)
    output = io.StringIO()
    handler = logging.StreamHandler(output)
    formatter = config["formatters"]["lines"]
    handler.setFormatter(formatter["()"](**{key: value for key, value in formatter.items() if key != "()"}))
    logger = logging.Logger("some.library")  # noqa: LOG001 - it must not reach the handlers of the run
    logger.addHandler(handler)
    try:
        raise ValueError("no such card AB12345678CD")
    except ValueError:
        logger.exception("failed for %s", "P1234567")
    line = output.getvalue()
    assert "12345678" not in line
    assert "1234567" not in line
    assert "some.library" in line
    if as_json:
        assert json.loads(line)["level"] == "error"

"""/health/: is everything the site stands on there? Red is HTTP 503, for the one who watches from outside."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import structlog
from celery import current_app
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Check:
    """The answer of one callable of settings.HEALTH_CHECKS. The detail is public: it names nobody."""

    name: str
    ok: bool
    detail: str = ""


@never_cache
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """Is the whole desk well: every check of settings.HEALTH_CHECKS."""
    return _answer([ask(dotted) for dotted in settings.HEALTH_CHECKS])


@never_cache
@require_safe
def serving(_request: HttpRequest) -> JsonResponse:
    """Can this process serve: what a container or a load balancer asks before it sends people here."""
    return _answer([ask(f"{__name__}.database"), ask(f"{__name__}.migrations")])


def _answer(checks: list[Check]) -> JsonResponse:
    healthy = all(check.ok for check in checks)
    body = {"healthy": healthy, "checks": [asdict(check) for check in checks]}
    return JsonResponse(body, status=200 if healthy else 503)


def ask(dotted: str) -> Check:
    """One check, whatever happens inside it."""
    try:
        return cast("Callable[[], Check]", import_string(dotted))()
    except Exception as failure:
        log.exception("health_check_failed", check=dotted)
        return Check(dotted.rpartition(".")[2], ok=False, detail=type(failure).__name__)


def database() -> Check:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Check("database", ok=True, detail=connection.vendor)


def migrations() -> Check:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Check("migrations", ok=not pending, detail=f"{len(pending)} pending" if pending else "")


def broker() -> Check:
    """The queue takes messages. (A folder has no connection to refuse, so the folder itself is looked at.)"""
    url = str(settings.CELERY_BROKER_URL)
    scheme = url.partition(":")[0]
    if scheme == "filesystem":
        folder = Path(str(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_in"]))
        return Check("broker", ok=folder.is_dir(), detail=scheme)
    with current_app.connection_for_write() as queue:
        queue.ensure_connection(max_retries=1, interval_start=0.1, timeout=2)
    return Check("broker", ok=True, detail=scheme)

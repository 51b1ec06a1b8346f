"""Lists of the employer's view as files, with the rows a person sees, on the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tablib
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from compliance.audit.services import record
from compliance.common import clock
from compliance.desk.admin.export import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST = 10_000
"""Rows of one file; a longer list is narrowed first."""


def wanted(said: str | None) -> str:
    """The format the address asks for, if it is one we write."""
    return said if said in _TYPES else ""


def exported(
    user: Any,
    *,
    name: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Any]],
    file_format: str,
    organization_ids: Iterable[int],
) -> HttpResponse:
    """The rows as a file; noted at every employer whose workers are in it."""
    if not user.can("export.run"):
        raise PermissionDenied
    data = tablib.Dataset(headers=list(headings))
    for row in rows:
        data.append([harmless(value) for value in row])
    for organization_id in sorted(set(organization_ids)):
        record(
            by=user,
            verb="ledger.exported",
            target=f"support_plans.{name}:",
            organization_id=organization_id,
            label=name,
            details={"rows": len(data), "format": file_format},
        )
    content = data.export(file_format)
    body = content.encode("utf-8-sig") if isinstance(content, str) else content
    response = HttpResponse(body, content_type=_TYPES[file_format])
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{name}-{clock.today():%Y-%m-%d}.{file_format}"'
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response

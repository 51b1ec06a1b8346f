"""Lists as files: the rows a person sees under the filters they set, on the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.http import HttpResponse

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.desk.admin.export import Column, LedgerResource

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from compliance.accounts.models import User

__all__ = ["Column", "sheet"]

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def sheet(
    rows: QuerySet[Any],
    columns: tuple[Column, ...],
    *,
    name: str,
    file_format: str,
    by: User,
    organization_path: str = "organization_id",
) -> HttpResponse:
    """A file of the rows where the person may export; each employer's record says that it was made."""
    scope = by.scope(clock.today())
    reached = {*scope.organization_ids, *scope.client_ids}
    allowed = [pk for pk in reached if by.can("export.run", organization_id=pk)]
    rows = rows.filter(**{f"{organization_path}__in": allowed})
    _note(rows, organization_path, name, file_format, by)

    class Sheet(LedgerResource):
        pass

    Sheet.columns = columns
    data = Sheet().export(rows)
    # With its mark, spreadsheets read Japanese without asking.
    content = data.export(file_format)
    body = content.encode("utf-8-sig") if isinstance(content, str) else content
    response = HttpResponse(body, content_type=_TYPES[file_format])
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{name}-{clock.today():%Y%m%d}.{file_format}"'
    )
    return response


@audited
def _note(rows: QuerySet[Any], organization_path: str, name: str, file_format: str, by: User) -> None:
    counted = rows.order_by().values_list(organization_path).annotate(rows=Count("pk", distinct=True))
    for organization_id, count in counted:
        record(
            by=by,
            verb="ledger.exported",
            target=f"{rows.model._meta.label_lower}:",
            organization_id=organization_id,
            label=name,
            details={"rows": count, "format": file_format},
        )

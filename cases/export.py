"""The list of cases as a spreadsheet: what a person sees, on the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from import_export.formats.base_formats import CSV, XLSX

from cases import words
from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.desk import wording
from compliance.desk.admin.export import Column, LedgerResource

if TYPE_CHECKING:
    from cases.querysets import CaseQuerySet

_FORMATS: dict[str, Any] = {"csv": CSV, "xlsx": XLSX}


class CaseResource(LedgerResource):
    """One case a line."""

    columns: ClassVar[tuple[Column, ...]] = (
        Column(_("case"), words.case_title),
        Column(_("kind"), lambda case: case.get_kind_display()),
        Column(_("worker"), lambda case: case.worker.name if case.worker else ""),
        Column(_("organization"), lambda case: case.organization.name),
        Column(_("field"), lambda case: wording.field_title(case.field)),
        Column(_("state"), lambda case: case.get_state_display()),
        Column(_("complete (%)"), lambda case: case.percent),
        Column(_("papers missing"), lambda case: max(case.papers_wanted - case.papers_ready, 0)),
        Column(_("due on"), lambda case: case.due_on),
        Column(_("filing planned for"), lambda case: case.planned_filing_on),
        Column(_("submitted on"), lambda case: case.submitted_on),
        Column(_("receipt number"), lambda case: case.receipt_number),
        Column(_("decided on"), lambda case: case.decided_on),
        Column(_("granted until"), lambda case: case.granted_expires_on),
        Column(_("cohort"), lambda case: case.cohort.name if case.cohort else ""),
    )


@audited
def export_cases(cases: CaseQuerySet, *, file_format: str, by: Any) -> tuple[bytes, str]:
    """The file and its type; where the person's role there allows exporting, and nothing else."""
    scope = by.scope(clock.today())
    allowed = [pk for pk in scope.organization_ids if by.can("export.run", organization_id=pk)]
    found = cases.filter(organization__in=allowed)
    for organization_id, count in found.order_by().values_list("organization").annotate(rows=Count("pk")):
        record(
            by=by,
            verb="ledger.exported",
            target="cases.case:",
            organization_id=organization_id,
            label=str(cases.model._meta.verbose_name_plural),
            details={"rows": count, "format": file_format},
        )
    table = CaseResource().export(found.with_names().select_related("deadline"))
    writer = _FORMATS[file_format](encoding="utf-8-sig")
    body = writer.export_data(table)
    return body if isinstance(body, bytes) else body.encode("utf-8-sig"), writer.get_content_type()

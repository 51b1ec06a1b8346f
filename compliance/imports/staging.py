"""The preview of an upload: planned anew from the kept file, and stored with every number masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.imports import storage
from compliance.imports.display import staged_values
from compliance.imports.models import ImportRow
from compliance.imports.planning import no_progress, nobody_found, plan_import
from compliance.imports.problems import UnreadableFile
from compliance.imports.reading import open_ledger

if TYPE_CHECKING:
    from compliance.imports.models import ImportBatch
    from compliance.imports.planning import Plan, Progress
    from compliance.organizations.models import AcceptingOrganization

ROWS_AT_ONCE: Final = 500
SKIPPED_SHOWN: Final = 50


def plan_upload(
    content: bytes,
    organization: AcceptingOrganization,
    mapping: dict[str, Any],
    progress: Progress = no_progress,
) -> Plan:
    """What the file would do today, its columns read as the mapping says."""
    plan = plan_import(
        open_ledger(content),
        organization,
        today=clock.today(),
        sheet_name=mapping.get("sheet", ""),
        columns=mapping.get("columns"),
        progress=progress,
    )
    if not plan.rows:
        raise UnreadableFile(nobody_found(plan))
    return plan


def stage(batch: ImportBatch, plan: Plan, state: str) -> None:
    """Keep the preview: masked values, errors, changes."""
    headings = plan.headings
    batch.mapping = {
        "sheet": headings.sheet.name,
        "heading_row": headings.first_row,
        "titles": list(headings.titles),
        "columns": plan.columns,
        "other_sheets": list(headings.other_sheets),
    }
    batch.summary = {
        **plan.summary,
        "skipped": [[row.number, row.text] for row in plan.skipped[:SKIPPED_SHOWN]],
    }
    batch.fingerprint = plan.fingerprint
    batch.state = state
    batch.progress = 0
    batch.message = ""
    batch.claimed_at = None
    batch.save()
    batch.rows.all().delete()
    ImportRow.objects.bulk_create(
        (
            ImportRow(
                batch=batch,
                row=row.number,
                status=row.status,
                errors=[error.as_json() for error in row.person.errors],
                values=staged_values(row.person, today=plan.today),
                changes=[change.as_json() for change in row.differences.changes]
                if row.status == ImportRow.Status.CHANGED
                else [],
            )
            for row in plan.rows
        ),
        batch_size=ROWS_AT_ONCE,
    )


def content_of(batch: ImportBatch) -> bytes:
    """The uploaded file."""
    content = storage.kept(batch.stored_name) if batch.stored_name else None
    if content is None:
        raise UnreadableFile(_("The uploaded file is no longer kept. Upload it again."))
    return content

"""Imports: upload, preview, confirm, discard; the command and the pages both end in ``write_plan``."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

import structlog
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from compliance.audit.services import audited, record, sealing
from compliance.common import clock
from compliance.imports import storage
from compliance.imports.models import ImportBatch
from compliance.imports.planning import STATUSES, Plan, plan_import
from compliance.imports.problems import UnreadableFile
from compliance.imports.reading import open_ledger
from compliance.imports.staging import content_of, plan_upload, stage
from compliance.imports.writing import write_plan
from compliance.organizations.models import AcceptingOrganization
from compliance.organizations.services import register_organization

if TYPE_CHECKING:
    from datetime import date

    from compliance.accounts.models import User
    from compliance.imports.planning import Progress

log = structlog.stdlib.get_logger(__name__)

KEPT_DAYS: Final = 7
"""How long an upload waits for its confirmation."""
CLAIM_LASTS: Final = timedelta(hours=1)
"""Longer than a background task may run: after it a confirmation that went nowhere may be given again."""
PLANNING_SHARE: Final = 0.3
AT_ONCE_BELOW: Final = 500
"""Rows; more are written in the background."""


class NotAwaited(ValueError):  # noqa: N818 - says what is the matter with the request
    """The import is not in the state that this act needs."""


def import_ledger(
    *,
    content: bytes,
    organization: AcceptingOrganization,
    by: Any,
    on: date,
    dry_run: bool = False,
    sheet_name: str = "",
    progress: Progress,
) -> Plan:
    """Read a file and write its good rows, or only say what would be written.

    An organization that is not registered yet is registered in the same transaction.
    """
    ledger = open_ledger(content)
    share = 1.0 if dry_run else PLANNING_SHARE
    if dry_run:
        return plan_import(
            ledger,
            organization,
            today=on,
            sheet_name=sheet_name,
            progress=lambda done: progress(done * share),
        )
    with sealing():
        if organization.pk is None:
            organization = register_organization(name=organization.name, by=by)
        else:
            AcceptingOrganization.objects.select_for_update().get(pk=organization.pk)
        plan = plan_import(
            ledger,
            organization,
            today=on,
            sheet_name=sheet_name,
            progress=lambda done: progress(done * share),
        )
        write_plan(plan, organization, by=by, progress=lambda done: progress(share + done * (1 - share)))
        _record_import(organization, by, plan.summary, hashlib.sha256(content).hexdigest())
    return plan


@audited
def upload_ledger(
    *, organization: AcceptingOrganization, content: bytes, file_name: str, by: User
) -> ImportBatch:
    """Take in a file and preview it with the columns its headings suggest.

    Raises :class:`UnreadableFile`; nothing is kept of a file that cannot be read.
    """
    _forget_abandoned(organization)
    with override(by.language):
        plan = plan_upload(content, organization, {})
    batch = ImportBatch(
        organization=organization,
        uploaded_by=by,
        uploaded_at=clock.now(),
        file_name=PurePath(file_name.replace("\\", "/")).name[:200] or "?",
        sha256=hashlib.sha256(content).hexdigest(),
        stored_name=storage.keep(content),
    )
    try:
        batch.save()
        with override(by.language):
            stage(batch, plan, ImportBatch.State.UPLOADED)
    except BaseException:
        storage.delete(batch.stored_name)
        raise
    _record(batch, "import.uploaded", by)
    return batch


def _forget_abandoned(organization: AcceptingOrganization) -> None:
    before = clock.now() - timedelta(days=KEPT_DAYS)
    for batch in ImportBatch.objects.filter(organization=organization).abandoned(before=before):
        _finish(batch, ImportBatch.State.DISCARDED)
        batch.rows.all().delete()


@audited
def preview_import(
    *, batch: ImportBatch, columns: dict[str, int] | None, by: User, sheet: str = ""
) -> ImportBatch:
    """Read the file again with these columns (``None``: as the headings suggest) and keep the new preview."""
    if not batch.is_open:
        raise NotAwaited(_("This import is over. Upload the file again."))
    chosen_sheet = sheet or batch.mapping.get("sheet", "")
    mapping = {"sheet": chosen_sheet, **({} if columns is None else {"columns": columns})}
    with override(by.language):
        plan = plan_upload(content_of(batch), batch.organization, mapping)
        stage(batch, plan, ImportBatch.State.PREVIEWED)
    return batch


@transaction.atomic
def claim_import(*, batch: ImportBatch) -> None:
    """Take the import for writing; only one of two clicks gets it."""
    lapsed = clock.now() - CLAIM_LASTS
    State = ImportBatch.State  # noqa: N806 - a class
    free = ImportBatch.objects.filter(pk=batch.pk, state__in=[State.PREVIEWED, State.STALE])
    stuck = ImportBatch.objects.filter(pk=batch.pk, state=State.CONFIRMING, claimed_at__lt=lapsed)
    for claimable in (free, stuck):
        if claimable.update(state=State.CONFIRMING, claimed_at=clock.now(), progress=0):
            batch.refresh_from_db()
            return
    raise NotAwaited(_("This import does not wait for a confirmation."))


def release_import(*, batch: ImportBatch) -> None:
    """Give a claimed import back: it was not begun."""
    ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.CONFIRMING).update(
        state=ImportBatch.State.PREVIEWED, claimed_at=None
    )
    batch.refresh_from_db()


def begin_import(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Confirm: a small file is written at once, a large one in the background."""
    if sum(batch.summary.get(status, 0) for status in STATUSES) < AT_ONCE_BELOW:
        return confirm_import(batch=batch, by=by)
    from compliance.imports.tasks import write_import  # noqa: PLC0415 - tasks call services

    claim_import(batch=batch)
    try:
        write_import.delay(batch.pk, by.pk)
    except Exception as problem:
        log.exception("import_not_queued", batch=batch.pk)
        release_import(batch=batch)
        raise NotAwaited(
            _("The background worker cannot be reached. Nothing was written; try again in a minute.")
        ) from problem
    batch.refresh_from_db()
    return batch


def confirm_import(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Claim and write at once."""
    claim_import(batch=batch)
    return write_claimed_import(batch=batch, by=by)


def write_claimed_import(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Write a claimed import, unless what it would do is no longer what was previewed."""
    with override(by.language):
        try:
            _write_or_renew(batch, by)
        except UnreadableFile as problem:
            _fail(batch, str(problem))
        except Exception:
            log.exception("import_failed", batch=batch.pk)
            _fail(batch, _("Nothing was written: something went wrong. Upload the file again."))
    return batch


@audited
def _write_or_renew(batch: ImportBatch, by: User) -> None:
    # Two imports of one organization wait for each other; the second one then sees what the first one wrote.
    organization = AcceptingOrganization.objects.select_for_update().get(pk=batch.organization_id)
    plan = plan_upload(content_of(batch), organization, batch.mapping, _watch(batch, 0.0, PLANNING_SHARE))
    if plan.fingerprint != batch.fingerprint:
        stage(batch, plan, ImportBatch.State.STALE)
        _record(batch, "import.stale", by)
        return
    write_plan(plan, organization, by=by, progress=_watch(batch, PLANNING_SHARE, 1 - PLANNING_SHARE))
    batch.progress = 100
    _finish(batch, ImportBatch.State.CONFIRMED)
    _record_import(organization, by, plan.summary, batch.sha256, batch)


def _watch(batch: ImportBatch, start: float, share: float) -> Progress:
    # The file's name is emptied when the import is over; the last steps still note their progress by it.
    name = batch.stored_name
    return lambda done: storage.note_progress(name, int(100 * (start + share * done)))


def progress_of(batch: ImportBatch) -> int:
    """Per cent done of a running import."""
    if batch.state == ImportBatch.State.CONFIRMING:
        return max(batch.progress, storage.progress(batch.stored_name))
    return batch.progress


def _fail(batch: ImportBatch, message: str) -> None:
    batch.refresh_from_db()
    batch.message = message[:500]
    _finish(batch, ImportBatch.State.FAILED)


def _finish(batch: ImportBatch, state: str) -> None:
    """Nothing is left to confirm: the file goes when this is committed."""
    name, batch.stored_name = batch.stored_name, ""
    batch.state = state
    batch.finished_at = clock.now()
    batch.save()
    transaction.on_commit(lambda: storage.delete(name))


@audited
def discard_import(*, batch: ImportBatch, by: User) -> ImportBatch:
    """Think better of it: the file and its preview are deleted."""
    if not batch.is_open:
        raise NotAwaited(_("This import is over."))
    _finish(batch, ImportBatch.State.DISCARDED)
    batch.rows.all().delete()
    _record(batch, "import.discarded", by)
    return batch


def _record(batch: ImportBatch, verb: str, by: Any) -> None:
    record(
        by=by,
        verb=verb,
        target=batch,
        organization_id=batch.organization_id,
        label=batch.file_name,
        details={"sha256": batch.sha256},
    )


def _record_import(
    organization: AcceptingOrganization,
    by: Any,
    summary: dict[str, int],
    sha256: str,
    batch: ImportBatch | None = None,
) -> None:
    record(
        by=by,
        verb="import.written",
        target=batch or organization,
        organization_id=organization.pk,
        label=batch.file_name if batch else organization.name,
        details={"sha256": sha256, **summary},
    )

"""Writes about files: attach one to the record it proves, void one that was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.common.uploads import checked, hash_of, label
from support_plans.models import Consultation, RegularInterview, SupportFile, SupportLog, SupportPlan
from support_plans.services.bodies import acting_body

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Actor = Any
Record = SupportPlan | SupportLog | RegularInterview | Consultation

_FIELD: Final[dict[type[Record], str]] = {
    SupportPlan: "plan",
    SupportLog: "log",
    RegularInterview: "interview",
    Consultation: "consultation",
}


@audited
def attach_file(*, record: Record, by: Actor, upload: UploadedFile[Any]) -> SupportFile:
    """Keep a file beside the record it proves. Its type is what its content says."""
    worker = record.worker
    body = acting_body(by, worker)
    _must_be_current(record)
    kind = checked(upload, megabytes=settings.SUPPORT_FILE_MEGABYTES)
    file = SupportFile(
        worker=worker,
        support_organization=body,
        **{_FIELD[type(record)]: record},
        name=label(upload.name or ""),
        content_type=kind.content_type,
        size=upload.size or 0,
        sha256=hash_of(upload),
        uploaded_by=by if hasattr(by, "pk") else None,
        uploaded_at=clock.now(),
    )
    file.full_clean(exclude=["worker", "support_organization", "content", "uploaded_by", *_FIELD.values()])
    file.content.save(file.name, upload, save=False)
    try:
        file.save()
        _record(file, "support_file.attached", by, {"sha256": file.sha256, "type": file.content_type})
    except BaseException:
        file.content.storage.delete(str(file.content.name))
        raise
    return file


@audited
def void_file(*, file: SupportFile, by: Actor, reason: str) -> SupportFile:
    """It was the wrong one: it stays, with the reason, and proves nothing."""
    if file.voided_at is not None:
        raise ValidationError({"file": _("This file was voided already.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the file was wrong.")})
    acting_body(by, file.worker)
    file.voided_at, file.void_reason = clock.now(), reason.strip()[:200]
    file.save(update_fields=["voided_at", "void_reason"])
    _record(file, "support_file.voided", by, {"reason": file.void_reason})
    return file


@audited
def note_hand_out(*, file: SupportFile, by: Actor) -> None:
    """Put on record that the file was handed out, and to whom."""
    _record(file, "support_file.handed_out", by, {"sha256": file.sha256})


def _must_be_current(row: Record) -> None:
    if getattr(row, "superseded_at", None) is not None:
        raise ValidationError({"record": _("This version was corrected. Attach the file to the newest one.")})


def _record(file: SupportFile, verb: str, by: Actor, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=file,
        organization_id=file.worker.organization_id,
        label=file.worker.name,
        details={"name": file.name, **details},
    )

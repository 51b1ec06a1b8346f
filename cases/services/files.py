"""Writes about files of papers: attach one, void one that was wrong, note that one was handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.models import CaseDocument, CaseFile
from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.common.uploads import checked, hash_of, label

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Actor = Any


@audited
def attach_file(*, paper: CaseDocument, by: Actor, upload: UploadedFile[Any]) -> CaseFile:
    """Keep a file of the paper. Its type is what its content says; also what was filed may still be added."""
    kind = checked(upload, megabytes=settings.CASE_FILE_MEGABYTES)
    file = CaseFile(
        paper=paper,
        name=label(upload.name or ""),
        content_type=kind.content_type,
        size=upload.size or 0,
        sha256=hash_of(upload),
        uploaded_by=by if hasattr(by, "pk") else None,
        uploaded_at=clock.now(),
    )
    file.full_clean(exclude=["paper", "content", "uploaded_by"])
    file.content.save(file.name, upload, save=False)
    try:
        file.save()
        _record(file, "case_file.attached", by, {"sha256": file.sha256, "type": file.content_type})
    except BaseException:
        file.content.storage.delete(str(file.content.name))
        raise
    return file


@audited
def void_file(*, file: CaseFile, by: Actor, reason: str) -> CaseFile:
    """It was the wrong one: it stays, with the reason, and is shown no more."""
    if file.voided_at is not None:
        raise ValidationError({"file": _("This file was voided already.")})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the file was wrong.")})
    file.voided_at, file.void_reason = clock.now(), reason.strip()[:200]
    file.save(update_fields=["voided_at", "void_reason"])
    _record(file, "case_file.voided", by, {"reason": file.void_reason})
    return file


@audited
def note_hand_out(*, file: CaseFile, by: Actor) -> None:
    """Put on record that the file was handed out, and to whom."""
    _record(file, "case_file.handed_out", by, {"sha256": file.sha256})


def _record(file: CaseFile, verb: str, by: Actor, details: dict[str, Any]) -> None:
    case = file.paper.case
    record(
        by=by,
        verb=verb,
        target=file,
        organization_id=case.organization_id,
        label=str(case),
        details={"name": file.name, **details},
    )

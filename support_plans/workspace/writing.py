"""Several services as one act: a record and the files that prove it stand or fall together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from compliance.audit.services import audited
from support_plans.services.consultations import receive_consultation
from support_plans.services.files import attach_file
from support_plans.services.logs import correct_support, record_support

if TYPE_CHECKING:
    from compliance.accounts.models import User
    from compliance.workers.models import Worker
    from support_plans.models import Consultation, SupportFile, SupportLog, SupportTask

UPLOADS = ("photo", "file")


@audited
def log_with_files(
    *, worker: Worker, by: User, task: SupportTask | None, facts: dict[str, Any]
) -> SupportLog:
    """Record a session with its photograph and file."""
    uploads = _taken_out(facts)
    log = record_support(worker=worker, by=by, task=task, **facts)
    attach_all(log, by, uploads)
    return log


@audited
def correct_with_files(*, log: SupportLog, by: User, facts: dict[str, Any]) -> SupportLog:
    """Correct a session, and add to what proves it."""
    uploads = _taken_out(facts)
    facts.pop("obligation", None)
    corrected = correct_support(log=log, by=by, **facts)
    attach_all(corrected, by, uploads)
    return corrected


@audited
def attach_all(record: Any, by: User, uploads: dict[str, Any]) -> list[SupportFile]:
    """Attach what was chosen. A file that is refused is named by its field, and takes the others with it."""
    kept: list[SupportFile] = []
    try:
        for name, upload in uploads.items():
            kept.append(_attached(record, by, name, upload))
    except ValidationError:
        for file in kept:
            file.content.storage.delete(str(file.content.name))
        raise
    return kept


def _attached(record: Any, by: User, name: str, upload: Any) -> SupportFile:
    try:
        return attach_file(record=record, by=by, upload=upload)
    except ValidationError as refused:
        raise ValidationError({name: refused.messages}) from refused


def _taken_out(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: upload for name in UPLOADS if (upload := facts.pop(name, None))}


@audited
def receive_with_files(*, worker: Worker, by: User, facts: dict[str, Any]) -> Consultation:
    """Take up a matter with its photograph and file."""
    uploads = _taken_out(facts)
    received = receive_consultation(worker=worker, by=by, **facts)
    attach_all(received, by, uploads)
    return received

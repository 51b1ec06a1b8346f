"""Large imports, written in the background."""

from __future__ import annotations

from celery import shared_task

from compliance.accounts.models import User
from compliance.imports.models import ImportBatch
from compliance.imports.services import write_claimed_import


@shared_task(name="compliance.imports.tasks.write_import")
def write_import(batch_id: int, user_id: int) -> None:
    """Write a claimed import; one that is no longer claimed was written already."""
    batch = ImportBatch.objects.filter(pk=batch_id, state=ImportBatch.State.CONFIRMING).first()
    if batch is not None:
        write_claimed_import(batch=batch, by=User.objects.get(pk=user_id))

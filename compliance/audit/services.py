"""Writing the audit record.

Services decorate themselves with :func:`audited`, which opens the transaction, and call :func:`record`.
Entries are held until the outermost service is about to commit and are then chained and written
together: the chain's row is locked once a transaction, however many entries an import writes.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from threading import local
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from django.db import models, transaction

from compliance.audit.chain import entry_hash
from compliance.audit.models import AuditChain, AuditEntry
from compliance.common import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class _Pending(local):
    depth: int = 0
    entries: list[AuditEntry] = field(default_factory=list)


_pending = _Pending()


@contextmanager
def sealing() -> Iterator[None]:
    """A transaction whose audit entries are sealed at its end; nested uses join the outer one."""
    mark = len(_pending.entries)
    _pending.depth += 1
    try:
        with transaction.atomic():
            yield
            if _pending.depth == 1:
                _seal(_pending.entries)
    except BaseException:
        # What was rolled back did not happen, so it leaves no entry.
        del _pending.entries[mark:]
        raise
    finally:
        _pending.depth -= 1
        if _pending.depth == 0:
            _pending.entries.clear()


def audited(service: Callable[P, R]) -> Callable[P, R]:
    """Run the service in one transaction and seal what it recorded."""

    @wraps(service)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        with sealing():
            return service(*args, **kwargs)

    return wrapper


def record(
    *,
    by: Any,
    verb: str,
    target: models.Model | str,
    organization_id: int | None,
    label: str = "",
    details: dict[str, Any] | None = None,
) -> None:
    """Note one act.  ``by`` is a user, or the name of the command or job that acted.

    ``details`` must never hold a full passport or card number: pass masked ones.
    """
    if _pending.depth == 0:
        with sealing():
            record(
                by=by, verb=verb, target=target, organization_id=organization_id, label=label, details=details
            )
        return
    target_type, target_id = _name_of(target)
    _pending.entries.append(
        AuditEntry(
            organization_id=organization_id or 0,
            at=clock.now(),
            actor_id=getattr(by, "pk", None),
            actor_label=str(by),
            verb=verb,
            target_type=target_type,
            target_id=target_id,
            target_label=label[:200],
            details=details or {},
        )
    )


def _name_of(target: models.Model | str) -> tuple[str, str]:
    if isinstance(target, str):
        kind, _, key = target.partition(":")
        return kind, key
    return target._meta.label_lower, str(target.pk)


def _seal(entries: list[AuditEntry]) -> None:
    by_organization: dict[int, list[AuditEntry]] = defaultdict(list)
    for entry in entries:
        by_organization[entry.organization_id].append(entry)
    # In the order of ids, so that two transactions never wait for each other's locks.
    for organization_id in sorted(by_organization):
        _append(organization_id, by_organization[organization_id])


def _append(organization_id: int, entries: list[AuditEntry]) -> None:
    chains = AuditChain.objects.select_for_update()
    chain = chains.filter(organization_id=organization_id).first()
    if chain is None:
        AuditChain.objects.get_or_create(organization_id=organization_id)
        chain = chains.get(organization_id=organization_id)
    for entry in entries:
        chain.last_sequence += 1
        entry.sequence = chain.last_sequence
        entry.previous_hash = chain.last_hash
        entry.hash = entry_hash(chain.last_hash, content_of(entry))
        chain.last_hash = entry.hash
    AuditEntry.objects.bulk_create(entries, batch_size=500)
    chain.save()


def content_of(entry: AuditEntry) -> dict[str, Any]:
    """What the hash covers."""
    at: datetime = entry.at
    return {
        "organization": entry.organization_id,
        "sequence": entry.sequence,
        "at": at.isoformat(),
        "actor": entry.actor_id,
        "actor_label": entry.actor_label,
        "verb": entry.verb,
        "target": f"{entry.target_type}:{entry.target_id}",
        "label": entry.target_label,
        "details": entry.details,
    }


def verify(organization_id: int) -> int | None:
    """The sequence of the first entry that does not fit its chain, or ``None`` when all do."""
    previous = ""
    expected = 1
    for entry in AuditEntry.objects.filter(organization_id=organization_id).order_by("sequence").iterator():
        fits = (
            entry.sequence == expected
            and entry.previous_hash == previous
            and entry.hash == entry_hash(previous, content_of(entry))
        )
        if not fits:
            return entry.sequence
        previous, expected = entry.hash, expected + 1
    head = AuditChain.objects.filter(organization_id=organization_id).first()
    if head is not None and (head.last_sequence, head.last_hash) != (expected - 1, previous):
        return expected
    return None

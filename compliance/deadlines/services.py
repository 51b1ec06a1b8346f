"""Writing the ledger of deadlines: post, settle, put off, withdraw."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain, islice
from threading import local
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.utils.module_loading import import_string

from compliance.audit.services import audited, record, sealing
from compliance.common import clock
from compliance.deadlines.difference import BATCH, Difference, FirstSteps, Move
from compliance.deadlines.models import Deadline
from compliance.deadlines.posting import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from compliance.accounts.models import User
    from compliance.deadlines.posting import PostingSet

T = TypeVar("T")


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def post(sets: Iterable[PostingSet], *, dry_run: bool = False) -> list[Move]:
    """Bring the ledger in line with these sets; repeatable, and silent about what has not changed."""
    moves: list[Move] = []
    steps = FirstSteps()
    for chunk in _chunks(sets, BATCH):
        moves += _post_chunk(chunk, steps, dry_run=dry_run)
    return moves


def _post_chunk(sets: list[PostingSet], steps: FirstSteps, *, dry_run: bool) -> list[Move]:
    with sealing():
        existing = {
            (row.kind, row.subject, row.period): row
            for row in Deadline.objects.filter(subject__in=[s.subject for s in sets])
        }
        plan = Difference(existing, steps)
        for posting in sets:
            plan.add(posting)
        if not dry_run:
            plan.write()
    return plan.moves


class _Deferred(local):
    """Facts whose posting waits for the end of a bulk write; ``None`` when nothing is deferred."""

    facts: dict[str, set[int]] | None = None


_deferred = _Deferred()


@contextmanager
def posting_once() -> Iterator[None]:
    """Within one transaction that touches the same facts many times: reckon each of them once, at its end."""
    if _deferred.facts is not None:
        yield
        return
    _deferred.facts = {}
    try:
        with sealing():
            yield
            facts, _deferred.facts = _deferred.facts, None
            repost_facts({fact: sorted(ids) for fact, ids in facts.items()})
    finally:
        _deferred.facts = None


def repost(
    fact: str, ids: Iterable[int] | None, *, on: date | None = None, dry_run: bool = False
) -> list[Move]:
    """Reckon the deadlines of these facts again and write what differs (``ids=None``: all there are)."""
    return repost_facts({fact: ids}, on=on, dry_run=dry_run)


def repost_facts(
    facts: Mapping[str, Iterable[int] | None], *, on: date | None = None, dry_run: bool = False
) -> list[Move]:
    """Reckon the deadlines of facts that changed together, then tell each follower once of them all.

    A fact without deadlines of its own (``employer_facts``) is told to its followers alone.
    """
    chosen = {fact: None if ids is None else list(ids) for fact, ids in facts.items()}
    now = {fact: ids for fact, ids in chosen.items() if not _waits(fact, ids)}
    if not now:
        return []
    day = on or clock.today()
    found = sources()
    sets = (found[fact](ids, day) for fact, ids in now.items() if not _only_followed(fact))
    moves = post(chain.from_iterable(sets), dry_run=dry_run)
    if not dry_run:
        tell_followers(now, day)
    return moves


def _waits(fact: str, ids: list[int] | None) -> bool:
    """Whether nothing is to be done now: there is none of it, or it is done at the end of a bulk write."""
    if ids is None or _deferred.facts is None:
        return ids == []
    _deferred.facts.setdefault(fact, set()).update(ids)
    return True


def _only_followed(fact: str) -> bool:
    return fact in settings.FACT_FOLLOWERS and fact not in settings.DEADLINE_SOURCES


def tell_followers(facts: Mapping[str, list[int] | None], on: date) -> None:
    """Higher rooms keep in step, in the transaction of the facts (``settings.FACT_FOLLOWERS``).

    Each is told once, of all the facts it follows, and in the order in which the settings first name it.
    """
    for path in dict.fromkeys(chain.from_iterable(settings.FACT_FOLLOWERS.values())):
        followed = {fact: ids for fact, ids in facts.items() if path in settings.FACT_FOLLOWERS.get(fact, ())}
        if followed:
            import_string(path)(followed, on)


def repost_everything(*, on: date | None = None, dry_run: bool = False) -> list[Move]:
    """After the rulebook changed: reckon every fact again; returns what moved."""
    return repost_facts(dict.fromkeys(sources()), on=on, dry_run=dry_run)


@audited
def settle(*, deadline: Deadline, by: User, note: str, on: date | None = None) -> Deadline:
    """Somebody says it is done, and how."""
    deadline.state = Deadline.State.SETTLED
    deadline.settled_at = clock.now()
    deadline.settled_by = by
    deadline.settle_note = note.strip()[:300]
    deadline.remind_on = None
    deadline.save()
    _record(deadline, "deadline.settled", by, {"note": deadline.settle_note, "on": str(on or clock.today())})
    return deadline


@audited
def reopen(*, deadline: Deadline, by: User, reason: str) -> Deadline:
    """It was not done after all; reminders start again with the step that has been reached."""
    deadline.state = Deadline.State.OPEN
    deadline.settled_at = None
    deadline.settled_by = None
    deadline.settle_note = ""
    deadline.remind_on = FirstSteps().first_moment(
        deadline.kind,
        due_on=deadline.due_on,
        safe_on=deadline.safe_on,
        organization_id=deadline.organization_id,
    )
    deadline.save()
    _record(deadline, "deadline.reopened", by, {"reason": reason[:300]})
    return deadline


@audited
def snooze(*, deadline: Deadline, by: User, until_on: date, reason: str) -> Deadline:
    """Take it off today's queue until a day, for a reason; reminders and the due day stay as they are."""
    if not reason.strip():
        message = "a reason is needed"
        raise ValueError(message)
    if until_on > deadline.due_on:
        message = "cannot be put off past the day it is due"
        raise ValueError(message)
    deadline.snoozed_until_on = until_on
    deadline.snooze_reason = reason.strip()[:200]
    deadline.save()
    _record(
        deadline, "deadline.put_off", by, {"until": until_on.isoformat(), "reason": deadline.snooze_reason}
    )
    return deadline


def _record(deadline: Deadline, verb: str, by: User, details: dict[str, Any]) -> None:
    record(
        by=by,
        verb=verb,
        target=deadline,
        organization_id=deadline.organization_id,
        label=str(deadline),
        details=details,
    )

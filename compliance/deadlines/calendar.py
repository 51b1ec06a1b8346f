"""What the calendar alone changes: nobody wrote a fact, and yet a deadline begins or ends with the day.

A fiscal year begins and owes its report; a support contract or an employment runs out on the day it was
given.  The daily run asks for it before it plans.  What is looked for is a state, never "today is the day",
so a missed run is made up by the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from django.db.models import Exists, OuterRef, Q

from compliance.deadlines.models import Deadline
from compliance.deadlines.services import repost, tell_followers
from compliance.organizations.models import AcceptingOrganization, SupportContract
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from datetime import date

    from compliance.deadlines.difference import Move

log = structlog.stdlib.get_logger(__name__)

_OF_WORKERS = ("worker", "residence_card", "passport")
_INTERVIEWS = ("interview_worker", "interview_supervisor")


def repost_by_calendar(*, on: date) -> list[Move]:
    """Reckon again what the passing of days may have changed; repeatable."""
    moves = _repost("organization", list(AcceptingOrganization.objects.values_list("pk", flat=True)), on)
    moves += _repost("support_contract", list(SupportContract.objects.values_list("pk", flat=True)), on)
    for fact in _OF_WORKERS:
        moves += _repost(fact, _of_who_left(fact, on), on)
    moves += _repost("worker", _without_their_body(on), on)
    moves += _repost("worker", _without_their_work(on), on)
    tell_followers({"calendar": None}, on)
    return moves


def _repost(fact: str, ids: list[int], on: date) -> list[Move]:
    """All at once; when one of them cannot be reckoned, each by itself, so that it stops no other."""
    try:
        return repost(fact, ids, on=on)
    except Exception:
        if len(ids) <= 1:
            log.exception("fact_not_reckoned", fact=fact, ids=ids)
            return []
        return [move for pk in ids for move in _repost(fact, [pk], on)]


def _of_who_left(fact: str, on: date) -> list[int]:
    """Facts with an open deadline whose worker's last day has come."""
    subjects = (
        Deadline.objects.open()
        .filter(worker__left_on__lte=on, subject__startswith=f"{fact}:")
        .values_list("subject", flat=True)
        .distinct()
    )
    return [int(subject.rpartition(":")[2]) for subject in subjects]


def _without_their_body(on: date) -> list[int]:
    """Workers for whom a support body is still held responsible though its contract has run out."""
    rows = Deadline.objects.open().filter(
        responsible="support_body", subject__startswith="worker:", worker__support_contract__ends_on__lt=on
    )
    return list(rows.values_list("worker_id", flat=True).distinct())


def _without_their_work(on: date) -> list[int]:
    """Workers whose interviews are still in the ledger though their last contract has ended."""
    has_contract = Q(pk=OuterRef("worker"), contracts__superseded_at__isnull=True)
    runs = Q(contracts__ended_on__isnull=True) | Q(contracts__ended_on__gt=on)
    rows = Deadline.objects.open().filter(
        Exists(Worker.objects.filter(has_contract)),
        ~Exists(Worker.objects.filter(has_contract & runs)),
        subject__startswith="worker:",
        kind__in=_INTERVIEWS,
    )
    return list(rows.values_list("worker_id", flat=True).distinct())

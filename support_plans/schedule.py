"""Keeps the tasks of support in step with the facts they follow from (``settings.FACT_FOLLOWERS``).

A task is made when its fact arises, in the fact's own transaction; the daily run follows what the calendar
alone changes. Never is one made because somebody opens a page.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from compliance.deadlines.models import Deadline
from compliance.deadlines.services import repost
from compliance.employment.models import EmploymentContract
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Worker
from support_plans.answering import CONSULTATION, FOLLOW_UP, OF_SUPPORT, TASK, given_back, out_of_date
from support_plans.models import InterviewFollowUp, SupportPlan, SupportTask
from support_plans.services.adopting import adopt_earlier_sessions
from support_plans.services.tasks import sync_tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

CALENDAR: Final = "calendar"
_CHANGE_WHO_ANSWERS: Final = frozenset({CALENDAR, "worker", "contract", "support_contract"})


def follow(facts: Mapping[str, list[int] | None], on: date) -> None:
    """Facts changed: see to the tasks of their workers; ``None`` for ids is every one of them."""
    everybody = any(ids is None for fact, ids in facts.items() if fact != CALENDAR)
    worker_ids = (
        None if everybody else {pk for fact, ids in facts.items() for pk in _workers_of(fact, ids, on)}
    )
    adopt_earlier_sessions(sync_tasks(worker_ids=worker_ids, on=on))
    if not everybody and _CHANGE_WHO_ANSWERS.intersection(facts):
        # When everything there is is being reckoned again, this is part of it.
        _repost_who_answers(None if CALENDAR in facts else worker_ids, on)


def _repost_who_answers(worker_ids: Iterable[int] | None, on: date) -> None:
    """Tasks, follow-ups and consultations whose body or person no longer answers for them, or does again.

    ``None``: no fact changed but the day, by which bodies and people only ever fall away.
    """
    rows = Deadline.objects.open().filter(OF_SUPPORT)
    if worker_ids is None:
        rows = rows.filter(out_of_date(on))
    else:
        rows = rows.filter(out_of_date(on) | given_back(on), worker__in=worker_ids)
    behind: dict[str, list[int]] = defaultdict(list)
    for subject in rows.values_list("subject", flat=True).distinct():
        name, _colon, pk = subject.partition(":")
        behind[name].append(int(pk))
    follow_ups = InterviewFollowUp.objects.filter(pk__in=behind[FOLLOW_UP])
    for known, ids in (
        ("support_task", behind[TASK]),
        ("interview", list(follow_ups.values_list("interview_id", flat=True).distinct())),
        ("consultation", behind[CONSULTATION]),
    ):
        if ids:
            repost(known, ids, on=on)


def _workers_of(fact: str, ids: list[int] | None, on: date) -> list[int]:
    return _changed_by_the_day(on) if fact == CALENDAR else _WORKERS_OF[fact](ids or [])


def _of_workers(ids: list[int]) -> list[int]:
    return ids


def _of_cards(ids: list[int]) -> list[int]:
    return list(ResidenceCard.objects.filter(pk__in=ids).values_list("worker_id", flat=True).distinct())


def _of_contracts(ids: list[int]) -> list[int]:
    return list(EmploymentContract.objects.filter(pk__in=ids).values_list("worker_id", flat=True).distinct())


def _of_support_contracts(ids: list[int]) -> list[int]:
    return list(Worker.objects.filter(support_contract__in=ids).values_list("pk", flat=True))


def _of_plans(ids: list[int]) -> list[int]:
    return list(SupportPlan.objects.filter(pk__in=ids).values_list("worker_id", flat=True).distinct())


_WORKERS_OF: Final[dict[str, Callable[[list[int]], list[int]]]] = {
    "worker": _of_workers,
    "residence_card": _of_cards,
    "contract": _of_contracts,
    "support_contract": _of_support_contracts,
    "support_plan": _of_plans,
}


def _changed_by_the_day(on: date) -> list[int]:
    """Workers with an open task whose contract has run out, or who have left, by that day."""
    ended = Q(worker__contracts__superseded_at__isnull=True, worker__contracts__ended_on__lt=on) | Q(
        worker__left_on__lte=on
    )
    return list(SupportTask.objects.open().filter(ended).values_list("worker_id", flat=True).distinct())

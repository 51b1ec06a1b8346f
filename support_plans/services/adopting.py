"""Sessions that were logged before their task arose: the task takes them over."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from support_plans.models import SupportLog
from support_plans.services.completion import follow_proof

if TYPE_CHECKING:
    from collections.abc import Iterable

    from support_plans.models import SupportTask

_BY = "schedule"


def adopt_earlier_sessions(made: Iterable[SupportTask]) -> None:
    """Link what was done already to the one new task it can belong to, and close that if it is enough."""
    by_duty: dict[tuple[int, str], list[SupportTask]] = defaultdict(list)
    for task in made:
        by_duty[task.worker_id, task.obligation].append(task)
    single = {duty: tasks[0] for duty, tasks in by_duty.items() if len(tasks) == 1}
    if not single:
        return
    logs = SupportLog.objects.current().filter(
        task__isnull=True,
        worker__in={worker_id for worker_id, _duty in single},
        obligation__in={duty for _worker_id, duty in single},
    )
    adopting: set[int] = set()
    for log in logs:
        found = single.get((log.worker_id, log.obligation))
        if found is not None and (found.opens_on is None or log.performed_on >= found.opens_on):
            SupportLog.objects.filter(pk=log.pk).update(task=found)
            adopting.add(found.pk)
    for task in single.values():
        if task.pk in adopting:
            follow_proof(task, by=_BY)

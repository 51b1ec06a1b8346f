"""支援の証明: what proves that an obligation was carried out, and whether it is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.reckoning.support_hours import SupportSession, sum_sessions
from support_plans.models import SupportLog, SupportPlan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from compliance.rulebook import Rule
    from compliance.workers.models import Worker
    from support_plans.models import SupportTask

NOTHING_RECORDED: Final = "nothing_recorded"
_PLANNED: Final = {"pre_arrival_guidance": "guidance_hours", "life_orientation": "orientation_hours"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The sessions that count, how long they took together, and what is still lacking."""

    obligation: str
    logs: tuple[SupportLog, ...]
    minutes: int
    planned_hours: Decimal | None
    lacking: tuple[str, ...]
    warnings: tuple[str, ...]
    because: tuple[Rule, ...]

    @property
    def counts(self) -> bool:
        """Whether it may be filed as proof and completes the task."""
        return not self.lacking

    @property
    def hours(self) -> float:
        return self.minutes / 60


def proof_of(*, worker: Worker, obligation: str, task: SupportTask | None = None) -> Proof:
    """The sessions of a task, or all there are of the worker, against the law and the agreed plan."""
    logs = SupportLog.objects.current().filter(worker=worker, obligation=obligation)
    if task is not None:
        logs = logs.filter(task=task)
    return weigh(obligation, list(logs.order_by("performed_on", "started_at", "id")), _plan_of(worker))


def _plan_of(worker: Worker) -> SupportPlan | None:
    return SupportPlan.objects.agreed().filter(worker=worker).first()


def weigh(obligation: str, logs: Sequence[SupportLog], plan: SupportPlan | None) -> Proof:
    """The same from what was read already; sessions that do not count are left out."""
    counted = [log for log in logs if log.is_proof]
    planned = _planned_hours(obligation, plan)
    # Each session was judged when it was recorded, and stays so; what is weighed here is their sum.
    total = sum_sessions(
        obligation=obligation, sessions=[_session(log) for log in counted], planned_hours=planned
    )
    lacking = total.lacking
    if not counted:
        lacking = tuple(sorted({code for log in logs for code in log.findings})) or (NOTHING_RECORDED,)
    return Proof(
        obligation=obligation,
        logs=tuple(counted),
        minutes=total.minutes,
        planned_hours=planned,
        lacking=lacking,
        warnings=total.warnings,
        because=total.because,
    )


def _session(log: SupportLog) -> SupportSession:
    return SupportSession(
        on=log.performed_on,
        minutes=log.minutes,
        circumstances=log.circumstances or None,
        topics=tuple(log.topics),
    )


def _planned_hours(obligation: str, plan: SupportPlan | None) -> Decimal | None:
    name = _PLANNED.get(obligation)
    return getattr(plan, name) if plan is not None and name else None

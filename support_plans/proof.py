"""支援の証明: what proves that an obligation was carried out, and whether it is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from compliance.reckoning.obligations import hours_rule
from compliance.reckoning.support_record import support_record
from support_plans.models import SupportLog, SupportPlan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from compliance.rulebook import Rule
    from compliance.workers.models import Worker
    from support_plans.models import SupportTask

SHORTER_THAN_PLANNED: Final = "shorter_than_planned"
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
    minutes = sum(log.minutes or 0 for log in counted)
    planned = _planned_hours(obligation, plan)
    lacking: list[str] = []
    warnings: tuple[str, ...] = ()
    because: tuple[Rule, ...] = ()
    if not counted:
        lacking = sorted({code for log in logs for code in log.findings}) or [NOTHING_RECORDED]
    elif hours_rule(obligation, on=counted[-1].performed_on) is not None:
        record = _by_hours(obligation, counted, minutes)
        because, warnings = record.because, record.warnings
        lacking = [code for code in record.findings if code not in record.warnings]
        if planned is not None and minutes < planned * 60:
            lacking.append(SHORTER_THAN_PLANNED)
    return Proof(
        obligation=obligation,
        logs=tuple(counted),
        minutes=minutes,
        planned_hours=planned,
        lacking=tuple(lacking),
        warnings=warnings,
        because=because,
    )


def _by_hours(obligation: str, counted: Sequence[SupportLog], minutes: int) -> Any:
    same_site = any(log.circumstances == SupportLog.Circumstances.SAME_SITE for log in counted)
    return support_record(
        obligation=obligation,
        performed_by="employer",  # who gave it was judged with each session
        on=counted[-1].performed_on,
        hours=minutes / 60,
        circumstances="same_site" if same_site else None,
    )


def _planned_hours(obligation: str, plan: SupportPlan | None) -> Decimal | None:
    name = _PLANNED.get(obligation)
    return getattr(plan, name) if plan is not None and name else None

"""What every act on a case leaves behind: the move in its timeline, the entry in the audit record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cases.checklist import DONE_BY_ACT
from cases.models import CaseAct, CaseStep
from cases.models.choices import CLOSED
from cases.transitions import transition_of
from compliance.audit.services import record
from compliance.common import clock

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case

Actor = Any


def note(case: Case, verb: str, by: Actor, details: dict[str, Any] | None = None) -> None:
    """An entry of the audit record."""
    record(
        by=by,
        verb=f"case.{verb}",
        target=case,
        organization_id=case.organization_id,
        label=case.title,
        details=details,
    )


def move(
    case: Case, act: str, *, by: Actor, on: date | None = None, capacity: str = "", remark: str = ""
) -> None:
    """Make the move that the table allows, save the case, and keep who made it."""
    found = transition_of(case, act)
    before, day = case.state, on or clock.today()
    case.state = found.target
    case.closed_on = day if found.target in CLOSED else None
    case.full_clean(exclude=["organization", "worker", "cohort", "event", "deadline", "granted_card"])
    case.save()
    keep(case, act, by=by, on=day, before=before, capacity=capacity, remark=remark)
    CaseStep.objects.filter(case=case, slug__in=DONE_BY_ACT.get(act, ()), state=CaseStep.State.OPEN).update(
        state=CaseStep.State.DONE, done_on=day, done_by=by if hasattr(by, "pk") else None
    )
    note(case, act, by, {"from": before, "to": case.state, **({"note": remark} if remark else {})})


def keep(
    case: Case,
    act: str,
    *,
    by: Actor,
    on: date,
    before: str = "",
    capacity: str = "",
    remark: str = "",
) -> CaseAct:
    """A line of the timeline."""
    return CaseAct.objects.create(
        **line_of(case, act, by=by, on=on, before=before, capacity=capacity, remark=remark)
    )


def line_of(
    case: Case, act: str, *, by: Actor, on: date, before: str = "", capacity: str = "", remark: str = ""
) -> dict[str, Any]:
    """The facts of such a line."""
    return {
        "case": case,
        "act": act,
        "from_state": before,
        "to_state": case.state,
        "happened_on": on,
        "capacity": capacity,
        "note": remark[:500],
        "made_at": clock.now(),
        "made_by": by if hasattr(by, "pk") else None,
        "made_by_name": str(by)[:200],
    }

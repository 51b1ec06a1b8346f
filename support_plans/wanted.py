"""Which tasks of support are wanted, as plans and facts stand: read in bulk, reckoned one by one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Max, Prefetch, prefetch_related_objects

from compliance.common.clock import civil_day
from compliance.reckoning.support_facts import SupportFacts
from compliance.reckoning.support_tasks import wanted_tasks
from compliance.rulebook import rule
from compliance.workers.models import Worker
from support_plans.models import RegularInterview, SupportPlan, SupportTask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.reckoning.support_facts import WantedTask

CHUNK: Final = 500
_ONLINE: Final = "in_person_and_online"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted for one worker."""

    worker: Worker
    plan: SupportPlan | None
    found: tuple[WantedTask, ...]

    def tasks(self) -> Iterator[SupportTask]:
        """The tasks as rows, not yet stored."""
        for task in self.found:
            yield SupportTask(
                worker=self.worker,
                plan=self.plan,
                obligation=task.obligation,
                kind=task.kind,
                key=task.key,
                opens_on=task.opens_on,
                due_on=task.due_on,
                safe_on=task.safe_on,
                basis=[dict(used.as_because()) for used in task.because],
            )


def wanted_of(worker_ids: Iterable[int] | None, *, on: date) -> Iterator[list[Wanted]]:
    """The wanted tasks of these workers (``None``: of all), in chunks of a constant number of queries."""
    for workers in _chunks(worker_ids):
        met = _last_met_in_person([worker.pk for worker in workers if _is_concerned(worker)])
        yield [_wanted(worker, met.get(worker.pk), on) for worker in workers]


def _chunks(worker_ids: Iterable[int] | None) -> Iterator[list[Worker]]:
    ids = iter(
        Worker.objects.order_by("pk").values_list("pk", flat=True)
        if worker_ids is None
        else sorted(set(worker_ids))
    )
    agreed = SupportPlan.objects.agreed().prefetch_related("rows")
    rows = Worker.objects.prefetch_related(
        "contracts", Prefetch("support_plans", queryset=agreed, to_attr="agreed_plans")
    )
    while chunk := list(islice(ids, CHUNK)):
        workers = list(rows.filter(pk__in=chunk))
        prefetch_related_objects([worker for worker in workers if _is_concerned(worker)], "cards")
        yield workers


def _is_concerned(worker: Worker) -> bool:
    """Whether anything can be wanted: there is a contract or a plan. Most facts are noted before either."""
    return bool(worker.agreed_plans or worker.contracts.all())  # type: ignore[attr-defined]


def _last_met_in_person(worker_ids: list[int]) -> dict[int, date]:
    if not worker_ids:
        return {}
    held = RegularInterview.objects.held().filter(
        worker__in=worker_ids,
        interview_with=RegularInterview.With.WORKER,
        mode=RegularInterview.Mode.IN_PERSON,
    )
    return dict(held.values_list("worker").annotate(last=Max("held_on")).order_by())


def _wanted(worker: Worker, met_on: date | None, on: date) -> Wanted:
    agreed: list[SupportPlan] = worker.agreed_plans  # type: ignore[attr-defined]
    plan = agreed[0] if agreed else None
    facts = _facts(worker, plan, met_on, on)
    found = wanted_tasks(facts, on=on) if facts else ()
    return Wanted(worker, plan, tuple(task for task in found if not _agreed_elsewhere(task, facts)))


def _agreed_elsewhere(task: WantedTask, facts: SupportFacts | None) -> bool:
    """Who was at work before being entered here has a plan on paper: not having it here is a gap, no duty."""
    if task.kind != "plan_agreement" or facts is None:
        return False
    starts_on, recorded_on = facts.starts_on, facts.recorded_from_on
    return starts_on is not None and recorded_on is not None and starts_on < recorded_on


def _facts(worker: Worker, plan: SupportPlan | None, met_on: date | None, on: date) -> SupportFacts | None:
    contract = _contract(worker, on)
    if contract is None and plan is None:
        return None
    card = next((card for card in worker.cards.all() if card.is_current), None)
    rows = {row.key: row.will_do for row in plan.rows.all()} if plan else {}
    return SupportFacts(
        # Without a card it is the status for which somebody is taken on here: the one that is owed support.
        status=card.status if card and card.status else rule("support/duty_by_status", on=on).value[0],
        contract_concluded_on=contract.concluded_on if contract else None,
        starts_on=contract.starts_on if contract else None,
        ended_on=contract.ended_on if contract else None,
        end_reason=contract.end_reason if contract else "",
        permission_kind=card.permission_kind if card and card.permission_kind != "unknown" else "",
        permitted_on=card.permitted_on if card else None,
        already_in_japan=_holds_from_elsewhere(card),
        rows=rows,
        plan_agreed_on=plan.agreed_on if plan else None,
        planned_application_on=plan.planned_application_on if plan else None,
        address_since_on=worker.address_since_on,
        last_interview_on=worker.last_interview_on,
        last_supervisor_interview_on=worker.last_supervisor_interview_on or worker.last_interview_on,
        last_in_person_on=met_on,
        interviews_online=_may_be_online(plan),
        left=_is_gone(worker, contract, on),
        recorded_from_on=civil_day(worker.created_at),
    )


def _contract(worker: Worker, on: date) -> Any:
    """The contract in force, else the next to begin, else the last that ended."""
    versions = [contract for contract in worker.contracts.all() if contract.superseded_at is None]
    running = [c for c in versions if c.ended_on is None or c.ended_on >= on]
    if running:
        return min(running, key=lambda contract: contract.starts_on)
    return max(versions, key=lambda contract: contract.ended_on or contract.starts_on, default=None)


def _holds_from_elsewhere(card: Any) -> bool:
    return card is not None and card.permission_kind in {"change", "extension"}


def _may_be_online(plan: SupportPlan | None) -> bool:
    if plan is None or plan.interview_choice != SupportPlan.InterviewChoice.BOTH:
        return False
    return any(row.key == "interview" and _ONLINE in row.methods for row in plan.rows.all())


def _is_gone(worker: Worker, contract: Any, on: date) -> bool:
    """Whoever left without a contract's end recorded; after an end, what it calls for is still wanted."""
    gone = worker.left_on is not None and worker.left_on <= on
    return gone and (contract is None or contract.ended_on is None)

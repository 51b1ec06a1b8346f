"""Which form a notification case files, by when, and who files it: events and deadlines asked of reckoning.

An event whose fact is kept in another room (an ended contract, a changed plan) posts nothing of its own: the
fact posts its deadlines, and the event opens their cases.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from compliance.employment.models import EmploymentContract
from compliance.organizations.models import SupportContract
from compliance.reckoning.case_events import EventFacts, notifications_of_event
from compliance.reckoning.deadlines.catalogue import all_in_force, due
from compliance.reckoning.facts import ImpossibleFacts
from compliance.rulebook import RuleNotInForce, UnknownRule
from support_plans.models import SupportPlan

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.models import Event
    from compliance.deadlines.models import Deadline
    from compliance.reckoning.case_events import Notice
    from compliance.reckoning.due import Due

_SUPPORTED: Final = "ssw1"


def dues_of(event: Event, *, on: date) -> list[Due]:
    """What the event itself calls for, by its own days."""
    return all_in_force(lambda: [_due(notice) for notice in notices_of(event, on=on)])


def _due(notice: Notice) -> Due:
    return due(
        notice.kind,
        last_day=notice.last_day,
        due_on=notice.due_on,
        safe_on=notice.safe_on,
        because=notice.because,
        warnings=notice.warnings,
    )


def notices_of(event: Event, *, on: date) -> tuple[Notice, ...]:
    """Everything to be filed because of the event; nothing where its facts do not say enough yet."""
    return _asked(event.kind, facts_of(event, on=on))


def _asked(kind: str, facts: EventFacts) -> tuple[Notice, ...]:
    try:
        return notifications_of_event(kind, facts)
    except (ImpossibleFacts, RuleNotInForce, UnknownRule):
        return ()


def facts_of(event: Event, *, on: date) -> EventFacts:
    """The event as reckoning asks about it."""
    until = event.facts.get("until_on")
    return EventFacts(
        happened_on=event.happened_on,
        on=max(on, event.happened_on),
        learned_on=event.learned_on,
        until=date.fromisoformat(until) if until else None,
        permitted_on=event.happened_on if event.kind == "work_not_started" else None,
        status=_status(event.worker),
        reason=event.facts.get("reason", ""),
        insured=event.contract.is_insured if event.contract else True,
        all_support_entrusted=_is_entrusted(event.worker),
        first_contract=event.kind == "contract_concluded" and _is_first(event.contract),
    )


def _status(worker: Any) -> str:
    """Plans are of SSW (i) alone; another status has nothing of them to notify."""
    if worker is None:
        return _SUPPORTED
    card = next((one for one in worker.cards.all() if one.is_current), None)
    return card.status if card is not None and card.status else _SUPPORTED


def _is_entrusted(worker: Any) -> bool:
    contract = worker.support_contract if worker is not None else None
    return contract is not None and contract.scope == "all"


def _is_first(contract: EmploymentContract | None) -> bool:
    if contract is None:
        return False
    earlier = EmploymentContract.objects.filter(
        worker=contract.worker_id, superseded_at__isnull=True, starts_on__lt=contract.starts_on
    )
    return not earlier.exists()


def notice_for(deadline: Deadline, event: Event | None = None) -> Notice | None:
    """What a deadline asks to be filed, told from the fact it rests on; None where it is about no notice."""
    on = deadline.due_on
    candidates = notices_of(event, on=on) if event is not None else ()
    if not candidates:
        candidates = _from_subject(deadline, on)
    return next((notice for notice in candidates if notice.kind == deadline.kind), None)


def _from_subject(deadline: Deadline, on: date) -> tuple[Notice, ...]:
    fact, _colon, pk = deadline.subject.partition(":")
    read = _SUBJECTS.get(fact)
    return read(deadline, int(pk), on) if read and pk.isdigit() else ()


def _of_event(_deadline: Deadline, pk: int, on: date) -> tuple[Notice, ...]:
    from cases.models import Event  # noqa: PLC0415 - the models know their querysets, which know nothing of this

    event = Event.objects.select_related("worker", "contract").filter(pk=pk).first()
    return notices_of(event, on=on) if event else ()


def _of_contract(deadline: Deadline, pk: int, _on: date) -> tuple[Notice, ...]:
    contract = EmploymentContract.objects.select_related("worker__support_contract").filter(pk=pk).first()
    if contract is None:
        return ()
    known: dict[str, Any] = {
        "status": _status(contract.worker),
        "insured": contract.is_insured,
        "all_support_entrusted": _is_entrusted(contract.worker),
    }
    if contract.ended_on is not None:
        facts = EventFacts(happened_on=contract.ended_on, reason=contract.end_reason, **known)
        return _asked("contract_ended", facts)
    if deadline.kind == "notify_contract_change":
        day = contract.changed_on or deadline.last_day
        return _asked("contract_changed", EventFacts(happened_on=day, **known))
    day = contract.concluded_on or contract.starts_on
    return _asked("contract_concluded", EventFacts(happened_on=day, **known))


def _of_support_contract(_deadline: Deadline, pk: int, on: date) -> tuple[Notice, ...]:
    contract = SupportContract.objects.filter(pk=pk).first()
    if contract is None:
        return ()
    ended = contract.ends_on is not None and contract.ends_on < on
    day = contract.ends_on if ended and contract.ends_on else contract.starts_on
    kind = "support_contract_ended" if ended else "support_contract_concluded"
    return _asked(kind, EventFacts(happened_on=day))


def _of_worker(deadline: Deadline, _pk: int, on: date) -> tuple[Notice, ...]:
    worker: Any = deadline.worker
    card = worker.cards.current().first() if worker is not None else None
    if deadline.kind == "notify_not_started" and card is not None and card.permitted_on is not None:
        facts = EventFacts(happened_on=card.permitted_on, permitted_on=card.permitted_on, on=on)
        return _asked("work_not_started", facts)
    if deadline.kind == "worker_address" and worker is not None and worker.address_since_on is not None:
        return _asked("address_moved", EventFacts(happened_on=worker.address_since_on))
    return ()


def _of_plan(_deadline: Deadline, pk: int, _on: date) -> tuple[Notice, ...]:
    plan = SupportPlan.objects.select_related("worker").filter(pk=pk).first()
    if plan is None or plan.holds_from_on is None:
        return ()
    return _asked("support_plan_changed", EventFacts(happened_on=plan.holds_from_on))


_SUBJECTS: Final[dict[str, Callable[[Deadline, int, date], tuple[Notice, ...]]]] = {
    "event": _of_event,
    "contract": _of_contract,
    "support_contract": _of_support_contract,
    "worker": _of_worker,
    "support_plan": _of_plan,
}


def is_posted_elsewhere(event: Event) -> bool:
    """Whether the fact behind the event is kept in its own room, whose source posts its deadlines."""
    kept = _KEPT.get(event.kind)
    return kept is not None and kept(event)


def _changed(event: Event) -> bool:
    if event.contract is None:
        return False
    versions = EmploymentContract.objects.filter(worker=event.contract.worker_id, superseded_at__isnull=True)
    return versions.filter(changed_on=event.happened_on).exists()


def _concluded(event: Event) -> bool:
    contract = event.contract
    return contract is not None and event.happened_on in (contract.concluded_on, contract.starts_on)


def _ended(event: Event) -> bool:
    return event.contract is not None and event.contract.ended_on == event.happened_on


def _plan_changed(event: Event) -> bool:
    plans = SupportPlan.objects.agreed().filter(worker=event.worker, holds_from_on=event.happened_on)
    return plans.exists()


def _support_begun(event: Event) -> bool:
    contract = event.support_contract
    return contract is not None and contract.starts_on == event.happened_on and contract.ends_on is None


def _support_ended(event: Event) -> bool:
    """The day after it, the contract itself says so."""
    contract = event.support_contract
    ended = contract is not None and contract.ends_on == event.happened_on
    return ended and event.happened_on < event.learned_on


def _not_started(event: Event) -> bool:
    worker: Any = event.worker
    return worker is not None and worker.cards.current().filter(permitted_on=event.happened_on).exists()


def _moved(event: Event) -> bool:
    return event.worker is not None and event.worker.address_since_on == event.happened_on


_KEPT: Final[dict[str, Callable[[Event], bool]]] = {
    "contract_changed": _changed,
    "contract_concluded": _concluded,
    "contract_ended": _ended,
    "support_plan_changed": _plan_changed,
    "support_contract_concluded": _support_begun,
    "support_contract_ended": _support_ended,
    "work_not_started": _not_started,
    "address_moved": _moved,
}

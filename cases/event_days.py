"""By when an event must be notified: the days are reckoning's.

An event whose fact is kept in another room (an ended contract, a changed plan) posts nothing of its own: the
fact posts its deadlines, and the event opens their cases.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from compliance.reckoning import deadlines as reckon
from compliance.reckoning.facts import ImpossibleFacts
from support_plans.models import SupportPlan

if TYPE_CHECKING:
    from collections.abc import Callable

    from cases.models import Event
    from compliance.reckoning.due import Due

_SUPPORTED: Final = "ssw1"


def dues_of(event: Event, *, on: date) -> list[Due]:
    """What the event itself calls for, by its own days."""
    if event.kind not in _DUES:
        return []
    try:
        return _DUES[event.kind](event, on)
    except ImpossibleFacts:
        return []


def _support_contract(event: Event, _on: date) -> list[Due]:
    what = event.kind.rpartition("_")[2]
    return reckon.support_contract_deadlines(event=what, happened_on=event.happened_on)


def _stopped(event: Event, on: date) -> list[Due]:
    written = event.facts.get("until_on")
    until = date.fromisoformat(written) if written else None
    day = event.happened_on
    return reckon.inactivity_deadlines(stopped_on=day, until=until, on=max(on, day))


_DUES: Final[dict[str, Callable[[Event, date], list[Due]]]] = {
    "contract_changed": lambda event, _on: reckon.contract_changed_deadlines(effective_on=event.happened_on),
    "contract_concluded": lambda event, _on: reckon.new_contract_deadlines(concluded_on=event.happened_on),
    "contract_ended": lambda event, _on: reckon.contract_ended_deadlines(
        ended_on=event.happened_on, reason=event.facts.get("reason", "")
    ),
    "plan_changed": lambda event, _on: reckon.support_plan_change_deadlines(
        happened_on=event.happened_on, status=_status(event)
    ),
    "support_contract_concluded": _support_contract,
    "support_contract_changed": _support_contract,
    "support_contract_ended": _support_contract,
    "acceptance_difficult": lambda event, _on: reckon.difficulty_deadlines(happened_on=event.happened_on),
    "work_not_started": lambda event, _on: reckon.not_started_deadlines(permitted_on=event.happened_on),
    "activity_stopped": _stopped,
    "support_not_carried_out": lambda event, _on: reckon.support_difficulty_deadlines(
        learned_on=event.learned_on
    ),
    "nonconformity": lambda event, _on: reckon.nonconformity_deadlines(happened_on=event.happened_on),
    "address_moved": lambda event, _on: reckon.address_deadlines(moved_on=event.happened_on),
}


def _status(event: Event) -> str:
    """Plans are of SSW (i) alone; another status has nothing to notify."""
    if event.worker is None:
        return _SUPPORTED
    card = next((one for one in event.worker.cards.all() if one.is_current), None)  # type: ignore[attr-defined]
    return card.status if card is not None and card.status else _SUPPORTED


def is_posted_elsewhere(event: Event) -> bool:
    """Whether the fact behind the event is kept in its own room, whose source posts its deadlines."""
    kept = _KEPT.get(event.kind)
    return kept is not None and kept(event)


def _changed(event: Event) -> bool:
    if event.contract is None:
        return False
    versions = type(event.contract)._default_manager.filter(
        worker=event.contract.worker_id, superseded_at__isnull=True
    )
    return versions.filter(changed_on=event.happened_on).exists()


def _concluded(event: Event) -> bool:
    contract = event.contract
    return contract is not None and event.happened_on in (contract.concluded_on, contract.starts_on)


def _plan_changed(event: Event) -> bool:
    plans = SupportPlan.objects.agreed().filter(worker=event.worker, holds_from_on=event.happened_on)
    return plans.exists()


def _not_started(event: Event) -> bool:
    worker: Any = event.worker
    return worker is not None and worker.cards.current().filter(permitted_on=event.happened_on).exists()


_KEPT: Final[dict[str, Callable[[Event], bool]]] = {
    "contract_changed": _changed,
    "contract_concluded": _concluded,
    "contract_ended": lambda event: (
        event.contract is not None and event.contract.ended_on == event.happened_on
    ),
    "plan_changed": _plan_changed,
    "support_contract_concluded": lambda event: (
        event.support_contract is not None
        and event.support_contract.starts_on == event.happened_on
        and event.support_contract.ends_on is None
    ),
    # The day after it, the contract itself says so.
    "support_contract_ended": lambda event: (
        event.support_contract is not None
        and event.support_contract.ends_on == event.happened_on
        and event.happened_on < event.learned_on
    ),
    "work_not_started": _not_started,
    "address_moved": lambda event: (
        event.worker is not None and event.worker.address_since_on == event.happened_on
    ),
}

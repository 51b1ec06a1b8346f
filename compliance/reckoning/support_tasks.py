"""Which tasks of support follow from a worker's facts: what, by when, and why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from compliance.rulebook import RuleNotInForce, rule

from .closed_days import open_day_on_or_before
from .interviews import in_person_interview_due, interview_due
from .obligations import owes_support
from .support_facts import (
    LANDING,
    TASK_KINDS,
    SupportFacts,
    WantedTask,
    by_policy,
    is_planned,
    make_task,
    quarter_name,
    resting_on,
    stay_from,
    task_deadline,
    task_obligation,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from .interviews import InterviewDue

__all__ = [
    "TASK_KINDS",
    "SupportFacts",
    "WantedTask",
    "quarter_name",
    "task_deadline",
    "task_obligation",
    "wanted_tasks",
]

_ONE_DAY: Final = timedelta(days=1)


def wanted_tasks(facts: SupportFacts, *, on: date) -> tuple[WantedTask, ...]:
    """Every task the facts call for on the day, done or not, by day; none where no support is owed."""
    if facts.left or not owes_support(facts.status, on=on):
        return ()
    found = (
        [task for reckon in _WHILE_EMPLOYED for task in _in_force(reckon, facts)] if _runs(facts, on) else []
    )
    found = [task for task in found if facts.ended_on is None or task.due_on <= facts.ended_on]
    found = [task for task in found if not _recorded_elsewhere(task, facts)]
    found += [task for reckon in _AFTER_THE_END for task in _in_force(reckon, facts)]
    return tuple(sorted(found, key=lambda task: (task.due_on, task.key)))


def _runs(facts: SupportFacts, on: date) -> bool:
    return facts.ended_on is None or on <= facts.ended_on


def _in_force(
    reckon: Callable[[SupportFacts], Iterator[WantedTask]], facts: SupportFacts
) -> list[WantedTask]:
    """What it gives; where no rule was in force on those days, nothing."""
    try:
        return list(reckon(facts))
    except RuleNotInForce:
        return []


def _recorded_elsewhere(task: WantedTask, facts: SupportFacts) -> bool:
    recurs = task.obligation == task_obligation("interview_worker")
    return facts.recorded_from_on is not None and not recurs and task.due_on < facts.recorded_from_on


def _guidance(facts: SupportFacts) -> Iterator[WantedTask]:
    """After the contract, before the application."""
    if not is_planned(facts, "guidance"):
        return
    opens_on = facts.contract_concluded_on
    if facts.planned_application_on:
        last = facts.planned_application_on - _ONE_DAY
        yield make_task(
            "guidance",
            due_on=last,
            safe_on=open_day_on_or_before(last),
            opens_on=opens_on,
            because=(rule("support/target_guidance", on=last),),
        )
    elif from_on := opens_on or facts.starts_on:
        yield by_policy("guidance", from_on, opens_on=opens_on)


def _arrival(facts: SupportFacts) -> Iterator[WantedTask]:
    """On landing only: who is there already is met by nobody."""
    already = facts.already_in_japan or (facts.permission_kind not in {"", LANDING})
    arrives_on = stay_from(facts)
    if already or arrives_on is None or not is_planned(facts, "arrival_transfer"):
        return
    yield make_task(
        "arrival_transfer",
        due_on=arrives_on,
        safe_on=arrives_on,
        because=(rule("support/modes", on=arrives_on),),
    )


def _settling_in(facts: SupportFacts) -> Iterator[WantedTask]:
    """Home, contracts of daily life, and whom to turn to: from the day the worker is there."""
    from_on = stay_from(facts)
    if from_on is None:
        return
    for kind in ("housing", "bank_account", "mobile_phone", "utilities", "consultation_contacts"):
        if is_planned(facts, kind):
            yield by_policy(kind, from_on)


def _while_working(facts: SupportFacts) -> Iterator[WantedTask]:
    if facts.starts_on is None:
        return
    for kind in ("japanese_learning", "interaction"):
        if is_planned(facts, kind):
            yield by_policy(kind, facts.starts_on)


def _orientation(facts: SupportFacts) -> Iterator[WantedTask]:
    """Without delay after entry or change; an extension calls for none."""
    from_on = stay_from(facts)
    if from_on is None or not is_planned(facts, "orientation"):
        return
    target = rule("support/orientation_target", on=from_on)
    yield make_task(
        "orientation",
        due_on=from_on + timedelta(days=target.value["late"]),
        safe_on=from_on + timedelta(days=target.value["target"]),
        key=f"orientation:{from_on.isoformat()}",
        opens_on=from_on,
        because=(target,),
    )


def _accompaniment(facts: SupportFacts) -> Iterator[WantedTask]:
    """To register the first address, and again with every move."""
    from_on = stay_from(facts)
    if from_on is None:
        return
    first_within = timedelta(days=rule("support/target_accompaniment", on=from_on).value["first_home_within"])
    lives_from = facts.address_since_on
    is_first_home = lives_from is not None and from_on <= lives_from <= from_on + first_within
    first_on = lives_from if lives_from is not None and is_first_home else from_on
    yield by_policy("accompaniment", first_on, key="accompaniment:first")
    if lives_from is not None and lives_from > from_on + first_within:
        yield by_policy("accompaniment", lives_from, key=f"accompaniment:move:{lives_from.isoformat()}")


def _interviews(facts: SupportFacts) -> Iterator[WantedTask]:
    """Every three months, with the worker and with the supervisor, each on their own count."""
    if facts.starts_on is None:
        return
    lasts = {
        "interview_worker": facts.last_interview_on,
        "interview_supervisor": facts.last_supervisor_interview_on,
    }
    for kind, last_on in lasts.items():
        yield _interview(kind, interview_due(started_on=facts.starts_on, last_on=last_on))


def _interview_in_person(facts: SupportFacts) -> Iterator[WantedTask]:
    """Advised to those who interview online: the first one, and one a year."""
    if not facts.interviews_online or facts.starts_on is None:
        return
    if facts.last_in_person_on:
        due = in_person_interview_due(last_in_person_on=facts.last_in_person_on)
    else:
        due = interview_due(started_on=facts.starts_on)
    yield _interview("interview_in_person", due)


def _interview(kind: str, due: InterviewDue) -> WantedTask:
    last = due.last_day
    return make_task(
        kind,
        due_on=last,
        safe_on=due.safe_on,
        key=f"{kind}:{quarter_name(last)}",
        because=due.because,
        warnings=due.warnings,
    )


def _plan(facts: SupportFacts) -> Iterator[WantedTask]:
    """A plan agreed before the application; once agreed, a copy for the worker."""
    if facts.plan_agreed_on:
        agreed = facts.plan_agreed_on
        yield by_policy("plan_copy_to_worker", agreed, key=f"plan_copy_to_worker:{agreed.isoformat()}")
        return
    wanted_by = facts.planned_application_on or facts.starts_on
    if wanted_by is None:
        return
    task = by_policy("plan_agreement", wanted_by, opens_on=facts.contract_concluded_on)
    recorded_from = facts.recorded_from_on
    if recorded_from and task.due_on < recorded_from:
        later = rule("support/target_plan_agreement", on=recorded_from)
        due_on = recorded_from + timedelta(days=later.value["where_recorded_later"])
        task = make_task("plan_agreement", due_on=due_on, safe_on=due_on, because=(later,))
    yield task


def _job_change(facts: SupportFacts) -> Iterator[WantedTask]:
    """The employer ends the contract."""
    if facts.ended_on is None:
        return
    follows = rule("support/after_contract_end", on=facts.ended_on)
    if facts.end_reason in follows.value["job_change"]:
        yield resting_on(by_policy("job_change_support", facts.ended_on), follows)


def _departure(facts: SupportFacts) -> Iterator[WantedTask]:
    """To the airport when the worker goes home for good."""
    if facts.ended_on is None or not is_planned(facts, "departure_transfer"):
        return
    follows = rule("support/after_contract_end", on=facts.ended_on)
    if facts.end_reason in follows.value["nobody_to_see_off"]:
        return
    if facts.departs_on:
        yield make_task(
            "departure_transfer", due_on=facts.departs_on, safe_on=facts.departs_on, because=(follows,)
        )
    else:
        yield resting_on(by_policy("departure_transfer", facts.ended_on, opens_on=facts.ended_on), follows)


_WHILE_EMPLOYED: Final = (
    _plan,
    _guidance,
    _arrival,
    _settling_in,
    _orientation,
    _accompaniment,
    _while_working,
    _interviews,
    _interview_in_person,
)
_AFTER_THE_END: Final = (_job_change, _departure)

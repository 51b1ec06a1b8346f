"""Facts that call for support, and the tasks they call for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.rulebook import Rule

LANDING: Final = "landing"
CHANGE: Final = "change"

# The kind of task to the kind of deadline that stands for it, where their names differ.
_DEADLINES: Final = {"guidance": "guidance_before_filing", "housing": "housing_support"}
# The kind of task to the rows of the plan it carries out.
_ROWS: Final = {
    "guidance": ("guidance",),
    "arrival_transfer": ("arrival_transfer",),
    "housing": ("housing_search", "housing_lease", "housing_company"),
    "bank_account": ("bank_account",),
    "mobile_phone": ("mobile_phone",),
    "utilities": ("utilities",),
    "orientation": ("orientation",),
    "accompaniment": ("orientation",),
    "japanese_learning": ("japanese_classes", "japanese_materials", "japanese_teacher"),
    "consultation_contacts": ("consultation",),
    "interaction": ("interaction",),
    "interview_worker": ("interview",),
    "interview_supervisor": ("interview",),
    "interview_in_person": ("interview",),
    "job_change_support": (
        "job_change_information",
        "job_change_hello_work",
        "job_change_recommendation",
        "job_change_placement",
        "job_change_leave",
        "job_change_procedures",
    ),
    "departure_transfer": ("departure_transfer",),
    "plan_agreement": (),
    "plan_copy_to_worker": (),
}
_OBLIGATIONS: Final = {
    "guidance": "pre_arrival_guidance",
    "arrival_transfer": "airport_transfer",
    "departure_transfer": "airport_transfer",
    "housing": "housing",
    "bank_account": "housing",
    "mobile_phone": "housing",
    "utilities": "housing",
    "orientation": "life_orientation",
    "accompaniment": "accompaniment",
    "japanese_learning": "japanese_learning",
    "consultation_contacts": "consultation",
    "interaction": "interaction",
    "interview_worker": "periodic_interview",
    "interview_supervisor": "periodic_interview",
    "interview_in_person": "periodic_interview",
    "job_change_support": "job_change",
}
TASK_KINDS: Final = tuple(_ROWS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportFacts:
    """What is known of one worker and contract.

    `status` is that of the work under the contract. `rows` holds what each row of the agreed plan says will
    be done; without an agreed plan it is empty, and what the law asks for is wanted all the same. `left`:
    nobody is there to support any more (gone home, with another employer, missing, dead). `recorded_from_on`:
    support before that day was recorded elsewhere; what fell due once before it is not asked for.
    """

    status: str
    contract_concluded_on: date | None = None
    starts_on: date | None = None
    ended_on: date | None = None
    end_reason: str = ""
    permission_kind: str = ""
    permitted_on: date | None = None
    arrives_on: date | None = None
    already_in_japan: bool = False
    rows: Mapping[str, bool | None] = field(default_factory=dict)
    plan_agreed_on: date | None = None
    planned_application_on: date | None = None
    address_since_on: date | None = None
    last_interview_on: date | None = None
    last_supervisor_interview_on: date | None = None
    last_in_person_on: date | None = None
    interviews_online: bool = False
    departs_on: date | None = None
    left: bool = False
    recorded_from_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTask:
    """One task. The same fact gives the same `key`; `deadline` is its kind in the catalogue of deadlines."""

    kind: str
    obligation: str
    key: str
    due_on: date
    safe_on: date
    opens_on: date | None = None
    deadline: str
    rows: tuple[str, ...] = ()
    because: tuple[Rule, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def period(self) -> str:
        """What tells tasks of one kind apart: the day or the quarter in the key."""
        return self.key.partition(":")[2]


def task_obligation(kind: str) -> str:
    """The obligation a kind of task carries out; empty for the plan itself."""
    return _OBLIGATIONS.get(kind, "")


def task_deadline(kind: str) -> str:
    """The kind of deadline that stands for a kind of task."""
    return _DEADLINES.get(kind, kind)


def is_planned(facts: SupportFacts, kind: str) -> bool:
    """Where no agreed plan says otherwise, what the law asks for is wanted."""
    return any(facts.rows.get(key) is not False for key in _ROWS[kind])


def stay_from(facts: SupportFacts) -> date | None:
    """The day from which the worker is there under this contract: entry, change of status, or the start."""
    if facts.permission_kind in {LANDING, CHANGE} and facts.permitted_on:
        return facts.permitted_on
    return facts.arrives_on or facts.starts_on


def make_task(
    kind: str,
    *,
    due_on: date,
    safe_on: date,
    key: str = "",
    opens_on: date | None = None,
    because: tuple[Rule, ...] = (),
    warnings: tuple[str, ...] = (),
) -> WantedTask:
    return WantedTask(
        kind=kind,
        obligation=task_obligation(kind),
        key=key or kind,
        due_on=due_on,
        safe_on=min(safe_on, due_on),
        opens_on=opens_on,
        deadline=task_deadline(kind),
        rows=_ROWS[kind],
        because=(rule("support/duty_by_status", on=due_on), *because),
        warnings=warnings,
    )


def by_policy(kind: str, from_on: date, *, key: str = "", opens_on: date | None = None) -> WantedTask:
    """The law says “without delay” or nothing: our own target days, counted from a day."""
    target = rule(f"support/target_{kind}", on=from_on)
    return make_task(
        kind,
        due_on=from_on + timedelta(days=target.value["late"]),
        safe_on=from_on + timedelta(days=target.value["target"]),
        key=key,
        opens_on=opens_on,
        because=(target,),
    )


def quarter_name(day: date) -> str:
    """The calendar quarter of a day, such as 2026Q4."""
    return f"{day.year}Q{(day.month - 1) // 3 + 1}"


def resting_on(task: WantedTask, used: Rule) -> WantedTask:
    return make_task(
        task.kind,
        due_on=task.due_on,
        safe_on=task.safe_on,
        opens_on=task.opens_on,
        because=(*task.because[1:], used),
    )

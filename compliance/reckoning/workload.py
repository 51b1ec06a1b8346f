"""支援担当者の負担: staff of a support body against workers and clients, by the caps drafted for 2027."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from compliance.rulebook import history

from .facts import ImpossibleFacts
from .periods import add_period

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

FINE: Final = "fine"
AT_BOUNDARY: Final = "at_boundary"
ABOVE: Final = "above"

DRAFT: Final = "workload_caps_from_draft"
NOT_YET: Final = "workload_caps_not_yet_in_force"
BOUNDARY: Final = "workload_boundary_unsettled"
TOO_MANY_WORKERS: Final = "workers_a_staff_above_cap"
TOO_MANY_CLIENTS: Final = "clients_a_staff_above_cap"
NO_STAFF: Final = "no_support_staff"
COURSE_MISSING: Final = "manager_course_missing"
COURSE_TOO_OLD: Final = "manager_course_too_old"
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """How the staff stand against the caps; `workers_cap` and `clients_cap` are what so many may carry.

    Whether exactly that many are still allowed is unsettled: at the cap and above it a warning, never a bar.
    """

    staff: int
    workers: int
    clients: int
    workers_cap: int
    clients_cap: int
    workers_state: str
    clients_state: str
    applies_from: date
    applies: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerCourse:
    """Whether the manager's course is recent enough; `valid_until` is the last day it is."""

    valid_until: date | None
    applies: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...]


def workload(
    *, staff: int, workers: int, clients: int, on: date, registration_expires_on: date | None = None
) -> Workload:
    """The draft refuses a body whose staff do not outnumber workers/50 and clients/10.

    Before the day it takes effect the same count looks ahead. Who is registered then is measured at the next
    renewal.
    """
    for name, number in (("staff", staff), ("workers", workers), ("clients", clients)):
        if number < 0:
            raise ImpossibleFacts(name, f"{number} is less than none.")
    caps = _caps(on)
    against = caps.value["refused_if_staff_not_above"]
    workers_cap, clients_cap = (
        staff * against["workers_divided_by"],
        staff * against["clients_divided_by"],
    )
    workers_state, clients_state = _state(workers, workers_cap), _state(clients, clients_cap)
    applies_from = _applies_from(caps, registration_expires_on)
    applies = on >= applies_from
    found = {
        DRAFT: not caps.is_confirmed,
        NOT_YET: not applies,
        NO_STAFF: staff == 0 and bool(workers or clients),
        TOO_MANY_WORKERS: staff > 0 and workers_state == ABOVE,
        TOO_MANY_CLIENTS: staff > 0 and clients_state == ABOVE,
        BOUNDARY: staff > 0 and AT_BOUNDARY in {workers_state, clients_state},
    }
    return Workload(
        staff=staff,
        workers=workers,
        clients=clients,
        workers_cap=workers_cap,
        clients_cap=clients_cap,
        workers_state=workers_state,
        clients_state=clients_state,
        applies_from=applies_from,
        applies=applies,
        because=(caps,),
        warnings=tuple(code for code, holds in found.items() if holds),
    )


def manager_course(
    *, course_on: date | None, on: date, registration_expires_on: date | None = None
) -> ManagerCourse:
    """The manager has taken the ministerial course within so many years."""
    standards = _caps(on)
    applies = on >= _applies_from(standards, registration_expires_on)
    if course_on is None:
        return ManagerCourse(
            valid_until=None, applies=applies, because=(standards,), warnings=(COURSE_MISSING,)
        )
    period = add_period(from_on=course_on, months=standards.value["manager_course_within_years"] * 12)
    too_old = on > period.last_day
    return ManagerCourse(
        valid_until=period.last_day,
        applies=applies,
        because=(standards, *period.because),
        warnings=(*((COURSE_TOO_OLD,) if too_old else ()), *period.warnings),
    )


def _caps(on: date) -> Rule:
    """The standards in force, or the first to come."""
    known = history("support_body/standards")
    return known.at(max(on, known.first_effective_on))


def _applies_from(caps: Rule, registration_expires_on: date | None) -> date:
    """For a body registered before the change: from the day after its registration ends."""
    if registration_expires_on is None or caps.value["applies_to_registered"] != "next_renewal":
        return caps.effective_from
    return max(caps.effective_from, registration_expires_on + _ONE_DAY)


def _state(number: int, cap: int) -> str:
    if number == 0 or number < cap:
        return FINE
    return AT_BOUNDARY if number == cap else ABOVE

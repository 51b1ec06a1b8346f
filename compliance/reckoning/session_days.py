"""Whether support can have been given on a day: not before there was a contract, seldom after its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.common.dates import subtract_months
from compliance.rulebook import rule

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

BEFORE_THE_CONTRACT: Final = "before_the_employment_contract"
BEFORE_WORK: Final = "before_work_began"
AFTER_THE_END: Final = "after_employment_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDay:
    """`limit` is the day that stands in the way, where `problem` names one."""

    possible: bool
    problem: str
    limit: date | None
    because: tuple[Rule, ...]


def session_day(
    *,
    obligation: str,
    on: date,
    starts_on: date,
    concluded_on: date | None = None,
    ended_on: date | None = None,
) -> SessionDay:
    """Ordinance on standards, art. 3(1)(i): the times that the support belongs to."""
    days = rule("support/session_days", on=on)
    if obligation in days.value["while_working"]:
        first, early = starts_on, BEFORE_WORK
    else:
        first, early = (
            concluded_on or subtract_months(starts_on, days.value["months_before_work"]),
            BEFORE_THE_CONTRACT,
        )
    late = ended_on is not None and on > ended_on and obligation not in days.value["after_the_end"]
    problem = early if on < first else AFTER_THE_END if late else ""
    return SessionDay(
        possible=not problem,
        problem=problem,
        limit=first if problem == early else ended_on if problem else None,
        because=(days,),
    )

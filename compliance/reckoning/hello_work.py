"""外国人雇用状況の届出: the report to Hello Work on hiring and separation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from compliance.common.dates import ONE_DAY, add_months, last_day_of_month
from compliance.rulebook import rule

from .closed_days import open_day_on_or_before, rolled
from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from compliance.rulebook import Rule

_RULES: Final = {"hired": "hello_work/hired", "separated": "hello_work/separated"}
EVENTS: Final = tuple(_RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmploymentReport:
    due_on: date
    safe_on: date
    last_day: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def hello_work(*, event: str, happened_on: date, insured: bool) -> EmploymentReport:
    """Act on comprehensive labour policy, 28; for the insured with the employment insurance papers."""
    if event not in _RULES:
        raise ImpossibleFacts("event", f"{event!r} is none of {', '.join(EVENTS)}.")
    law = rule(_RULES[event], happened_on=happened_on)
    terms = law.value["insured" if insured else "not_insured"]
    next_month = add_months(happened_on.replace(day=1), 1)
    if "day_of_next_month" in terms:
        last_day = next_month.replace(day=terms["day_of_next_month"])
    elif "days" in terms:
        # The days are counted from a day after the event, that day included.
        last_day = happened_on + timedelta(days=terms["first_counted_day"] + terms["days"]) - ONE_DAY
    else:
        last_day = last_day_of_month(next_month.year, next_month.month)
    due_on, moved_by = rolled(last_day, under="calendar/roll_hello_work")
    return EmploymentReport(
        due_on=due_on,
        safe_on=open_day_on_or_before(last_day),
        last_day=last_day,
        because=(law, *moved_by),
    )

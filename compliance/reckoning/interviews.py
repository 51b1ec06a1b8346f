"""定期面談: when the next regular interview with the worker and with the supervisor is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.rulebook import rule

from .closed_days import open_day_on_or_before
from .facts import ImpossibleFacts
from .periods import add_period

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewDue:
    """No closed day moves it: an interview is no filing."""

    last_day: date
    safe_on: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def interview_due(*, started_on: date | None = None, last_on: date | None = None) -> InterviewDue:
    """Ordinance on standards, art. 3(1)(i)(nu): at least once in so many months from the start."""
    counted_from = last_on or started_on
    if counted_from is None:
        raise ImpossibleFacts("started_on", "give started_on, or last_on once an interview was held.")
    interval = rule("interviews/interval", on=counted_from)
    period = add_period(from_on=counted_from, months=interval.value)
    return InterviewDue(
        last_day=period.last_day,
        safe_on=open_day_on_or_before(period.safe_on),
        because=(interval, *period.because),
        warnings=period.warnings,
    )


def in_person_interview_due(*, last_in_person_on: date) -> InterviewDue:
    """The in-person interview advised to those who interview online."""
    advised = rule("support/interview_in_person_desirable", on=last_in_person_on)
    period = add_period(from_on=last_in_person_on, months=advised.value["every_months"])
    return InterviewDue(
        last_day=period.last_day,
        safe_on=open_day_on_or_before(period.safe_on),
        because=(advised, *period.because),
        warnings=period.warnings,
    )

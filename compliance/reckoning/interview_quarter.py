"""定期面談の四半期表: in which quarters an interview was owed, and whether it was held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.common.dates import add_months, quarter, quarter_range
from compliance.rulebook import history, rule

from .interview_mode import IN_PERSON_DESIRABLE, interview_mode_allowed
from .periods import add_period
from .plan_rows import edition
from .support_facts import quarter_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.rulebook import Rule

HELD: Final = "held"
OPEN: Final = "planned_open"
MISSED: Final = "missed"
NOT_OWED: Final = "not_owed"

LATE: Final = "held_after_its_day"
OVERDUE: Final = "day_passed_quarter_open"
ONLINE: Final = "online"
FIRST_IN_PERSON: Final = "first_interview_desirable_in_person"
NEW_INTERVIEWER_IN_PERSON: Final = "new_interviewer_desirable_in_person"
YEARLY_IN_PERSON: Final = "yearly_interview_desirable_in_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterCell:
    """One quarter of one kind of interview. `due_on` is the day by which one was owed within the quarter."""

    quarter: str
    from_on: date
    to_on: date
    state: str
    due_on: date | None
    held_on: tuple[date, ...]
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldInterview:
    """An interview held online or not, as far as the rule on online interviews looks at it."""

    held_on: date
    mode: str = "in_person"
    interviewer: str = ""
    worker_consents: bool = False
    supervisor_consents: bool = False
    recorded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeFinding:
    """What the rules on the way of meeting say of one interview: conditions it lacks, what is desirable."""

    held_on: date
    allowed: bool
    missing: tuple[str, ...]
    warnings: tuple[str, ...]
    because: tuple[Rule, ...]


def quarter_grid(
    *,
    held_on: Iterable[date],
    started_on: date,
    ended_on: date | None = None,
    from_on: date,
    to_on: date,
    on: date,
) -> tuple[QuarterCell, ...]:
    """The quarters from `from_on` to `to_on` for one worker and one kind of interview.

    An interview is owed three months after the last, or after the start; while none is held, one in every
    further quarter. A quarter turns `missed` only once it is over, and stays so whatever is held later.
    """
    held = sorted(held_on)
    return tuple(
        _cell(first, last, held=held, started_on=started_on, ended_on=ended_on, on=on)
        for first, last in _quarters(from_on, to_on)
    )


def _quarters(from_on: date, to_on: date) -> Iterator[tuple[date, date]]:
    first, last = quarter_range(from_on.year, quarter(from_on))
    while first <= to_on:
        yield first, last
        following = add_months(first, 3)
        first, last = quarter_range(following.year, quarter(following))


def _cell(
    first: date, last: date, *, held: list[date], started_on: date, ended_on: date | None, on: date
) -> QuarterCell:
    within = tuple(day for day in held if first <= day <= last)
    due_on, because, warnings = _due_within(first, last, held, started_on)
    if due_on is not None and ended_on is not None and due_on > ended_on:
        due_on = None
    if within:
        state = HELD
        warnings = (*warnings, LATE) if due_on and min(within) > due_on else warnings
    elif due_on is None:
        state = NOT_OWED
    elif on > last:
        state = MISSED
    else:
        state = OPEN
        warnings = (*warnings, OVERDUE) if on > due_on else warnings
    return QuarterCell(
        quarter=quarter_name(first),
        from_on=first,
        to_on=last,
        state=state,
        due_on=due_on,
        held_on=within,
        because=because,
        warnings=warnings,
    )


def _due_within(
    first: date, last: date, held: list[date], started_on: date
) -> tuple[date | None, tuple[Rule, ...], tuple[str, ...]]:
    """The day in the quarter by which an interview was owed, counted from the last one before the quarter."""
    counted_from = max((day for day in held if day < first), default=started_on)
    interval = edition("interviews/interval", counted_from)
    between = (first.year - counted_from.year) * 12 + first.month - counted_from.month
    months = max(between // interval.value, 1) * interval.value
    while True:
        period = add_period(from_on=counted_from, months=months)
        if period.last_day > last:
            return None, (interval, *period.because), ()
        if period.last_day >= first:
            return period.last_day, (interval, *period.because), period.warnings
        months += interval.value


def mode_findings(interviews: Iterable[HeldInterview]) -> tuple[ModeFinding, ...]:
    """Of interviews of one kind, each by the rule of its day: online needs both consents and a recording.

    The first, the first by another interviewer, and one in twelve months are desirable in person.
    """
    found = []
    last_in_person: date | None = None
    before: HeldInterview | None = None
    first_on: date | None = None
    for one in sorted(interviews, key=lambda held: held.held_on):
        first_on = first_on or one.held_on
        answer = interview_mode_allowed(
            mode=one.mode,
            on=one.held_on,
            worker_consents=one.worker_consents,
            supervisor_consents=one.supervisor_consents,
            recorded=one.recorded,
        )
        desirable, rules = _desirable(one, before, last_in_person or first_on)
        kept = tuple(code for code in answer.warnings if code != IN_PERSON_DESIRABLE)
        found.append(
            ModeFinding(
                held_on=one.held_on,
                allowed=answer.allowed,
                missing=answer.missing,
                warnings=(*kept, *desirable),
                because=(*answer.because, *rules),
            )
        )
        last_in_person = one.held_on if one.mode == "in_person" else last_in_person
        before = one
    return tuple(found)


def _desirable(
    one: HeldInterview, before: HeldInterview | None, in_person_on: date
) -> tuple[tuple[str, ...], tuple[Rule, ...]]:
    """Which of the three occasions to meet in person an interview online passed by."""
    if one.mode != ONLINE or one.held_on < _advice_begins():
        return (), ()
    advised = rule("support/interview_in_person_desirable", on=one.held_on)
    found = []
    if before is None and advised.value["first"]:
        found.append(FIRST_IN_PERSON)
    if before is not None and advised.value["first_after_change_of_interviewer"]:
        changed = bool(one.interviewer) and bool(before.interviewer) and one.interviewer != before.interviewer
        found += [NEW_INTERVIEWER_IN_PERSON] if changed else []
    year = add_period(from_on=in_person_on, months=advised.value["every_months"])
    if one.held_on > year.last_day:
        found.append(YEARLY_IN_PERSON)
    return tuple(found), (advised,)


def _advice_begins() -> date:
    return history("support/interview_in_person_desirable").first_effective_on

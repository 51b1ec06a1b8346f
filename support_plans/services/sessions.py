"""What a session of support cannot be: one to come, before the contract, in two places at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from compliance.common import clock
from compliance.common.text import name_key
from compliance.employment.models import EmploymentContract
from compliance.reckoning import session_days
from support_plans.models import RegularInterview, SupportLog

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.workers.models import Worker

Problems = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody gave support to one worker, from a time to a time of a day."""

    worker: Worker
    obligation: str
    on: date
    day_field: str
    started_at: time | None = None
    ended_at: time | None = None
    place: str = ""
    staff: str = ""
    body_id: int | None = None
    with_worker: bool = True
    """False: with the supervisor, who may speak of several workers at once."""
    group: tuple[Any, ...] = field(default=())
    """What several workers' sessions have in common when they are held as one."""
    replaces: Any = None
    """The version that this one corrects: it does not stand in its way."""

    @property
    def has_times(self) -> bool:
        return self.started_at is not None and self.ended_at is not None


def check_session(session: Session) -> tuple[Problems, bool]:
    """What stands in the way, by field; and whether the worker's contract is known at all."""
    problems: Problems = {}
    if session.on > clock.today():
        problems[session.day_field] = [_("This day has not come yet: record it once it was done.")]
    if session.started_at and session.ended_at and session.ended_at <= session.started_at:
        problems["ended_at"] = [_("It ends before it begins.")]
    dated, known = _dated(session)
    if dated:
        problems.setdefault(session.day_field, []).append(dated)
    if not problems and session.has_times:
        problems |= _overlaps(session)
    return problems, known


def refuse(problems: Problems) -> None:
    """Raise everything that is wrong at once, so that it is mended in one go."""
    if problems:
        raise ValidationError(problems)


def minutes_between(started_at: time | None, ended_at: time | None) -> int | None:
    """How long it took, from the times."""
    if started_at is None or ended_at is None:
        return None
    day = date(2000, 1, 1)
    return int((datetime.combine(day, ended_at) - datetime.combine(day, started_at)).total_seconds() // 60)


def _dated(session: Session) -> tuple[str, bool]:
    contracts = list(EmploymentContract.objects.current().filter(worker=session.worker))
    if not contracts:
        return "", False
    first = min(contracts, key=lambda contract: contract.concluded_on or contract.starts_on)
    day = session_days.session_day(
        obligation=session.obligation,
        on=session.on,
        starts_on=min(contract.starts_on for contract in contracts),
        concluded_on=first.concluded_on,
        ended_on=_ended_on(contracts, session.worker),
    )
    return "" if day.possible or day.limit is None else _in_words(day.problem, day.limit), True


def _ended_on(contracts: Iterable[EmploymentContract], worker: Worker) -> date | None:
    """The day employment ended, if it did: the end of the last contract, or the day the worker left."""
    ends = [contract.ended_on for contract in contracts]
    closed = [day for day in ends if day is not None]
    return max(closed) if len(closed) == len(ends) else worker.left_on


def _in_words(problem: str, limit: date) -> str:
    words = {
        session_days.BEFORE_THE_CONTRACT: _(
            "The employment contract was not concluded yet: it can be from %(day)s."
        ),
        session_days.BEFORE_WORK: _("Work had not begun yet: it began on %(day)s."),
        session_days.AFTER_THE_END: _("Employment had ended already, on %(day)s."),
    }
    return words[problem] % {"day": limit.isoformat()}


@dataclass(frozen=True, slots=True)
class _Other:
    """A session that is on record for the same day."""

    worker_id: int
    staff: str
    same_place: bool
    with_worker: bool
    group: tuple[Any, ...]


def _overlaps(session: Session) -> Problems:
    problems: Problems = {}
    staff = name_key(session.staff)
    for other in (*_logs_then(session), *_interviews_then(session)):
        if other.worker_id == session.worker.pk and session.with_worker and other.with_worker:
            problems["started_at"] = [_("Another session of this worker was held at that time.")]
        elif (
            other.same_place
            and staff
            and name_key(other.staff) == staff
            and not _is_one_group(session, other)
        ):
            problems["started_at"] = [
                _("%(name)s gave support to somebody else at that time.") % {"name": session.staff}
            ]
    return problems


def _is_one_group(session: Session, other: _Other) -> bool:
    """Several workers in one room, or one supervisor about several workers: one session, not two."""
    return bool(session.group) and session.group == other.group


def _same_place(session: Session, row: SupportLog | RegularInterview) -> bool:
    """Names tell people apart within one body or employer only."""
    if session.body_id is not None or row.support_organization_id is not None:
        return session.body_id == row.support_organization_id
    return row.worker.organization_id == session.worker.organization_id


def _logs_then(session: Session) -> Iterator[_Other]:
    rows = (
        SupportLog.objects.current()
        .filter(performed_on=session.on, started_at__lt=session.ended_at, ended_at__gt=session.started_at)
        .select_related("worker")
    )
    for log in _of_either(rows, session, SupportLog):
        yield _Other(
            log.worker_id, log.staff_name, _same_place(session, log), with_worker=True, group=group_of(log)
        )


def _interviews_then(session: Session) -> Iterator[_Other]:
    rows = (
        RegularInterview.objects.held()
        .filter(held_on=session.on, started_at__lt=session.ended_at, ended_at__gt=session.started_at)
        .select_related("worker")
    )
    for interview in _of_either(rows, session, RegularInterview):
        yield _Other(
            interview.worker_id,
            interview.interviewer_name,
            _same_place(session, interview),
            with_worker=interview.interview_with == RegularInterview.With.WORKER,
            group=group_of(interview),
        )


def _of_either(rows: Any, session: Session, model: type[SupportLog | RegularInterview]) -> Iterator[Any]:
    """The worker's own, and those of the same body or employer."""
    place = (
        Q(support_organization=session.body_id)
        if session.body_id is not None
        else Q(support_organization__isnull=True, worker__organization=session.worker.organization_id)
    )
    rows = rows.filter(Q(worker=session.worker) | place)
    if isinstance(session.replaces, model):
        rows = rows.exclude(pk=session.replaces.pk)
    return iter(rows)


def group_of(row: SupportLog | RegularInterview) -> tuple[Any, ...]:
    """What makes sessions of several workers one: the same support at the same time in the same place."""
    if isinstance(row, SupportLog):
        return ("log", row.obligation, row.started_at, row.ended_at, row.place)
    if row.interview_with == RegularInterview.With.SUPERVISOR:
        return ("supervisor", name_key(row.supervisor_name), row.started_at, row.ended_at)
    return ()

"""今やること: which deadlines are to be acted on, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from compliance.deadlines.explaining import settle_words
from compliance.deadlines.models import Deadline
from compliance.desk import meaning, wording

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from compliance.deadlines.querysets import DeadlineQuerySet

WINDOW_DAYS = 30
"""How far ahead the queue looks unless asked otherwise."""
WINDOWS = (0, 7, 30, 90)
"""What may be asked: overdue only, a week, a month, a quarter."""


def queue(user: Any, *, on: date, within: int = WINDOW_DAYS) -> DeadlineQuerySet:
    """Open deadlines that are overdue, due within the window, or whose day to plan for has come."""
    rows = Deadline.objects.visible_to(user, on=on).open().exclude(snoozed_until_on__gt=on)
    if within == 0:
        return rows.filter(due_on__lt=on).exclude(severity=meaning.INFORMATION)
    until = on + timedelta(days=within)
    if within >= WINDOW_DAYS:
        return rows.filter(due_on__lte=until)
    # The day to plan for lies days before the due day, never weeks: the index on due days serves both.
    near = rows.filter(due_on__lte=on + timedelta(days=WINDOW_DAYS))
    return near.filter(Q(due_on__lte=until) | Q(safe_on__lte=on))


def put_off(user: Any, *, on: date) -> DeadlineQuerySet:
    """Open deadlines somebody took off the queue until a later day."""
    return Deadline.objects.visible_to(user, on=on).open().filter(snoozed_until_on__gt=on)


def own_parties(user: Any, on: date) -> frozenset[str]:
    """Whose duties are this person's own."""
    scope = user.scope(on)
    parties = set()
    if scope.organization_ids:
        parties.add("organization")
    if scope.support_organization_ids:
        parties.add("support_body")
    return frozenset(parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One deadline as screens show it; templates ask nothing further."""

    id: int
    title: str
    what_to_do: str
    who: str
    worker_id: int | None
    organization: str
    due_on: date
    safe_on: date
    opens_on: date | None
    days: str
    tag: str
    css: str
    severity: str
    responsible: str
    because: list[dict[str, Any]]
    warnings: list[str]
    period: str
    state: str
    settle_note: str
    snoozed_until_on: date | None
    snooze_reason: str
    may_settle: bool


def rows(deadlines: Iterable[Deadline], user: Any, *, on: date) -> list[Row]:
    """Deadlines as plain data; load them with :func:`with_names`."""
    own = own_parties(user, on)
    may: dict[int, bool] = {}
    found = []
    for deadline in deadlines:
        owner = deadline.organization_id
        if owner not in may:
            may[owner] = user.can("deadlines.settle", organization_id=owner)
        found.append(_row(deadline, on=on, own=own, may_settle=may[owner]))
    return found


def with_names(deadlines: DeadlineQuerySet) -> DeadlineQuerySet:
    """Everything a row shows, in one query."""
    return deadlines.select_related("worker", "organization")


def _row(deadline: Deadline, *, on: date, own: frozenset[str], may_settle: bool) -> Row:
    shown = meaning.meaning_of(deadline, on=on, own=own)
    return Row(
        id=deadline.pk,
        title=wording.kind_title(deadline.kind),
        what_to_do=wording.what_to_do(deadline.kind),
        who=deadline.worker.name if deadline.worker else deadline.organization.name,
        worker_id=deadline.worker_id,
        organization=deadline.organization.name,
        due_on=deadline.due_on,
        safe_on=deadline.safe_on,
        opens_on=deadline.opens_on,
        days=meaning.days_left(deadline.due_on, on=on, is_opening=deadline.severity == meaning.INFORMATION),
        tag=shown.tag(),
        css=shown.css,
        severity=deadline.get_severity_display(),
        responsible=deadline.get_responsible_display(),
        because=wording.because(deadline.basis),
        warnings=[wording.warning(code) for code in deadline.warnings],
        period=deadline.period,
        state=deadline.state,
        settle_note=settle_words(deadline),
        snoozed_until_on=deadline.snoozed_until_on,
        snooze_reason=deadline.snooze_reason,
        may_settle=may_settle and deadline.state == Deadline.State.OPEN,
    )

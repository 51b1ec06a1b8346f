"""Planning: which step of which deadline has been reached, and who has not been told of it yet.

Level-triggered: a step counts from the day it is reached, however long ago that was, so a missed run is
made up by the next one.  Everything is INSERT … SELECT and UPDATE: the number of statements does not grow
with what is due, and what is not due is not looked at (``Deadline.remind_on`` is indexed).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from compliance.common import clock
from compliance.deadlines.models import Deadline, ReminderStep
from compliance.reminders.models import Digest, Reminder
from compliance.reminders.policy import held_on
from compliance.reminders.recipients import Told, everyone_told
from compliance.reminders.sqldates import DaysBefore
from compliance.reminders.steps import sync_steps

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """What one planning added."""

    reminders: int
    digests: int


def plan(*, on: date, now: datetime | None = None) -> Planned:
    """Plan everything reached by that day; asked twice, it adds nothing the second time."""
    instant = now or clock.now()
    with transaction.atomic():
        sync_steps(on=on)
        reminders = 0
        if _at_a_moment(on).exists():
            due = due_for_planning(on)
            reminders = sum(_insert_reminders(told, on, instant) for told in everyone_told(due, on))
            _move_on(on)
        _release(on)
        return Planned(reminders=reminders, digests=_bundle(on, instant))


def reached_step(on: date) -> Subquery:
    """The nearest step already reached: with 29 days left, the one of 30 days."""
    reached = _steps_of_kind().filter(Q(moment__lte=on)).order_by("days_before")
    return Subquery(reached.values("days_before")[:1])


def _next_moment(on: date) -> Subquery:
    coming = _steps_of_kind().filter(Q(moment__gt=on)).order_by("moment")
    return Subquery(coming.values("moment")[:1])


def _steps_of_kind() -> Any:  # a queryset whose annotation the type checker cannot follow out of here
    """The steps of the deadline outside, each with its day.

    Steps before the end count back from the day to plan for, which no closed day follows; steps after it
    count on from the day it was due.
    """
    steps = ReminderStep.objects.filter(
        Q(organization__isnull=True) | Q(organization=OuterRef("organization")),
        kind=OuterRef("kind"),
    )
    before = DaysBefore(OuterRef("safe_on"), F("days_before"))
    after = DaysBefore(OuterRef("due_on"), F("days_before"))
    return steps.annotate(
        moment=Case(When(days_before__gte=0, then=before), default=after, output_field=DateField())
    )


def _at_a_moment(on: date) -> QuerySet[Deadline]:
    return Deadline.objects.filter(state=Deadline.State.OPEN, remind_on__lte=on).order_by()


def due_for_planning(on: date) -> QuerySet[Deadline]:
    """Open deadlines whose next moment has come, with the step they have reached.

    Their ids are asked for by themselves: no engine, however little it knows of its tables, may then begin
    with the members of all organizations and walk through every deadline these have.
    """
    due = Deadline.objects.filter(pk__in=_at_a_moment(on).values("pk")).order_by()
    return due.exclude(held_on(on)).annotate(step=reached_step(on)).filter(step__isnull=False)


def _insert_reminders(told: Told, on: date, now: datetime) -> int:
    recipient = {"to_user_id": told.user, "to_worker_id": told.worker}
    values: dict[str, Any] = {
        "deadline_id": F("pk"),
        "organization_id": F("organization_id"),
        "due_on": F("due_on"),
        "step": F("step"),
        "audience": Value(told.audience, CharField()),
        "recipient_key": told.key,
        "planned_on": Value(on, DateField()),
        "planned_at": Value(now, DateTimeField()),
        "state": Value(Reminder.State.PLANNED.value, CharField()),
        "drop_reason": Value("", CharField()),
        **{column: F(path) for column, path in recipient.items() if path},
    }
    return insert_from(told.deadlines, Reminder, values)


def insert_from(rows: QuerySet[Any], model: type[Any], values: dict[str, Any]) -> int:
    """INSERT … SELECT of these rows; those that are there already (a unique constraint) are left alone."""
    named = {f"into_{column}": value for column, value in values.items()}
    select = rows.order_by().annotate(**named).values_list(*named)
    try:
        sql, params = select.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return 0
    quote = connection.ops.quote_name
    columns = ", ".join(quote(column) for column in values)
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) {sql} ON CONFLICT DO NOTHING"
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return max(int(cursor.rowcount), 0)


def _move_on(on: date) -> None:
    """Set the next moment of every deadline of whose reached step its employer is told.

    One that nobody at the employer can be told of stays where it is: it is told as soon as somebody is there,
    and ``recipients.without_recipient`` lists it until then.
    """
    told = Reminder.objects.filter(
        deadline=OuterRef("pk"),
        due_on=OuterRef("due_on"),
        step=OuterRef("step"),
        audience=Reminder.Audience.EMPLOYER,
    )
    _at_a_moment(on).annotate(step=reached_step(on)).filter(Q(step__isnull=True) | Exists(told)).update(
        remind_on=_next_moment(on)
    )


def _release(on: date) -> None:
    """Take back what has not gone out: reminders of earlier days' mails join today's, one a person."""
    stale = Q(digest__day__lt=on, digest__state__in=("planned", "failed"), digest__in_doubt=False)
    left_behind = Q(digest__state__in=("sent", "empty", "merged"))
    Reminder.objects.filter(stale | left_behind, state=Reminder.State.PLANNED).update(digest=None)
    Digest.objects.open_to_reminders().filter(day__lt=on).update(
        state=Digest.State.MERGED, next_attempt_at=None
    )


def _bundle(on: date, now: datetime) -> int:
    """Put free reminders into their recipients' mails of the day, unless that mail is on its way already."""
    free = Reminder.objects.filter(state=Reminder.State.PLANNED, digest__isnull=True)
    values: dict[str, Any] = {
        "recipient_key": F("recipient_key"),
        "to_user_id": F("to_user_id"),
        "to_worker_id": F("to_worker_id"),
        "day": Value(on, DateField()),
        "state": Value(Digest.State.PLANNED.value, CharField()),
        "planned_at": Value(now, DateTimeField()),
        "attempts": Value(0),
        "in_doubt": Value(value=False),
        **{
            name: Value("", CharField())
            for name in ("message_id", "last_error", "address", "language", "subject")
        },
    }
    made = insert_from(free.distinct(), Digest, values)
    todays = Digest.objects.open_to_reminders().filter(day=on, recipient_key=OuterRef("recipient_key"))
    free.update(digest=Subquery(todays.order_by().values("pk")[:1]))
    return made

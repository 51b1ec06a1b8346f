"""The calendar: how much falls on each day of a month, counted once for all days."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from compliance.common.dates import add_months
from support_plans.models import Consultation, InterviewFollowUp, RegularInterview, SupportTask

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from compliance.accounts.models import User

_SUNDAY_FIRST = 6
KINDS: dict[str, tuple[StrOrPromise, str]] = {
    "tasks": (_("tasks due"), "soon"),
    "follow_ups": (_("follow-ups"), "waiting"),
    "consultations": (_("consultations"), "waiting"),
    "interviews": (_("interviews held"), "done"),
}


@dataclass(slots=True)
class Day:
    """One square."""

    on: date
    is_outside: bool
    counts: list[dict[str, Any]] = field(default_factory=list)


def month_of(text: str, *, today: date) -> date:
    """The first day of the month asked for as 2026-11; this month if it makes no sense."""
    year, _dash, month = text.partition("-")
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        return today.replace(day=1)


def next_month(first: date) -> date:
    return add_months(first, 1)


def previous_month(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def days_of(user: User, first: date, *, today: date, whose: str) -> list[Day]:
    """Every square of the month's grid with what falls on it."""
    weeks = calendar.Calendar(_SUNDAY_FIRST).monthdatescalendar(first.year, first.month)
    days = [Day(on=on, is_outside=on.month != first.month) for week in weeks for on in week]
    span = (days[0].on, days[-1].on)
    found: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for kind, (rows, name) in _rows(user, whose).items():
        counted = rows.filter(**{f"{name}__range": span}).order_by().values_list(name)
        word, css = KINDS[kind]
        for on, number in counted.annotate(number=Count("pk")):
            is_late = kind != "interviews" and on < today
            found[on].append({"word": word, "css": "now" if is_late else css, "number": number})
    for day in days:
        day.counts = found[day.on]
    return days


def rows_on(user: User, on: date, *, whose: str) -> dict[str, Any]:
    """What falls on one day, by kind, with everything a line shows."""
    related = {
        "tasks": ("worker__organization", "worker__site", "assignee", "stand_in"),
        "follow_ups": ("interview__worker",),
        "consultations": ("worker",),
        "interviews": ("worker",),
    }
    return {
        kind: rows.filter(**{name: on}).select_related(*related[kind])
        for kind, (rows, name) in _rows(user, whose).items()
    }


def _rows(user: User, whose: str) -> dict[str, tuple[Any, str]]:
    tasks = SupportTask.objects.visible_to(user).open()
    follow_ups = InterviewFollowUp.objects.visible_to(user).filter(
        done_on__isnull=True, interview__superseded_at__isnull=True
    )
    consultations = Consultation.objects.visible_to(user).exclude(state=Consultation.State.CLOSED)
    interviews = RegularInterview.objects.visible_to(user).held()
    if whose == "mine":
        tasks = tasks.of_person(user)
        follow_ups = follow_ups.filter(responsible=user)
        consultations = consultations.filter(handled_by=user)
        interviews = interviews.filter(interviewer=user)
    return {
        "tasks": (tasks, "due_on"),
        "follow_ups": (follow_ups, "due_on"),
        "consultations": (consultations, "follow_up_on"),
        "interviews": (interviews, "held_on"),
    }

"""今日の仕事: a person's open tasks, in the order in which they press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, Count, F, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from support_plans.models import SupportTask

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

WEEK = timedelta(days=7)
MINE, NOBODY, EVERYBODY = "mine", "nobody", "all"


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks that press alike."""

    slug: str
    title: StrOrPromise
    css: str
    icon: str


GROUPS = (
    Group("overdue", _("Overdue"), "now", "alert"),
    Group("today", _("To do today"), "now", "clock"),
    Group("week", _("Within seven days"), "soon", "calendar"),
    Group("waiting", _("Waiting"), "waiting", "hourglass"),
    Group("later", _("Later"), "off", "calendar"),
)
GROUP = {group.slug: group for group in GROUPS}
PRESSING = ("overdue", "today", "week", "waiting")
"""What the page shows unless it is asked for one group."""


def tasks_of(user: User, *, on: date, whose: str = MINE) -> QuerySet[Any]:
    """Open tasks the person may see, of the people asked for, each with its group."""
    rows = SupportTask.objects.visible_to(user, on=on).open()
    return grouped(_of(rows, user, whose), on=on)


def _of(rows: Any, user: User, whose: str) -> Any:
    if whose == EVERYBODY:
        return rows
    if whose == NOBODY:
        return rows.filter(assignee__isnull=True)
    if whose.isdigit():
        return rows.filter(Q(assignee=int(whose)) | Q(stand_in=int(whose)))
    return rows.of_person(user)


def grouped(rows: Any, *, on: date) -> QuerySet[Any]:
    """Each task with the group it stands in, ordered by it. What is late is late, put off or not."""
    waits = Q(declared_by__isnull=False) | Q(deferred_until_on__gt=on) | Q(opens_on__gt=on)
    slug = Case(
        When(due_on__lt=on, then=Value("overdue")),
        When(waits, then=Value("waiting")),
        When(Q(due_on=on) | Q(safe_on__lte=on), then=Value("today")),
        When(due_on__lte=on + WEEK, then=Value("week")),
        default=Value("later"),
        output_field=CharField(),
    )
    order = Case(
        *(When(group=group.slug, then=Value(place)) for place, group in enumerate(GROUPS)),
        output_field=IntegerField(),
    )
    ordered: QuerySet[Any] = (
        rows.annotate(group=slug).annotate(place=order).order_by("place", "due_on", "worker__name", "pk")
    )
    return ordered


def counts(rows: QuerySet[Any]) -> dict[str, int]:
    """How many tasks each group holds."""
    found = dict(rows.order_by().values_list("group").annotate(number=Count("pk")))
    return {group.slug: found.get(group.slug, 0) for group in GROUPS}


def with_names(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Everything a line shows, in the same query."""
    return rows.select_related(
        "worker__organization", "worker__site", "assignee", "stand_in", "declared_by", "confirmed_by"
    )


def unassigned_count(user: User, *, on: date) -> int:
    """Open tasks that are nobody's."""
    return SupportTask.objects.visible_to(user, on=on).open().filter(assignee__isnull=True).count()


def colleagues_of(user: User, *, on: date) -> QuerySet[User]:
    """Those who work at the same body or employer today: tasks are shared out among them."""
    scope = user.scope(on)
    here = Q(memberships__organization__in=scope.organization_ids) | Q(
        memberships__support_organization__in=scope.support_organization_ids
    )
    current = Q(memberships__joined_on__lte=on) & (
        Q(memberships__left_on__isnull=True) | Q(memberships__left_on__gt=on)
    )
    people: QuerySet[User] = User.objects.visible_to(user, on=on).filter(here & current, is_active=True)
    return people.distinct().order_by("name", "pk")


def next_of_worker(rows: Any) -> Any:
    """Open tasks first, by day; what is done after them, newest first."""
    return rows.order_by(
        Case(
            When(state__in=["open", "deferred"], then=Value(0)), default=Value(1), output_field=IntegerField()
        ),
        Case(When(state__in=["open", "deferred"], then=F("due_on"))),
        "-due_on",
        "pk",
    )

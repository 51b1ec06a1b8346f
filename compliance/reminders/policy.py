"""What an organization wishes about its reminders: who is told, and on which days nobody is."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Q

from compliance.audit.services import audited, record
from compliance.common.dates import is_closed_day
from compliance.reckoning.closed_days import closed_days
from compliance.reminders.models import QuietDay, ReminderPolicy

if TYPE_CHECKING:
    from collections.abc import Callable

    from compliance.organizations.models import AcceptingOrganization

LONGEST_SILENCE: Final = timedelta(days=31)
"""However many quiet days follow each other, after a month reminders go out."""
NOTHING: Final = Q(pk__in=())


def next_open_day(on: date, is_quiet: Callable[[date], bool]) -> date:
    """The first day from ``on`` that is not quiet, a month at most."""
    day = on
    while is_quiet(day) and day - on < LONGEST_SILENCE:
        day += timedelta(days=1)
    return day


def held_on(on: date) -> Q:
    """Deadlines that wait that day: their organization has a quiet day, and its next open day is soon enough.

    Nothing is lost by waiting: the step stays reached, and planning finds it on the open day.
    """
    quiet_days: dict[int, set[date]] = defaultdict(set)
    for organization_id, day in QuietDay.objects.filter(quiet_on__gte=on).values_list(
        "organization_id", "quiet_on"
    ):
        quiet_days[organization_id].add(day)
    keeping = set(
        ReminderPolicy.objects.filter(quiet_on_closed_days=True).values_list("organization_id", flat=True)
    )
    closed = closed_days(on=on)
    opens: dict[date, list[int]] = defaultdict(list)
    for organization_id in keeping | quiet_days.keys():
        own = quiet_days.get(organization_id, set())
        follows_offices = organization_id in keeping
        day = next_open_day(on, lambda d: d in own or (follows_offices and is_closed_day(d, closed)))  # noqa: B023
        if day > on:
            opens[day].append(organization_id)
    held = NOTHING
    for day, organization_ids in opens.items():
        too_late = Q(due_on__gte=on, due_on__lt=day) | Q(safe_on__gte=on, safe_on__lt=day)
        held |= Q(organization__in=organization_ids) & ~too_late
    return held


def policy_of(organization: AcceptingOrganization) -> ReminderPolicy:
    """The organization's policy; unsaved defaults where it never wished anything."""
    return ReminderPolicy.objects.filter(organization=organization).first() or ReminderPolicy(
        organization=organization
    )


@audited
def change_policy(*, organization: AcceptingOrganization, by: Any, **wishes: bool) -> ReminderPolicy:
    """Change what the organization wishes; the row is made on the first wish."""
    policy, _made = ReminderPolicy.objects.get_or_create(organization=organization)
    for name, value in wishes.items():
        setattr(policy, name, value)
    policy.full_clean()
    policy.save()
    record(
        by=by,
        verb="reminder_policy.changed",
        target=policy,
        organization_id=organization.pk,
        label=organization.name,
        details=dict(wishes),
    )
    return policy


@audited
def add_quiet_day(
    *, organization: AcceptingOrganization, quiet_on: date, by: Any, note: str = ""
) -> QuietDay:
    """A day on which the organization wants no mail."""
    try:
        with transaction.atomic():
            day = QuietDay.objects.create(organization=organization, quiet_on=quiet_on, note=note[:100])
    except IntegrityError:
        return QuietDay.objects.get(organization=organization, quiet_on=quiet_on)
    record(
        by=by,
        verb="quiet_day.added",
        target=day,
        organization_id=organization.pk,
        label=organization.name,
        details={"quiet_on": quiet_on.isoformat()},
    )
    return day

"""The steps of each kind as rows that planning can join: the rulebook's, and an organization's own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.deadlines.models import Deadline, ReminderStep
from compliance.reminders.kinds import kinds

if TYPE_CHECKING:
    from datetime import date

    from compliance.organizations.models import AcceptingOrganization

FURTHEST_STEP = 3 * 366
"""An organization's own step lies within three years before the due day, and a year after it."""


@transaction.atomic
def sync_steps(*, on: date) -> int:
    """Make the rulebook's rows say what the rulebook says; writes differences only, and returns how many."""
    stored: dict[str, set[int]] = defaultdict(set)
    for slug, days in ReminderStep.objects.filter(organization__isnull=True).values_list(
        "kind", "days_before"
    ):
        stored[slug].add(days)
    wanted = {kind.slug: set(kind.steps) for kind in kinds(on) if kind.steps}
    if stored == wanted:
        return 0
    differing = [slug for slug in stored.keys() | wanted.keys() if stored.get(slug) != wanted.get(slug)]
    fresh = [
        ReminderStep(kind=slug, days_before=days)
        for slug in sorted(differing)
        for days in sorted(wanted.get(slug, set()) - stored.get(slug, set()))
    ]
    ReminderStep.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    for slug in differing:
        if gone := stored.get(slug, set()) - wanted.get(slug, set()):
            ReminderStep.objects.filter(organization__isnull=True, kind=slug, days_before__in=gone).delete()
    changed = [slug for slug in differing if slug in stored]
    if changed:
        _look_again(on, kind__in=changed)
    return len(fresh)


def _look_again(on: date, **which: Any) -> None:
    """Have planning find the step that has been reached; what was told already is not told again."""
    Deadline.objects.filter(state=Deadline.State.OPEN, **which).update(remind_on=on)


@audited
def add_own_step(
    *, organization: AcceptingOrganization, kind: str, days_before: int, by: Any
) -> ReminderStep:
    """An organization wants to be reminded on a further day."""
    if not -366 <= days_before <= FURTHEST_STEP:
        raise ValidationError({"days_before": _("This is too far from the due day.")})
    if kind not in {known.slug for known in kinds(clock.today())}:
        raise ValidationError({"kind": _("There is no such kind of deadline.")})
    step = ReminderStep(organization=organization, kind=kind, days_before=days_before)
    step.full_clean()
    step.save()
    _look_again(clock.today(), kind=kind, organization=organization)
    _record(step, "reminder_step.added", by)
    return step


@audited
def remove_own_step(*, step: ReminderStep, by: Any) -> None:
    """An organization takes back a day of its own; the rulebook's steps stay."""
    if step.organization_id is None:
        raise ValidationError(_("The steps of the rulebook cannot be removed."))
    _record(step, "reminder_step.removed", by)
    step.delete()


def _record(step: ReminderStep, verb: str, by: Any) -> None:
    record(
        by=by,
        verb=verb,
        target=step,
        organization_id=step.organization_id,
        label=step.kind,
        details={"days_before": step.days_before},
    )

"""Writes about what moves the five-year limit; the limit is reckoned anew each time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.organizations.services import change_fields
from compliance.organizations.upward import repost
from compliance.reckoning.exclusions import exclusion_kinds
from compliance.workers.models import SixYearRoute, StayExclusion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.workers.models import Worker

Actor = Any


@audited
def add_exclusion(
    *, worker: Worker, kind: str, from_on: date, to_on: date, by: Actor, **facts: Any
) -> StayExclusion:
    """Note leave that may be taken out of the total stay.  It counts once it is granted."""
    exclusion = StayExclusion(worker=worker, kind=kind, from_on=from_on, to_on=to_on, **facts)
    _check_exclusion(exclusion)
    exclusion.save()
    _follow(exclusion, "stay_exclusion.added", worker, by)
    return exclusion


@audited
def change_exclusion(*, exclusion: StayExclusion, by: Actor, **facts: Any) -> StayExclusion:
    """It was asked for, granted or refused; or the entry is corrected."""
    probe = StayExclusion.objects.get(pk=exclusion.pk)
    for name, value in facts.items():
        setattr(probe, name, value)
    _check_exclusion(probe)
    changed = change_fields(exclusion, facts)
    if changed:
        _follow(exclusion, "stay_exclusion.changed", exclusion.worker, by, changed)
    return exclusion


def _check_exclusion(exclusion: StayExclusion) -> None:
    if exclusion.kind not in exclusion_kinds():
        raise ValidationError({"kind": _("Choose the kind of leave from the list.")})
    _check_days(exclusion)
    exclusion.full_clean()


def _check_days(asked: StayExclusion | SixYearRoute) -> None:
    if asked.requested_on and asked.decided_on and asked.decided_on < asked.requested_on:
        raise ValidationError({"decided_on": _("It was decided before it was asked for.")})


@audited
def note_six_year_route(*, worker: Worker, by: Actor, **facts: Any) -> SixYearRoute:
    """Note test results, pledge, the employer's intention, and what the agency decided."""
    route = SixYearRoute.objects.filter(worker=worker).first() or SixYearRoute(worker=worker)
    _check_results(facts.get("results", route.results))
    for name, value in facts.items():
        setattr(route, name, value)
    _check_days(route)
    route.full_clean()
    route.save()
    _follow(route, "six_year_route.noted", worker, by)
    return route


def _check_results(results: Sequence[Any]) -> None:
    fits = all(
        isinstance(one, dict)
        and set(one) == {"test", "pass_mark", "score"}
        and all(isinstance(one[name], int | float) and not isinstance(one[name], bool) for name in _MARKS)
        and one["pass_mark"] > 0
        and one["score"] >= 0
        for one in results
    )
    if not fits:
        raise ValidationError(
            {"results": _("Write each result as test, pass mark, score; the pass mark is above zero.")}
        )


_MARKS = ("pass_mark", "score")


def _follow(target: Any, verb: str, worker: Worker, by: Actor, changed: dict[str, Any] | None = None) -> None:
    record(
        by=by,
        verb=verb,
        target=target,
        organization_id=worker.organization_id,
        label=worker.name,
        details={"changed": changed} if changed else {},
    )
    repost("worker", [worker.pk])

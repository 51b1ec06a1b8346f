"""Events as screens show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from cases import words
from cases.events import causes, event_kind
from compliance.common import clock
from compliance.employment.models import EndReason
from compliance.reckoning.contract_change import headings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cases.models import Event


def event_rows(events: Iterable[Event]) -> list[dict[str, Any]]:
    """One line each; load them with worker, organization and cases."""
    return [
        {
            "id": event.pk,
            "title": event_kind(event.kind).title_in(words.language()),
            "who": event.worker.name if event.worker else event.organization.name,
            "organization": event.organization.name,
            "happened_on": event.happened_on,
            "learned_on": event.learned_on,
            "cases": len(event.cases.all()),
            "voided": event.voided_at is not None,
            "by": event.recorded_by or "",
        }
        for event in events
    ]


def event_facts(event: Event) -> list[tuple[str, Any]]:
    """What was said, empty ones left out."""
    facts = [
        (_("worker"), event.worker.name if event.worker else ""),
        (_("organization"), event.organization.name),
        (_("happened on"), event.happened_on),
        (_("learned of on"), event.learned_on),
        (_("reason"), _reason(event)),
        (_("back at work on"), event.facts.get("until_on", "")),
        (_("headings that changed"), "、".join(_headings(event))),
        (_("what happened"), event.note),
        (_("recorded by"), str(event.recorded_by or "")),
        (_("why voided"), event.void_reason),
    ]
    return [(name, value) for name, value in facts if value]


def _reason(event: Event) -> str:
    reason = event.facts.get("reason", "")
    if reason in EndReason.values and event.kind == "contract_ended":
        return str(EndReason(reason).label)
    return str(causes(on=clock.today()).get(reason, reason))


def _headings(event: Event) -> list[str]:
    if not event.headings:
        return []
    boxes = headings(filed_on=max(event.happened_on, clock.today()))
    return [
        f"{one.number} {one.in_language(words.language())}" for one in boxes if one.slug in event.headings
    ]

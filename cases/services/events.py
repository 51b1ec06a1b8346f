"""Recording what happened: the facts go to their rooms, the notifications that are due get their cases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.contract_difference import difference
from cases.events import check_reason, event_kind
from cases.models import Case, Event
from cases.notices import notices_of
from cases.openings import opening_for
from cases.services.opening import case_for, open_from_deadline
from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.deadlines.models import Deadline
from compliance.deadlines.services import repost
from compliance.employment.services import end_contract
from compliance.workers.services import change_worker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cases.events import EventKind
    from compliance.employment.models import EmploymentContract
    from compliance.organizations.models import AcceptingOrganization, SupportContract
    from compliance.workers.models import Worker

Actor = Any


@dataclass(slots=True)
class Recorded:
    """An event, the cases that were opened for it, and those that were there already."""

    event: Event
    opened: list[Case] = field(default_factory=list)
    existing: list[Case] = field(default_factory=list)

    @property
    def cases(self) -> list[Case]:
        return [*self.opened, *self.existing]


@audited
def record_event(
    *,
    organization: AcceptingOrganization,
    kind: str,
    happened_on: date,
    by: Actor,
    learned_on: date | None = None,
    worker: Worker | None = None,
    contract: EmploymentContract | None = None,
    support_contract: SupportContract | None = None,
    headings: Sequence[str] = (),
    note: str = "",
    **facts: Any,
) -> Recorded:
    """Record an event and open the case of each notification it calls for, with form, due and safe day."""
    known = event_kind(kind)
    worker = worker or (contract.worker if contract is not None else None)
    event = Event(
        organization=organization,
        kind=kind,
        happened_on=happened_on,
        learned_on=learned_on or happened_on,
        worker=worker,
        contract=contract,
        support_contract=support_contract,
        headings=list(headings),
        facts=_as_kept(facts),
        note=note.strip(),
        recorded_by=by if hasattr(by, "pk") else None,
    )
    if "headings" in known.asks and not event.headings:
        event.headings = _headings_of(event)
    _check(event, known)
    event.full_clean(exclude=["organization", "worker", "contract", "support_contract", "recorded_by"])
    event.save()
    _pass_on(event, by)
    repost("event", [event.pk])
    record(
        by=by,
        verb="event.recorded",
        target=event,
        organization_id=organization.pk,
        label=worker.name if worker else organization.name,
        details={"kind": kind, "happened_on": happened_on.isoformat()},
    )
    return _open_cases(event, by)


def _as_kept(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in facts.items()
        if value not in (None, "")
    }


def _headings_of(event: Event) -> list[str]:
    """Told from the two versions of the contract, where the changed one is entered."""
    if event.contract is None or event.contract.changed_on != event.happened_on:
        return []
    changed = difference(event.contract)
    return [heading.slug for heading in changed.headings] if changed else []


def _check(event: Event, known: EventKind) -> None:
    if event.learned_on < event.happened_on:
        raise ValidationError({"learned_on": _("Nobody learns of it before it happened.")})
    if known.about_worker and event.worker is None:
        raise ValidationError({"worker": _("Say which worker it is about.")})
    for name in ("worker", "contract", "support_contract"):
        row = getattr(event, name)
        if row is not None and _organization_of(row) != event.organization_id:
            raise ValidationError({name: _("This belongs to another organization.")})
    for asked in known.asks:
        if asked in {"contract", "support_contract"} and getattr(event, asked) is None:
            raise ValidationError({asked: _("Say which contract it is about.")})
    check_reason(known, event.facts.get("reason", ""), on=clock.today())
    if "headings" in known.asks and not event.headings:
        raise ValidationError({"headings": _("Say which headings changed.")})


def _organization_of(row: Any) -> int:
    found: int = row.organization_id if hasattr(row, "organization_id") else row.worker.organization_id
    return found


def _pass_on(event: Event, by: Actor) -> None:
    """Facts that another room keeps are entered there, unless they are there already."""
    contract = event.contract
    if event.kind == "contract_ended" and contract is not None and contract.ended_on is None:
        end_contract(contract=contract, ended_on=event.happened_on, reason=event.facts["reason"], by=by)
    if event.kind == "address_moved" and event.worker is not None:
        change_worker(worker=event.worker, address_since_on=event.happened_on, by=by)


def _open_cases(event: Event, by: Actor) -> Recorded:
    done = Recorded(event)
    for deadline in deadlines_of(event):
        existing = case_for(deadline)
        if existing is not None:
            done.existing.append(existing)
        elif opening_for(deadline.kind) is not None:
            done.opened.append(open_from_deadline(deadline=deadline, event=event, by=by))
    return done


def deadlines_of(event: Event) -> list[Deadline]:
    """The open deadlines the event leads to: its own, and those its facts posted in other rooms."""
    kinds = {notice.kind for notice in notices_of(event, on=clock.today())}
    subjects = [f"event:{event.pk}"]
    if event.contract is not None:
        versions = type(event.contract)._default_manager.filter(
            worker=event.contract.worker_id, superseded_at__isnull=True
        )
        subjects += [f"contract:{pk}" for pk in versions.values_list("pk", flat=True)]
    if event.support_contract is not None:
        subjects.append(f"support_contract:{event.support_contract.pk}")
    rows = Deadline.objects.open().filter(organization=event.organization_id, kind__in=kinds)
    if event.worker is not None:
        own = rows.filter(worker=event.worker)
        plans = own.filter(subject__startswith="support_plan:") | own.filter(
            subject=f"worker:{event.worker.pk}"
        )
        return list((rows.filter(subject__in=subjects) | plans).order_by("due_on", "pk"))
    return list(rows.filter(subject__in=subjects).order_by("due_on", "pk"))


@audited
def void_event(*, event: Event, reason: str, by: Actor) -> Event:
    """It was entered by mistake: what it posted is withdrawn, cases that were opened are left to people."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the entry was wrong.")})
    event.voided_at, event.void_reason = clock.now(), reason.strip()[:200]
    event.save()
    repost("event", [event.pk])
    record(
        by=by,
        verb="event.voided",
        target=event,
        organization_id=event.organization_id,
        label=str(event),
        details={"reason": event.void_reason},
    )
    return event

"""Writes about workers.  The bulk forms serve imports; the single forms call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.audit.services import audited, record
from compliance.common import clock
from compliance.common.encryption import blind_index
from compliance.common.text import canonical_number, mask_number
from compliance.organizations.upward import repost, repost_facts
from compliance.workers.models import FamilyMember, Passport, Qualification, Stay, Worker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from compliance.organizations.models import AcceptingOrganization

Actor = Any
BATCH = 500
_RELATIONS = frozenset({"organization", "site", "support_contract"})
"""Loaded objects, which need no look-up each to know that they exist."""
_PRIVATE = frozenset({"criminal_record_detail", "note"})


def _check_same_organization(worker: Worker) -> None:
    """A worker's site and support contract belong to the worker's own employer."""
    for name in ("site", "support_contract"):
        related = getattr(worker, name)
        if related is not None and related.organization_id != worker.organization_id:
            raise ValidationError({name: _("This belongs to another organization.")})


@audited
def register_workers(*, workers: Sequence[Worker], by: Actor) -> list[Worker]:
    """Register several workers at once; each must carry its organization."""
    for worker in workers:
        worker.name = worker.name.strip()
        worker.clean_fields(exclude=_RELATIONS)
        _check_same_organization(worker)
    created = Worker.objects.bulk_create(workers, batch_size=BATCH)
    for worker in created:
        record(
            by=by,
            verb="worker.registered",
            target=worker,
            organization_id=worker.organization_id,
            label=worker.name,
        )
    repost("worker", [worker.pk for worker in created])
    return created


@audited
def register_worker(*, organization: AcceptingOrganization, name: str, by: Actor, **facts: Any) -> Worker:
    """Register one worker."""
    worker = Worker(organization=organization, name=name, **facts)
    worker.full_clean()
    return register_workers(workers=[worker], by=by)[0]


@audited
def change_workers(*, changes: Sequence[tuple[Worker, Mapping[str, Any]]], by: Actor) -> list[Worker]:
    """Change facts of several workers at once; returns those that really changed."""
    changed_workers: list[Worker] = []
    fields: set[str] = set()
    for worker, facts in changes:
        differing = {name: value for name, value in facts.items() if getattr(worker, name) != value}
        if not differing:
            continue
        details = {name: _before_after(worker, name, value) for name, value in differing.items()}
        for name, value in differing.items():
            setattr(worker, name, value)
        worker.clean_fields(exclude=_RELATIONS)
        _check_same_organization(worker)
        changed_workers.append(worker)
        fields |= set(differing)
        record(
            by=by,
            verb="worker.changed",
            target=worker,
            organization_id=worker.organization_id,
            label=worker.name,
            details={"changed": details},
        )
    if changed_workers:
        Worker.objects.bulk_update(changed_workers, sorted(fields), batch_size=BATCH)
        papers = _papers_of(changed_workers) if "left_on" in fields else {}
        repost_facts({"worker": [worker.pk for worker in changed_workers], **papers})
    return changed_workers


def _papers_of(workers: Sequence[Worker]) -> dict[str, Iterable[int]]:
    """Who leaves, or comes back, takes the deadlines of card, passport and contract along."""
    chosen = Worker.objects.filter(pk__in=[worker.pk for worker in workers])
    return {
        fact: chosen.filter(**{f"{papers}__isnull": False}).values_list(f"{papers}__pk", flat=True)
        for fact, papers in (
            ("residence_card", "cards"),
            ("passport", "passports"),
            ("contract", "contracts"),
        )
    }


def _before_after(worker: Worker, name: str, value: Any) -> list[str]:
    if name in _PRIVATE:
        return ["…", "…"]
    return ["" if item is None else str(item) for item in (getattr(worker, name), value)]


@audited
def change_worker(*, worker: Worker, by: Actor, **facts: Any) -> Worker:
    """Change facts of one worker."""
    probe = Worker.objects.get(pk=worker.pk)
    for name, value in facts.items():
        setattr(probe, name, value)
    probe.full_clean()
    change_workers(changes=[(worker, facts)], by=by)
    return worker


@audited
def declare_stay_history_complete(*, worker: Worker, by: Actor, on: date | None = None) -> Worker:
    """Somebody checked with the worker that every past stay is entered: the limit may be reckoned."""
    return change_worker(worker=worker, by=by, stay_history_complete_on=on or clock.today())


@audited
def leave(*, worker: Worker, left_on: date, by: Actor) -> Worker:
    """The worker left the employer; open deadlines about the worker end, the record stays."""
    return change_worker(worker=worker, by=by, left_on=left_on)


@audited
def register_passports(*, passports: Sequence[Passport], by: Actor) -> list[Passport]:
    """Register passports; each supersedes the one its worker had."""
    now = clock.now()
    for passport in passports:
        passport.number = canonical_number(passport.number)
        passport.number_index = blind_index(passport.number)
        passport.clean_fields(exclude=["number_index", "worker"])
    Passport.objects.filter(
        worker__in=[passport.worker_id for passport in passports], superseded_at__isnull=True
    ).update(superseded_at=now)
    created = Passport.objects.bulk_create(passports, batch_size=BATCH)
    for passport in created:
        record(
            by=by,
            verb="passport.registered",
            target=passport,
            organization_id=passport.worker.organization_id,
            label=passport.worker.name,
            details={"number": mask_number(passport.number), "expires_on": str(passport.expires_on or "")},
        )
    repost("passport", passport_ids_of(created))
    return created


def passport_ids_of(passports: Iterable[Passport]) -> list[int]:
    """All passports of the workers these belong to: the superseded ones lose their deadlines."""
    workers = {passport.worker_id for passport in passports}
    return list(Passport.objects.filter(worker__in=workers).values_list("pk", flat=True))


@audited
def register_passport(*, worker: Worker, number: str, by: Actor, **facts: Any) -> Passport:
    """Register one passport."""
    return register_passports(passports=[Passport(worker=worker, number=number, **facts)], by=by)[0]


@audited
def add_qualification(*, worker: Worker, by: Actor, **facts: Any) -> Qualification:
    """Note a test passed or technical intern training done."""
    qualification = Qualification(worker=worker, **facts)
    qualification.full_clean()
    qualification.save()
    _added(qualification, "qualification.added", worker, by)
    return qualification


@audited
def add_stay(*, worker: Worker, by: Actor, **facts: Any) -> Stay:
    """Note a past or continuing stay; the five-year limit is reckoned anew."""
    stay = Stay(worker=worker, **facts)
    stay.full_clean()
    stay.save()
    _added(stay, "stay.added", worker, by)
    repost("worker", [worker.pk])
    return stay


@audited
def change_stay(*, stay: Stay, by: Actor, **facts: Any) -> Stay:
    """Correct a stay."""
    for name, value in facts.items():
        setattr(stay, name, value)
    stay.full_clean()
    stay.save()
    _added(stay, "stay.changed", stay.worker, by)
    repost("worker", [stay.worker_id])
    return stay


@audited
def add_family_member(*, worker: Worker, by: Actor, **facts: Any) -> FamilyMember:
    """Note a relative or housemate in Japan."""
    member = FamilyMember(worker=worker, **facts)
    member.full_clean()
    member.save()
    _added(member, "family_member.added", worker, by)
    return member


@audited
def change_family_member(*, member: FamilyMember, by: Actor, **facts: Any) -> FamilyMember:
    """Correct or complete what is known of a relative."""
    for name, value in facts.items():
        setattr(member, name, value)
    member.full_clean()
    member.save()
    _added(member, "family_member.changed", member.worker, by)
    return member


@audited
def change_qualification(*, qualification: Qualification, by: Actor, **facts: Any) -> Qualification:
    """Correct a test or a training."""
    for name, value in facts.items():
        setattr(qualification, name, value)
    qualification.full_clean()
    qualification.save()
    _added(qualification, "qualification.changed", qualification.worker, by)
    return qualification


def _added(target: Any, verb: str, worker: Worker, by: Actor) -> None:
    record(by=by, verb=verb, target=target, organization_id=worker.organization_id, label=worker.name)


@audited
def reveal_passport_number(*, passport: Passport, by: Actor) -> str:
    """The full number, and a record that it was shown."""
    record(
        by=by,
        verb="passport.revealed",
        target=passport,
        organization_id=passport.worker.organization_id,
        label=passport.worker.name,
    )
    return passport.number

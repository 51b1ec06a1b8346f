"""What an organization has on record, read once, in the shape that rows are compared with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compliance.common.text import name_key
from compliance.employment.models import EmploymentContract
from compliance.imports.vocabulary import word_key
from compliance.organizations.models import AcceptingOrganization, Site, SupportContract
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Passport, Worker

if TYPE_CHECKING:
    from datetime import date


@dataclass(slots=True)
class KnownWorker:
    """A worker with the versions in use."""

    worker: Worker
    card: ResidenceCard | None = None
    passport: Passport | None = None
    contracts: list[EmploymentContract] = field(default_factory=list)


@dataclass(slots=True)
class Known:
    """Everything rows are matched against.  One organization's, and nothing of any other."""

    workers: dict[int, KnownWorker] = field(default_factory=dict)
    by_employee_number: dict[str, int] = field(default_factory=dict)
    by_person: dict[tuple[str, date], list[int]] = field(default_factory=lambda: defaultdict(list))
    cards: dict[str, ResidenceCard] = field(default_factory=dict)
    """By blind index: every version that is not void."""
    passport_owners: dict[str, int] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    support_contracts: list[SupportContract] = field(default_factory=list)


def known_of(organization: AcceptingOrganization) -> Known:
    """What is on record; nothing yet for an organization that is not registered."""
    known = Known()
    if organization.pk is None:
        return known
    _read_workers(known, organization)
    for card in ResidenceCard.objects.filter(organization=organization, voided_at__isnull=True):
        known.cards[card.number_index] = card
        if card.superseded_at is None and card.worker_id in known.workers:
            known.workers[card.worker_id].card = card
    for passport in Passport.objects.filter(worker__organization=organization, superseded_at__isnull=True):
        known.workers[passport.worker_id].passport = passport
        known.passport_owners[passport.number_index] = passport.worker_id
    for contract in (
        EmploymentContract.objects.filter(worker__organization=organization)
        .current()
        .select_related("site")
        .order_by("starts_on", "version")
    ):
        known.workers[contract.worker_id].contracts.append(contract)
    known.sites = {word_key(site.name): site for site in Site.objects.filter(organization=organization)}
    known.support_contracts = list(
        SupportContract.objects.filter(organization=organization)
        .select_related("support_organization")
        .order_by("starts_on", "pk")
    )
    return known


def _read_workers(known: Known, organization: AcceptingOrganization) -> None:
    workers = Worker.objects.filter(organization=organization).select_related(
        "site", "support_contract__support_organization"
    )
    for worker in workers.order_by("pk"):
        # The services ask for the organization of each worker; it is the same one object.
        worker.organization = organization
        known.workers[worker.pk] = KnownWorker(worker=worker)
        if worker.employee_number:
            known.by_employee_number[employee_key(worker.employee_number)] = worker.pk
        if worker.birth_date:
            known.by_person[name_key(worker.name), worker.birth_date].append(worker.pk)


def employee_key(number: str) -> str:
    """Employee numbers are compared without case and spaces; leading zeros count."""
    return "".join(number.casefold().split())

"""Carrying out a plan through the bulk services of the registry."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from compliance.audit.services import audited
from compliance.deadlines.services import posting_once
from compliance.employment.models import EmploymentContract
from compliance.employment.services import change_contracts, conclude_contracts
from compliance.imports.planning import no_progress
from compliance.imports.support import SupportReader
from compliance.imports.vocabulary import word_key
from compliance.organizations.services import (
    conclude_support_contract,
    know_support_organization,
    open_site,
)
from compliance.residence.models import ResidenceCard
from compliance.residence.services import correct_residence_card, register_residence_cards
from compliance.workers.models import Passport, Worker
from compliance.workers.services import change_workers, register_passports, register_workers

if TYPE_CHECKING:
    from compliance.imports.known import Known
    from compliance.imports.planning import Plan, PlannedRow, Progress
    from compliance.organizations.models import AcceptingOrganization, Site, SupportContract

ROWS_AT_ONCE: Final = 1_000
STEPS: Final = 8
"""Four of writing, and about as much time again for the deadlines."""


@audited
def write_plan(
    plan: Plan, organization: AcceptingOrganization, *, by: Any, progress: Progress = no_progress
) -> None:
    """Write the new and changed rows in one transaction; rows with errors stay out."""
    rows = list(plan.to_write())
    writer = _Writer(plan.known, organization, by, plan.today)
    writer.open_sites(rows)
    writer.conclude_support(rows)
    for first in range(0, len(rows), ROWS_AT_ONCE):
        chunk = rows[first : first + ROWS_AT_ONCE]
        # Each service posts what follows from its own fact; together they would reckon a worker four times.
        with posting_once():
            for step, write in enumerate(
                (writer.workers, writer.contracts, writer.cards, writer.passports), start=1
            ):
                write(chunk)
                progress((first + len(chunk) * step / STEPS) / len(rows))
    progress(1.0)


class _Writer:
    def __init__(self, known: Known, organization: AcceptingOrganization, by: Any, today: date) -> None:
        self.known = known
        self.organization = organization
        self.by = by
        self.today = today
        self.support: dict[str, SupportContract] = {}
        self.people: dict[int, Worker] = {}

    # --- what workers refer to

    def open_sites(self, rows: list[PlannedRow]) -> None:
        for row in rows:
            for name in (row.differences.site, row.differences.contract_site):
                if name and word_key(name) not in self.known.sites:
                    self.known.sites[word_key(name)] = open_site(
                        organization=self.organization, name=name, by=self.by
                    )

    def _site(self, name: str) -> Site:
        return self.known.sites[word_key(name)]

    def conclude_support(self, rows: list[PlannedRow]) -> None:
        """Know each body, and have a contract with it.

        A ledger does not say since when a body supports: the contract begins with the earliest employment
        among the workers it brings, or today where no row tells or none has begun; its note says so.
        """
        starts: dict[str, list[date]] = defaultdict(list)
        names: dict[str, str] = {}
        for row in rows:
            support = row.differences.support
            if support is None or support.is_own:
                continue
            names[support.number] = support.name
            starts[support.number].append(_employed_since(row) or self.today)
        reader = SupportReader(self.known, (), self.today)
        for number, name in names.items():
            contract = reader.contract_with(number)
            if contract is None:
                contract = self._conclude(number, name, min(*starts[number], self.today))
            self.support[number] = contract

    def _conclude(self, number: str, name: str, starts_on: date) -> SupportContract:
        body = know_support_organization(registration_number=number, name=name, by=self.by)
        ended = [
            contract.ends_on
            for contract in self.known.support_contracts
            if contract.support_organization_id == body.pk and contract.ends_on
        ]
        if ended:
            starts_on = max(starts_on, max(ended) + timedelta(days=1))
        return conclude_support_contract(
            organization=self.organization,
            support_organization=body,
            starts_on=starts_on,
            note=_(
                "Entered by an import. The ledger does not say when the contract began: check the first day."
            ),
            by=self.by,
        )

    # --- workers and what is theirs

    def workers(self, rows: list[PlannedRow]) -> None:
        fresh: list[Worker] = []
        changes: list[tuple[Worker, dict[str, Any]]] = []
        for row in rows:
            facts = self._worker_facts(row)
            if row.found is None:
                worker = Worker(organization=self.organization, **facts)
                fresh.append(worker)
            else:
                worker = row.found.worker
                if facts:
                    changes.append((worker, facts))
            self.people[row.number] = worker
        if fresh:
            register_workers(workers=fresh, by=self.by)
        if changes:
            change_workers(changes=changes, by=self.by)

    def _worker_facts(self, row: PlannedRow) -> dict[str, Any]:
        differences = row.differences
        facts = dict(differences.worker)
        if differences.site:
            facts["site"] = self._site(differences.site)
        if differences.support is not None:
            facts["support_contract"] = self.support.get(differences.support.number)
        return facts

    def contracts(self, rows: list[PlannedRow]) -> None:
        fresh: list[EmploymentContract] = []
        changes: list[tuple[EmploymentContract, dict[str, Any]]] = []
        for row in rows:
            differences = row.differences
            site = {"site": self._site(differences.contract_site)} if differences.contract_site else {}
            if differences.new_contract:
                fresh.append(
                    EmploymentContract(worker=self.people[row.number], **differences.new_contract, **site)
                )
            elif differences.changed_contract is not None:
                contract, terms = differences.changed_contract
                # The services read the worker's organization: the object at hand has it already.
                contract.worker = self.people[row.number]
                changes.append((contract, {**terms, **site}))
        if fresh:
            conclude_contracts(contracts=fresh, by=self.by)
        if changes:
            change_contracts(changes=changes, by=self.by)

    def cards(self, rows: list[PlannedRow]) -> None:
        fresh: list[ResidenceCard] = []
        for row in rows:
            worker = self.people[row.number]
            if row.differences.new_card:
                fresh.append(ResidenceCard(worker=worker, **row.differences.new_card))
            elif row.differences.corrected_card and row.found is not None and row.found.card is not None:
                card = row.found.card
                card.worker = worker
                correct_residence_card(
                    card=card,
                    reason=_("Corrected by an import."),
                    by=self.by,
                    **row.differences.corrected_card,
                )
        if fresh:
            register_residence_cards(cards=fresh, by=self.by)

    def passports(self, rows: list[PlannedRow]) -> None:
        fresh = [
            Passport(worker=self.people[row.number], **row.differences.passport)
            for row in rows
            if row.differences.passport
        ]
        if fresh:
            register_passports(passports=fresh, by=self.by)


def _employed_since(row: PlannedRow) -> date | None:
    if "starts_on" in row.person.facts:
        since: date = row.person.facts["starts_on"]
        return since
    contracts = row.found.contracts if row.found else []
    return contracts[0].starts_on if contracts else None

"""A ledger of many workers, for counting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from compliance.employment.models import EmploymentContract
from compliance.employment.services import conclude_contracts
from compliance.organizations.models import AcceptingOrganization
from compliance.residence.models import ResidenceCard
from compliance.residence.services import register_residence_cards
from compliance.workers.models import Worker
from compliance.workers.services import register_workers

BY = "tests"


def hiring() -> Callable[[AcceptingOrganization, int], list[Worker]]:
    """Takes on so many further workers, each with a card that expires soon and a contract."""
    hired = 0

    def make(organization: AcceptingOrganization, how_many: int) -> list[Worker]:
        nonlocal hired
        site = organization.sites.get()
        numbers = range(hired, hired + how_many)
        hired += how_many
        workers = register_workers(
            workers=[
                Worker(
                    organization=organization,
                    site=site,
                    name=f"WORKER {n:04}",
                    employee_number=f"N{n:04}",
                    nationality="VN",
                    languages=["vi"],
                )
                for n in numbers
            ],
            by=BY,
        )
        register_residence_cards(
            cards=[
                ResidenceCard(
                    worker=worker,
                    number=f"AB{n:08}CD",
                    status="ssw1",
                    permission_kind="extension",
                    permitted_on=date(2025, 12, 1) + timedelta(days=n % 40),
                    period_months=12,
                    expires_on=date(2026, 12, 1) + timedelta(days=n % 40),
                )
                for n, worker in zip(numbers, workers, strict=True)
            ],
            by=BY,
        )
        conclude_contracts(
            contracts=[
                EmploymentContract(worker=worker, field="food_svc", site=site, starts_on=date(2025, 12, 1))
                for worker in workers
            ],
            by=BY,
        )
        return workers

    return make

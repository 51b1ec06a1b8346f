"""A large synthetic country: many employers, one of them large.  Written straight to the tables, in bulk.

The benchmarks measure reading and planning; how rows come to be is measured by the import benchmark.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from compliance.accounts.models import Membership, User
from compliance.common import clock
from compliance.common.encryption import blind_index
from compliance.deadlines.models import Deadline
from compliance.employment.models import EmploymentContract
from compliance.organizations.models import (
    AcceptingOrganization,
    RegisteredSupportOrganization,
    Site,
    SupportContract,
)
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Worker

BATCH = 2_000
NAMES = ("NGUYEN THI LAN", "SANTOSO BUDI", "AUNG KYAW ZIN", "DELA CRUZ MARIA", "THAPA BISHAL")
KINDS = ("card_expiry", "extension_last_day", "interview_worker", "contract_end", "passport_expiry")


def sizes(workers: int, organizations: int, largest: int) -> list[int]:
    """How many workers each organization has: one large, the rest even."""
    rest, extra = divmod(workers - largest, organizations - 1)
    return [largest, *(rest + (1 if number < extra else 0) for number in range(organizations - 1))]


def _in_batches(model, rows) -> None:
    rows = iter(rows)
    while chunk := list(islice(rows, BATCH)):
        model.objects.bulk_create(chunk)


def build(*, workers: int, organizations: int, largest: int, due: int, on: date) -> User:
    """Fill the database; ``due`` deadlines have a reminder step on ``on``, all others later.

    Returns the HR person of the largest organization.
    """
    offices = AcceptingOrganization.objects.bulk_create(
        AcceptingOrganization(name=f"見本会社{number:03d}") for number in range(organizations)
    )
    sites = Site.objects.bulk_create(Site(organization=office, name="本社") for office in offices)
    body = RegisteredSupportOrganization.objects.create(registration_number="19登-000001", name="見本支援")
    contracts = SupportContract.objects.bulk_create(
        SupportContract(organization=office, support_organization=body, starts_on=date(2025, 4, 1))
        for office in offices
    )
    people = User.objects.bulk_create(
        User(email=f"hr{number}@example.jp", name=f"HR {number}") for number in range(organizations)
    )
    Membership.objects.bulk_create(
        Membership(user=person, organization=office, role="hr_staff", joined_on=date(2025, 1, 1))
        for person, office in zip(people, offices, strict=True)
    )
    counts = sizes(workers, organizations, largest)
    _in_batches(
        Worker,
        (
            Worker(
                organization=office,
                site=sites[index],
                support_contract=contracts[index] if number % 2 else None,
                employee_number=f"{number:05d}",
                name=f"{NAMES[number % len(NAMES)]} {number}",
                nationality="VN",
                birth_date=date(1990 + number % 15, 1 + number % 12, 1 + number % 28),
                languages=["vi"],
                email=f"w{index}-{number}@example.jp" if number % 3 else "",
            )
            for index, office in enumerate(offices)
            for number in range(counts[index])
        ),
    )
    _papers(on)
    _ledger(due, on)
    return people[0]


def _papers(on: date) -> None:
    ids = Worker.objects.order_by("pk").values_list("pk", "organization_id")
    _in_batches(
        ResidenceCard,
        (
            ResidenceCard(
                worker_id=pk,
                organization_id=organization_id,
                number=f"AB{pk:08d}CD",
                number_index=blind_index(f"AB{pk:08d}CD"),
                status="ssw1",
                permitted_on=on - timedelta(days=300),
                expires_on=on + timedelta(days=pk % 365 + 1),
            )
            for pk, organization_id in ids.iterator()
        ),
    )
    _in_batches(
        EmploymentContract,
        (
            EmploymentContract(worker_id=pk, field="food_svc", starts_on=on - timedelta(days=400))
            for pk, _organization in ids.iterator()
        ),
    )


def _ledger(due: int, on: date) -> None:
    basis = [
        {
            "rule": "residence/extension_opens",
            "value": 3,
            "effective_from": "2019-04-01",
            "source": "出入国管理及び難民認定法 第21条",
            "confidence": "O",
        }
    ]
    now = clock.now()
    total = Worker.objects.count() * len(KINDS)
    every = max(total // due, 1) if due else 0

    def rows():
        ids = Worker.objects.order_by("pk").values_list("pk", "organization_id")
        number = 0
        for pk, organization_id in ids.iterator():
            for kind in KINDS:
                is_due = bool(every) and number % every == 0 and number // every < due
                due_on = on + timedelta(days=30 if is_due else 200 + number % 400)
                number += 1
                yield Deadline(
                    kind=kind,
                    organization_id=organization_id,
                    worker_id=pk,
                    subject=f"worker:{pk}",
                    opens_on=None,
                    due_on=due_on,
                    safe_on=due_on,
                    last_day=due_on,
                    responsible="organization",
                    severity="critical" if kind == "card_expiry" else "high",
                    basis=basis,
                    posted_at=now,
                    remind_on=on if is_due else due_on - timedelta(days=120),
                )

    _in_batches(Deadline, rows())

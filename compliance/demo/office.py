"""A synthetic office, dated relative to a day, made through the services alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import cycle
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

from compliance.accounts.services import add_member
from compliance.common.dates import add_months
from compliance.employment.models import EmploymentContract
from compliance.employment.services import conclude_contracts
from compliance.organizations.services import (
    add_contact,
    conclude_support_contract,
    know_support_organization,
    open_site,
    register_organization,
)
from compliance.residence.models import ResidenceCard
from compliance.residence.services import (
    register_residence_cards,
)
from compliance.workers.models import Passport, Worker
from compliance.workers.services import (
    register_passports,
    register_workers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.accounts.models import User
    from compliance.organizations.models import (
        AcceptingOrganization,
        RegisteredSupportOrganization,
        SupportContract,
    )

BY = "demo"
DOMAIN = "demo.example"


@lru_cache(maxsize=1)
def cast() -> dict[str, Any]:
    """The invented people and places."""
    path = Path(__file__).parent / "data" / "cast.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@dataclass
class Office:
    """What the demo has made so far."""

    on: date
    password: str
    chance: Random = field(default_factory=lambda: Random(20190401))  # noqa: S311 - the same office every time
    organizations: dict[str, AcceptingOrganization] = field(default_factory=dict)
    bodies: dict[str, RegisteredSupportOrganization] = field(default_factory=dict)
    contracts: dict[str, list[SupportContract]] = field(default_factory=dict)
    workers: dict[str, list[Worker]] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def days(self, count: int) -> date:
        """The day so many days from the demo's day."""
        return self.on + timedelta(days=count)


def make_bodies(office: Office) -> None:
    """The support bodies, one of them close to the end of its registration."""
    for entry in cast()["bodies"]:
        expires_on = add_months(office.on, entry["months_left"])
        office.bodies[entry["number"]] = know_support_organization(
            registration_number=entry["number"],
            name=entry["name"],
            name_kana=entry["kana"],
            postal_code=entry["postal_code"],
            address=entry["address"],
            phone=entry["phone"],
            representative_name=entry["representative"],
            languages=entry["languages"],
            registered_on=office.days(-900),
            expires_on=expires_on,
            is_demo=True,
            by=BY,
        )


def make_organizations(office: Office) -> None:
    """The employers with their sites, contacts and support contracts."""
    for entry in cast()["offices"]:
        title, name = entry["representative"]
        organization = register_organization(
            name=entry["name"],
            name_kana=entry["kana"],
            corporate_number=entry["number"],
            postal_code=entry["postal_code"],
            address=entry["address"],
            phone=entry["phone"],
            representative_title=title,
            representative_name=name,
            is_demo=True,
            by=BY,
        )
        for site in entry["sites"]:
            open_site(
                organization=organization, name=site, address=entry["address"], phone=entry["phone"], by=BY
            )
        add_contact(
            organization=organization, name="総務 太郎", department="総務課", phone=entry["phone"], by=BY
        )
        office.organizations[entry["key"]] = organization
        office.contracts[entry["key"]] = [
            conclude_support_contract(
                organization=organization,
                support_organization=office.bodies[number],
                starts_on=office.days(-500),
                by=BY,
            )
            for number in entry["bodies"]
        ]


def make_people(office: Office) -> None:
    """Somebody of every role."""
    for entry in cast()["members"]:
        membership = add_member(
            email=f"{entry['login']}@{DOMAIN}",
            name=entry["name"],
            role=entry["role"],
            organization=office.organizations.get(entry["at"]),
            support_organization=office.bodies.get(entry["at"]),
            language=entry.get("language", "ja"),
            password=office.password,
            joined_on=office.days(-400),
            by=BY,
        )
        office.people[entry["login"]] = membership.user


def make_workers(office: Office) -> None:
    """About two hundred workers whose cards stand in every state the board can show."""
    turn = _Turns()
    for entry in cast()["offices"]:
        workers = [_worker(office, entry, number, turn) for number in range(entry["workers"])]
        office.workers[entry["key"]] = register_workers(workers=workers, by=BY)
        _give_papers(office, entry, office.workers[entry["key"]], turn)


class _Turns:
    """Takes the values of the cast one after the other, so that each occurs."""

    def __init__(self) -> None:
        self.days_left: Iterator[int] = cycle(cast()["days_left"])
        self.interviewed: Iterator[int] = cycle(cast()["interview_days_ago"])
        self.serial = 10_000_000


def _worker(office: Office, entry: dict[str, Any], number: int, turn: _Turns) -> Worker:
    chance = office.chance
    country = chance.choice(cast()["countries"])
    family, given = chance.choice(country["family"]), chance.choice(country["given"])
    organization = office.organizations[entry["key"]]
    contracts = office.contracts[entry["key"]]
    sites = list(organization.sites.all())
    return Worker(
        organization=organization,
        site=sites[number % len(sites)],
        support_contract=contracts[number % len(contracts)] if contracts and number % 5 else None,
        employee_number=f"{entry['key'][:2].upper()}{number + 1:04d}",
        name=f"{family} {given}",
        family_name=family,
        given_names=given,
        sex=chance.choice(("male", "female")),
        birth_date=date(chance.randint(1988, 2005), chance.randint(1, 12), chance.randint(1, 28)),
        nationality=country["code"],
        home_address=country["capital"],
        is_married=chance.choice((True, False)),
        occupation=entry["category"],
        languages=[country["language"]],
        preferred_language=country["language"],
        email="" if number % 9 == 0 else f"{entry['key']}{number + 1}@worker.{DOMAIN}",
        mobile=f"090-0000-{number:04d}",
        postal_code=entry["postal_code"],
        address=f"{entry['address']} 見本ハイツ{number + 1}号",
        last_interview_on=office.days(-next(turn.interviewed)),
        has_criminal_record=False if number % 3 else None,
        has_family_in_japan=False if number % 4 else None,
    )


def _give_papers(office: Office, entry: dict[str, Any], workers: list[Worker], turn: _Turns) -> None:
    cards, passports, contracts = [], [], []
    for number, worker in enumerate(workers):
        starts_on = office.days(-office.chance.randint(200, 1500))
        contracts.append(
            EmploymentContract(
                worker=worker,
                site=worker.site,
                field=entry["field"],
                work_category=entry["category"],
                starts_on=starts_on,
                ends_on=office.days(office.chance.randint(60, 700)) if number % 2 else None,
                weekly_hours=40,
                monthly_wage=office.chance.randint(190, 260) * 1000,
            )
        )
        if number % 20 == 19:
            continue  # a worker without a card: a gap that the home page shows
        cards.append(_card(office, entry, worker, number, turn))
        passports.append(
            Passport(
                worker=worker,
                number=f"P{turn.serial}",
                expires_on=office.days(office.chance.randint(100, 3000)),
            )
        )
    conclude_contracts(contracts=contracts, by=BY)
    register_residence_cards(cards=cards, by=BY)
    register_passports(passports=passports, by=BY)


def _card(office: Office, entry: dict[str, Any], worker: Worker, number: int, turn: _Turns) -> ResidenceCard:
    turn.serial += 1
    expires_on = office.days(next(turn.days_left))
    is_ssw2 = number % 13 == 12 and entry["key"] != "midori"
    return ResidenceCard(
        worker=worker,
        number=f"DM{turn.serial:08d}XX",
        status="ssw2" if is_ssw2 else "ssw1",
        status_as_written="特定技能2号" if is_ssw2 else "特定技能1号",
        permission_kind=ResidenceCard.PermissionKind.EXTENSION,
        permitted_on=add_months(expires_on, -12),
        period_months=12,
        period_as_written="1年",
        expires_on=expires_on,
        designated_field=entry["field"],
        designated_employer=worker.organization.name,
    )

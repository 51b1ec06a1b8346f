"""Two employers who must not know of each other, with a planted row of every model and marks to search for.

Side A is employer and support body of our people; side B is the stranger.  Each side has a worker that its
support body supports and one (solo) that it does not.  Every text that can be planted holds a mark that
appears nowhere else; whose mark may be read by whom is ``Side.marks`` and ``readers``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.test import Client

from compliance.accounts.models import User
from compliance.accounts.roles import Role
from compliance.accounts.services import add_member, end_membership, issue_token
from compliance.audit.models import AuditEntry
from compliance.deadlines.models import Deadline
from compliance.deadlines.services import settle, snooze
from compliance.employment.services import conclude_contract
from compliance.organizations.services import (
    add_contact,
    conclude_support_contract,
    know_support_organization,
    open_site,
    register_organization,
)
from compliance.reminders.services import run_daily
from compliance.residence.services import record_lapse_check, register_residence_card
from compliance.workers.models import Worker
from compliance.workers.services import (
    add_family_member,
    add_qualification,
    add_stay,
    register_passport,
    register_worker,
)
from tests.security.planted_cases import plant_cases
from tests.security.planted_employment import plant_annual_report, plant_eligibility, plant_history
from tests.security.planted_forms import plant_forms
from tests.security.planted_support import plant_support

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
JOINED = date(2025, 1, 6)
BY = "tests"

EMPLOYER_ROLES = (Role.HR_STAFF, Role.HR_MANAGER, Role.SCRIVENER, Role.AUDITOR)
BODY_ROLES = (Role.SUPPORT_STAFF, Role.SUPPORT_MANAGER)


@dataclass(frozen=True)
class Marks:
    """Texts of one side that are searched for."""

    organization: str
    """In the facts of the employer: its people, contacts, sites."""
    person: str
    """In the facts of the worker whom the body supports."""
    solo: str
    """In the facts of the worker whom nobody supports."""
    private: str
    """In the employer's own notes."""
    body: str
    """In the facts of the support body."""
    numbers: tuple[str, ...]
    """Whole numbers of cards and passports."""

    @property
    def words(self) -> frozenset[str]:
        return frozenset({self.organization, self.person, self.solo, self.private, self.body})


MARKS = {
    "A": Marks(
        "zqaorg",
        "zqaper",
        "zqasolo",
        "zqapriv",
        "zqabody",
        ("QA45909953ER", "QA1090518", "QA11112222QA", "QA33334444QA", "QA55556666XX"),
    ),
    "B": Marks(
        "zqborg",
        "zqbper",
        "zqbsolo",
        "zqbpriv",
        "zqbbody",
        ("QB73097205LF", "QB4511786", "QB11112222QB", "QB33334444QB", "QB55556666XX"),
    ),
}
NUMBERS = MARKS["A"].numbers + MARKS["B"].numbers


@dataclass
class Side:
    """One employer with its support body, their people, and the id of a planted row for each model."""

    name: str
    marks: Marks
    rows: dict[str, int] = field(default_factory=dict)
    solo: dict[str, int] = field(default_factory=dict)
    """Rows about the worker whom the body does not support."""
    settled: int = 0
    """A deadline of the supported worker that is done."""
    employers_staff: int = 0
    """Support staff of the employer; the planted row of that model is the body's."""
    past: dict[str, int] = field(default_factory=dict)
    """What the body recorded of somebody it no longer supports, by kind."""
    people: dict[str, User] = field(default_factory=dict)

    def plant(self, row: models.Model, *, solo: bool = False) -> Any:
        (self.solo if solo else self.rows)[row._meta.label] = row.pk
        return row


@dataclass
class Actor:
    """Somebody who asks: what they may read, and what must not exist for them."""

    name: str
    side: str
    role: str
    client: Client
    readable: frozenset[str]

    @property
    def is_inside(self) -> bool:
        return bool(self.role) and self.side in MARKS

    @property
    def forbidden(self) -> frozenset[str]:
        return frozenset().union(*(marks.words for marks in MARKS.values())) - self.readable


@dataclass
class World:
    """Both sides, and everybody who asks."""

    sides: dict[str, Side]
    actors: dict[str, Actor]
    mails: list[Any] = field(default_factory=list)
    """What the daily run sent."""


def _people(side: Side, organization: Any, body: Any) -> None:
    marks = side.marks
    for role in EMPLOYER_ROLES:
        side.people[role] = add_member(
            email=f"{role}.{marks.organization}@example.jp",
            name=f"{role} {marks.organization}",
            role=role,
            organization=organization,
            joined_on=JOINED,
            by=BY,
        ).user
    for role in BODY_ROLES:
        side.people[role] = add_member(
            email=f"{role}.{marks.body}@example.jp",
            name=f"{role} {marks.body}",
            role=role,
            support_organization=body,
            joined_on=JOINED,
            by=BY,
        ).user
    side.plant(side.people[Role.HR_STAFF])
    side.plant(side.people[Role.HR_STAFF].memberships.get())
    side.plant(
        issue_token(
            membership=side.people[Role.HR_STAFF].memberships.get(), name=marks.organization, by=BY
        ).token
    )


def _worker(
    side: Side, organization: Any, site: Any, contract: Any, mark: str, numbers: tuple[str, str]
) -> Worker:
    solo = contract is None
    worker = side.plant(
        register_worker(
            organization=organization,
            site=site,
            support_contract=contract,
            employee_number=f"{mark}-1",
            name=f"NAME {mark}",
            name_kana=mark,
            name_kanji=mark,
            family_name=mark,
            given_names=mark,
            birth_date=date(1998, 1, 22),
            nationality="VN",
            sex="female",
            birth_place=mark,
            home_address=mark,
            occupation=mark,
            address=f"東京都 {mark}",
            phone=mark,
            email=f"{mark}@example.jp",
            languages=["vi"],
            preferred_language="vi",
            criminal_record_detail=side.marks.private,
            note=side.marks.private,
            by=BY,
        ),
        solo=solo,
    )
    number, passport_number = numbers
    card = side.plant(
        register_residence_card(
            worker=worker,
            number=number,
            status="ssw1",
            status_as_written=f"特定技能1号 {mark}",
            permission_kind="extension",
            permitted_on=date(2026, 1, 31),
            period_months=12,
            expires_on=date(2026, 12, 20),
            by=BY,
        ),
        solo=solo,
    )
    side.plant(
        record_lapse_check(card=card, result="not_lapsed", note=mark, by=side.people[Role.HR_STAFF]),
        solo=solo,
    )
    side.plant(
        register_passport(worker=worker, number=passport_number, expires_on=date(2027, 1, 5), by=BY),
        solo=solo,
    )
    side.plant(add_qualification(worker=worker, kind="skills_test", name=mark, place=mark, by=BY), solo=solo)
    side.plant(add_stay(worker=worker, status="ssw1", from_on=date(2025, 4, 1), by=BY), solo=solo)
    side.plant(
        add_family_member(
            worker=worker, relation=mark, name=f"REL {mark}", workplace=mark, card_number=number, by=BY
        ),
        solo=solo,
    )
    side.plant(
        conclude_contract(
            worker=worker,
            starts_on=date(2025, 4, 1),
            ends_on=date(2027, 3, 31),
            field="food_svc",
            field_as_written=mark,
            work_category=mark,
            site=site,
            by=BY,
        ),
        solo=solo,
    )
    for row in plant_history(worker, mark):
        side.plant(row, solo=solo)
    deadline = Deadline.objects.filter(worker=worker, kind="card_expiry").get()
    side.plant(
        snooze(
            deadline=deadline,
            by=side.people[Role.HR_STAFF],
            until_on=date(2026, 11, 22),
            reason=f"waits {mark}",
        ),
        solo=solo,
    )
    if not solo:
        done = Deadline.objects.get(worker=worker, kind="passport_expiry")
        side.settled = settle(deadline=done, by=side.people[Role.HR_STAFF], note=f"done {mark}").pk
    return worker


def plant_side(name: str) -> Side:
    marks = MARKS[name]
    side = Side(name, marks)
    word = marks.organization
    organization = side.plant(
        register_organization(
            name=f"株式会社 {word}",
            name_kana=word,
            address=f"東京都大田区 {word}",
            phone=word,
            representative_title="代表取締役",
            representative_name=word,
            by=BY,
        )
    )
    site = side.plant(open_site(organization=organization, name=f"店 {word}", address=word, by=BY))
    side.plant(add_contact(organization=organization, site=site, name=f"人事 {word}", department=word, by=BY))
    body = side.plant(
        know_support_organization(
            registration_number="19登-000123" if name == "A" else "20登-000456",
            name=f"支援 {marks.body}",
            address=marks.body,
            registered_on=date(2024, 6, 10),
            expires_on=date(2029, 6, 10),
            by=BY,
        )
    )
    contract = side.plant(
        conclude_support_contract(
            organization=organization,
            support_organization=body,
            starts_on=date(2025, 4, 1),
            note=marks.private,
            by=BY,
        )
    )
    _people(side, organization, body)
    for row in plant_eligibility(organization, word):
        side.plant(row)
    side.plant(plant_annual_report(organization, word))
    _worker(side, organization, site, contract, marks.person, marks.numbers[:2])
    _worker(side, organization, site, None, marks.solo, marks.numbers[2:4])
    _wishes(side, organization)
    _import(side, organization)
    plant_support(side, organization)
    plant_forms(side, organization)
    plant_cases(side, organization)
    return side


def _wishes(side: Side, organization: Any) -> None:
    from compliance.deadlines.models import ReminderStep
    from compliance.reminders.models import QuietDay, ReminderPolicy

    side.plant(ReminderPolicy.objects.create(organization=organization))
    side.plant(
        QuietDay.objects.create(
            organization=organization, quiet_on=date(2027, 8, 13), note=side.marks.organization
        )
    )
    side.plant(ReminderStep.objects.create(organization=organization, kind="card_expiry", days_before=150))


def _import(side: Side, organization: Any) -> None:
    from compliance.imports.services import upload_ledger

    ledger = (
        "氏名,在留カード番号,在留期限\n"
        f"NEW {side.marks.person},{side.marks.numbers[4]},2027-05-01\n"
        f"BAD {side.marks.person},zzz,2027-13-45\n"
    )
    batch = upload_ledger(
        organization=organization,
        content=ledger.encode(),
        file_name=f"{side.marks.organization}.csv",
        by=side.people[Role.HR_STAFF],
    )
    side.plant(batch)
    side.plant(batch.rows.first())


def _after_the_run(side: Side) -> None:
    from compliance.reminders.models import DailyRun, Digest, Reminder

    organization_id = side.rows["organizations.AcceptingOrganization"]
    person, solo = side.rows["workers.Worker"], side.solo["workers.Worker"]
    to_staff = Reminder.objects.filter(organization=organization_id, to_user=side.people[Role.HR_STAFF])
    side.plant(to_staff.filter(deadline__worker=person).first())
    side.plant(to_staff.filter(deadline__worker=solo).first(), solo=True)
    side.plant(Digest.objects.get(to_user=side.people[Role.HR_STAFF]))
    side.plant(DailyRun.objects.first())
    side.plant(
        AuditEntry.objects.filter(
            organization_id=organization_id, target_label__contains=side.marks.person
        ).first()
    )


def plant() -> World:
    """Both sides with all their rows, the reminders of the day sent, and everybody signed in."""
    sides = {name: plant_side(name) for name in MARKS}
    run_daily()
    for side in sides.values():
        _after_the_run(side)
    return World(sides, _actors(sides))


def _signed_in(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def _actors(sides: dict[str, Side]) -> dict[str, Actor]:
    actors: dict[str, Actor] = {}
    for name, side in sides.items():
        marks = side.marks
        for role, user in side.people.items():
            readable = (
                marks.words
                if role in EMPLOYER_ROLES
                else frozenset({marks.organization, marks.person, marks.body})
            )
            actors[f"{role}.{name}"] = Actor(f"{role}.{name}", name, role, _signed_in(user), readable)
    public = frozenset(word for marks in MARKS.values() for word in (marks.organization, marks.body))
    administrator = add_member(
        email="sysadm@example.jp", role=Role.SYSTEM_ADMINISTRATOR, joined_on=JOINED, by=BY
    )
    organization = (
        Worker.objects.select_related("organization").get(pk=sides["A"].rows["workers.Worker"]).organization
    )
    former = add_member(
        email="former@example.jp", role=Role.HR_MANAGER, organization=organization, joined_on=JOINED, by=BY
    )
    end_membership(membership=former, left_on=date(2026, 11, 23), by=BY)
    actors["administrator"] = Actor(
        "administrator", "", Role.SYSTEM_ADMINISTRATOR, _signed_in(administrator.user), public
    )
    actors["former"] = Actor("former", "", "", _signed_in(former.user), frozenset())
    actors["nobody"] = Actor("nobody", "", "", _signed_in(None), frozenset())
    return actors

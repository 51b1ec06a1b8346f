"""Offices, people, workers and deadlines, written straight to the tables: only reminders are tested."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from compliance.accounts.models import Membership, User
from compliance.common import clock
from compliance.deadlines.models import Deadline
from compliance.organizations.models import (
    AcceptingOrganization,
    RegisteredSupportOrganization,
    SupportContract,
)
from compliance.reminders.kinds import kind as told_kind
from compliance.workers.models import Worker

_numbers = count(1)
TODAY = date(2026, 11, 23)
BASIS = [
    {
        "rule": "residence/extension_opens",
        "value": 3,
        "effective_from": "2012-07-09",
        "source": "出入国在留管理庁「在留期間更新許可申請」",
        "confidence": "O*",
    }
]


def office(name: str = "株式会社山田食品", *, phone: str = "03-0000-0001") -> AcceptingOrganization:
    return AcceptingOrganization.objects.create(name=name, phone=phone)


def person(name: str, *, language: str = "ja", email: str | None = None, active: bool = True) -> User:
    address = f"{name.lower()}@example.jp" if email is None else email
    return User.objects.create(name=name, email=address, language=language, is_active=active)


def member(
    name: str,
    where: AcceptingOrganization | RegisteredSupportOrganization,
    role: str = "hr_staff",
    *,
    left_on: date | None = None,
    receives: bool = True,
    **facts: object,
) -> User:
    user = person(name, **facts)  # type: ignore[arg-type]
    is_body = isinstance(where, RegisteredSupportOrganization)
    Membership.objects.create(
        user=user,
        organization=None if is_body else where,
        support_organization=where if is_body else None,
        role=role,
        joined_on=date(2025, 1, 6),
        left_on=left_on,
        receives_reminders=receives,
    )
    return user


def support_body(name: str = "きた支援センター") -> RegisteredSupportOrganization:
    return RegisteredSupportOrganization.objects.create(
        name=name, registration_number=f"19登-{next(_numbers):06d}"
    )


def supports(
    body: RegisteredSupportOrganization, organization: AcceptingOrganization, *, ends_on: date | None = None
) -> SupportContract:
    return SupportContract.objects.create(
        organization=organization, support_organization=body, starts_on=date(2025, 4, 1), ends_on=ends_on
    )


def worker(organization: AcceptingOrganization, name: str = "NGUYEN THI LAN", **facts: object) -> Worker:
    return Worker.objects.create(organization=organization, name=name, **facts)


def deadline(
    about: Worker | AcceptingOrganization,
    *,
    due_on: date,
    kind: str = "card_expiry",
    **facts: object,
) -> Deadline:
    """As the ledger posts it: its next moment is its first step."""
    of_worker = isinstance(about, Worker)
    steps = told_kind(kind, due_on).steps
    values: dict[str, object] = {
        "subject": f"residence_card:{next(_numbers)}",
        "safe_on": due_on,
        "last_day": due_on,
        "responsible": "organization",
        "severity": "critical",
        "basis": BASIS,
        "posted_at": clock.now(),
        "remind_on": due_on - timedelta(days=max(steps)) if steps else None,
        **facts,
    }
    return Deadline.objects.create(
        kind=kind,
        organization=about.organization if of_worker else about,
        worker=about if of_worker else None,
        due_on=due_on,
        **values,
    )


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)

"""Who is told of a deadline: queries that planning inserts from, and the question asked again at sending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.module_loading import import_string

from compliance.accounts.models import Membership, User
from compliance.accounts.roles import Role
from compliance.deadlines.models import Deadline
from compliance.organizations.models import SupportContract
from compliance.reminders.kinds import telling
from compliance.reminders.models import Reminder, ReminderPolicy

if TYPE_CHECKING:
    from datetime import date

    from compliance.workers.models import Worker

Deadlines = QuerySet[Deadline]
Source = Callable[[Deadlines, "date"], Deadlines]
"""Of these deadlines, those with a further recipient: annotated with ``recipient_user_id``."""

EMPLOYER_ROLES_TOLD: Final = (Role.HR_STAFF, Role.HR_MANAGER)
SUPPORT_ROLES_TOLD: Final = (Role.SUPPORT_STAFF, Role.SUPPORT_MANAGER)
CONTRACT_SUBJECT: Final = "support_contract"
"""What a deadline about the contract itself rests on is named ``support_contract:12``."""
_CHARS = CharField()


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of recipient: of the deadlines that are due, those with such a person, and who it is."""

    audience: str
    deadlines: Deadlines
    key: Any
    user: str | None = None
    worker: str | None = None


def everyone_told(due: Deadlines, on: date) -> list[Told]:
    """The employer first: who is told as the employer is not told again as anything else."""
    told = [_employers(due, on), _support_bodies(due, on), _bodies_themselves(due, on), _workers(due, on)]
    for path in settings.RECIPIENT_SOURCES:
        source: Source = import_string(path)
        told.append(
            Told(
                Reminder.Audience.OTHER,
                source(due, on),
                key=_key("user", "recipient_user_id"),
                user="recipient_user_id",
            )
        )
    return told


def _key(kind: str, path: str) -> Concat:
    return Concat(Value(f"{kind}:", _CHARS), Cast(path, _CHARS), output_field=_CHARS)


def _receiving(path: str, roles: tuple[Role, ...], on: date) -> Q:
    """Members who get reminders: in one of these roles, joined, not left, with an account and an address."""
    return Q(
        **{
            f"{path}__role__in": roles,
            f"{path}__receives_reminders": True,
            f"{path}__joined_on__lte": on,
            f"{path}__user__is_active": True,
            f"{path}__user__email__contains": "@",
        }
    ) & (Q(**{f"{path}__left_on__isnull": True}) | Q(**{f"{path}__left_on__gt": on}))


def _wishes(flag: str) -> Q:
    """The organization's policy lets it; without a policy the default is yes."""
    path = "organization__reminder_policy"
    return Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__{flag}": True})


def _employers(due: Deadlines, on: date) -> Told:
    path = "organization__memberships"
    user = f"{path}__user_id"
    members = due.filter(_receiving(path, EMPLOYER_ROLES_TOLD, on))
    return Told(Reminder.Audience.EMPLOYER, members, key=_key("user", user), user=user)


def _support_bodies(due: Deadlines, on: date) -> Told:
    contract = "worker__support_contract"
    path = f"{contract}__support_organization__memberships"
    user = f"{path}__user_id"
    members = due.filter(
        _receiving(path, SUPPORT_ROLES_TOLD, on),
        Q(**{f"{contract}__ends_on__isnull": True}) | Q(**{f"{contract}__ends_on__gte": on}),
        _wishes("tell_support_body"),
        _named_or_all(contract, path, on),
        **{f"{contract}__starts_on__lte": on, "kind__in": telling("support_body", on)},
    )
    return Told(Reminder.Audience.SUPPORT_BODY, members, key=_key("user", user), user=user)


def _named_or_all(contract: str, path: str, on: date) -> Q:
    """Person and stand-in where somebody is named, and managers once it is overdue; else everybody.

    Who is named and can no longer be reached there leaves no silence behind: then everybody is told.
    """
    user = F(f"{path}__user_id")
    escalated = Q(**{"due_on__lt": on, f"{path}__role": Role.SUPPORT_MANAGER})
    reached = Membership.objects.current(on=on).filter(
        user=OuterRef("assignee"),
        support_organization=OuterRef(f"{contract}__support_organization"),
        receives_reminders=True,
        user__is_active=True,
        user__email__contains="@",
    )
    return ~Q(Exists(reached)) | Q(assignee=user) | Q(stand_in=user) | escalated


def _bodies_themselves(due: Deadlines, on: date) -> Told:
    """A support body is told of its own matters, such as the end of its registration."""
    contract = "organization__support_contracts"
    path = f"{contract}__support_organization__memberships"
    user = f"{path}__user_id"
    members = due.filter(
        _receiving(path, SUPPORT_ROLES_TOLD, on),
        Q(**{f"{contract}__ends_on__isnull": True}) | Q(**{f"{contract}__ends_on__gte": on}),
        _wishes("tell_support_body"),
        **{
            f"{contract}__starts_on__lte": on,
            "subject": _key(CONTRACT_SUBJECT, f"{contract}__pk"),
            "subject__startswith": f"{CONTRACT_SUBJECT}:",
            "worker__isnull": True,
            "kind__in": telling("support_body", on),
        },
    )
    return Told(Reminder.Audience.SUPPORT_BODY, members, key=_key("user", user), user=user)


def _workers(due: Deadlines, on: date) -> Told:
    own = due.filter(
        Q(worker__left_on__isnull=True) | Q(worker__left_on__gt=on),
        _wishes("tell_workers"),
        worker__email__contains="@",
        kind__in=telling("worker", on),
    )
    return Told(Reminder.Audience.WORKER, own, key=_key("worker", "worker_id"), worker="worker_id")


def employer_told(on: date) -> QuerySet[Membership]:
    """Everybody who is told as an employer on that day."""
    return Membership.objects.current(on=on).filter(
        role__in=EMPLOYER_ROLES_TOLD,
        receives_reminders=True,
        user__is_active=True,
        user__email__contains="@",
        organization__isnull=False,
    )


def without_recipient(deadlines: Deadlines, *, on: date) -> Deadlines:
    """Those of which nobody at the employer would be told: a gap somebody has to fill."""
    somebody = employer_told(on).filter(organization=OuterRef("organization"))
    return deadlines.filter(~Exists(somebody), state=Deadline.State.OPEN, remind_on__isnull=False)


class StillReached:
    """Asked just before a mail goes out: which reminders this person is still to be told of."""

    def __init__(self, *, on: date, user: User | None, worker: Worker | None) -> None:
        self.on, self.user, self.worker = on, user, worker
        self.organization_ids: set[int] = set()
        self.contract_ids: set[int] = set()
        if user is not None and user.is_active:
            self._read_memberships(user)
        if worker is not None and (worker.left_on is None or worker.left_on > on):
            policy = ReminderPolicy.objects.filter(organization=worker.organization_id).first()
            if policy is None or policy.tell_workers:
                self.organization_ids.add(worker.organization_id)

    def _read_memberships(self, user: User) -> None:
        bodies = []
        for membership in user.memberships.current(on=self.on).filter(receives_reminders=True):
            if membership.role in EMPLOYER_ROLES_TOLD and membership.organization_id:
                self.organization_ids.add(membership.organization_id)
            elif membership.role in SUPPORT_ROLES_TOLD and membership.support_organization_id:
                bodies.append(membership.support_organization_id)
        if bodies:
            running = SupportContract.objects.running(on=self.on).filter(support_organization__in=bodies)
            self.contract_ids = set(running.filter(_wishes("tell_support_body")).values_list("pk", flat=True))

    def by(self, reminder: Reminder) -> bool:
        """Whether this one is still to be told."""
        if reminder.audience in {Reminder.Audience.EMPLOYER, Reminder.Audience.WORKER}:
            return reminder.organization_id in self.organization_ids
        if reminder.audience == Reminder.Audience.SUPPORT_BODY:
            return _contract_of(reminder.deadline) in self.contract_ids
        return Deadline.objects.visible_to(self.user, on=self.on).filter(pk=reminder.deadline_id).exists()


def _contract_of(deadline: Deadline) -> int | None:
    """The support contract a deadline falls under: its worker's, or the one it is about."""
    if deadline.worker is not None:
        return deadline.worker.support_contract_id
    subject, _colon, pk = deadline.subject.partition(":")
    return int(pk) if subject == CONTRACT_SUBJECT and pk.isdecimal() else None

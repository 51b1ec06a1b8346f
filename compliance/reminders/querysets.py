"""Reads of reminders, the mails they went out in, and the daily runs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, TypeVar

from django.db import models
from django.db.models import Q

from compliance.accounts.models import Membership
from compliance.common.tenancy import Scope, TenantQuerySet

if TYPE_CHECKING:
    from datetime import date, datetime

    from compliance.reminders.models import DailyRun, Digest, Reminder

M = TypeVar("M", bound=models.Model)

CLAIM_LAPSES_AFTER: Final = timedelta(minutes=15)
"""Longer than any mail takes: a claim this old belongs to a sender that was killed."""


class ReminderQuerySet(TenantQuerySet["Reminder"]):
    """The delivery ledger, a line for each person told of a step; a support body sees its workers' lines."""

    support_contract_path: ClassVar[str | None] = "deadline__worker__support_contract"

    def allowed_to(self, scope: Scope) -> Q | None:
        """A body also sees what its members were told of its own registration, by a client it still has."""
        allowed = super().allowed_to(scope)
        if not scope.client_ids:
            return allowed
        colleagues = Membership.objects.filter(support_organization__in=scope.support_organization_ids)
        own = Q(
            audience="support_body",
            deadline__worker__isnull=True,
            organization__in=scope.client_ids,
            to_user__in=colleagues.values("user"),
        )
        return own if allowed is None else allowed | own

    def addressed_to(self, user: Any) -> Self:
        """Those meant for this person, as far as they may still see them."""
        return self.visible_to(user).filter(to_user=user)

    def to_acknowledge(self) -> Self:
        """Told, still open, and not yet acknowledged by the one who was told."""
        return self.filter(state="sent", acknowledged_at__isnull=True, deadline__state="open")


class DigestQuerySet(models.QuerySet["Digest"]):
    """Mails: what is to be sent, and what became of it."""

    def visible_to(self, user: Any, *, on: date | None = None) -> Self:
        """One's own mails, and those that hold a reminder one may see."""
        from compliance.reminders.models import Reminder  # noqa: PLC0415 - models import their querysets

        if not getattr(user, "is_authenticated", False):
            return self.none()
        shown = Reminder.objects.visible_to(user, on=on).filter(digest__isnull=False).values("digest")
        return self.filter(Q(to_user=user) | Q(pk__in=shown))

    def ready(self, *, now: datetime) -> Self:
        """Planned; failed and due again; or claimed so long ago that the sender must be dead."""
        return self.filter(
            Q(state="planned")
            | Q(state="failed", next_attempt_at__lte=now)
            | Q(state="claimed", claimed_at__lte=now - CLAIM_LAPSES_AFTER)
        )

    def failed(self) -> Self:
        """Mails that did not get through and are being tried again."""
        return self.filter(state="failed")

    def open_to_reminders(self) -> Self:
        """Not on their way, and certain not to have arrived: a reminder may still be added."""
        return self.filter(state__in=("planned", "failed"), in_doubt=False)


class PolicyQuerySet(TenantQuerySet[M]):
    """An organization's own wishes; nobody else sees them."""


class DailyRunQuerySet(models.QuerySet["DailyRun"]):
    """Proofs of the daily run; they name no organization."""

    def finished_for(self, day: date, until: date) -> Self:
        """Runs for a day from ``day`` to ``until`` that came to their end."""
        return self.filter(day__gte=day, day__lte=until, finished_at__isnull=False)

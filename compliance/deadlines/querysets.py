"""Reads of the ledger of deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db.models import Case, IntegerField, Value, When

from compliance.common.tenancy import TenantQuerySet

if TYPE_CHECKING:
    from datetime import date

    from compliance.deadlines.models import Deadline

_SEVERITIES = ("critical", "high", "medium", "low", "info")


class DeadlineQuerySet(TenantQuerySet["Deadline"]):
    """Deadlines; a support body sees those of the workers it supports."""

    support_contract_path: ClassVar[str | None] = "worker__support_contract"

    def open(self) -> Self:
        """Those nobody has settled."""
        return self.filter(state="open")

    def overdue(self, *, on: date) -> Self:
        """Open ones whose day has passed."""
        return self.open().filter(due_on__lt=on)

    def due_within(self, days_on: date) -> Self:
        """Open ones whose day comes no later than ``days_on``."""
        return self.open().filter(due_on__lte=days_on)

    def by_harm(self) -> Self:
        """Ordered by what the law does when it is missed, then by day."""
        rank = Case(
            *(When(severity=name, then=Value(index)) for index, name in enumerate(_SEVERITIES)),
            default=Value(len(_SEVERITIES)),
            output_field=IntegerField(),
        )
        return self.annotate(harm=rank).order_by("harm", "due_on", "id")

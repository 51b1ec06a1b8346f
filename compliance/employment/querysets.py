"""Reads of employment contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from compliance.workers.querysets import OfWorkerQuerySet

if TYPE_CHECKING:
    from datetime import date

    from compliance.employment.models import EmploymentContract


class EmploymentContractQuerySet(OfWorkerQuerySet["EmploymentContract"]):
    """Contract versions."""

    def current(self) -> Self:
        """The version of each contract that is in use."""
        return self.filter(superseded_at__isnull=True)

    def running(self, *, on: date) -> Self:
        """Those under which somebody is employed on that day."""
        return self.current().filter(starts_on__lte=on).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))

"""Reads of cases. A support body sees none of them: what a client files is the client's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from compliance.common.tenancy import TenantQuerySet

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case, CaseFile, Cohort, EmployerAnswer, Event

M = TypeVar("M", bound=models.Model)

_OPEN = ("preparing", "prepared", "approved", "waiting", "asked")
_BEFORE_FILING = ("preparing", "prepared", "approved")


class CaseQuerySet(TenantQuerySet["Case"]):
    """Cases."""

    def open(self) -> Self:
        """Those that are neither decided nor done."""
        return self.filter(state__in=_OPEN)

    def before_filing(self) -> Self:
        """Those that are still being prepared."""
        return self.filter(state__in=_BEFORE_FILING)

    def late(self, *, on: date) -> Self:
        """Not filed, though the day has passed."""
        return self.before_filing().filter(due_on__lt=on)

    def due_within(self, until_on: date) -> Self:
        """Not filed, and due no later than that day."""
        return self.before_filing().filter(due_on__lte=until_on)

    def by_day(self) -> Self:
        """The nearest day first; those without a day last."""
        return self.order_by(F("due_on").asc(nulls_last=True), "id")

    def searched(self, text: str) -> Self:
        """By title, receipt number, or the worker's name."""
        return self.filter(
            Q(title__icontains=text)
            | Q(receipt_number__iexact=text.strip())
            | Q(worker__name__icontains=text)
            | Q(worker__name_kana__icontains=text)
        )

    def with_names(self) -> Self:
        """Everything a list shows of a case, in one query."""
        return self.select_related("worker", "organization", "cohort")


class OfCaseQuerySet(TenantQuerySet[M]):
    """What hangs on a case: steps, papers, requests, acts, overridden findings."""

    organization_path: ClassVar[str] = "case__organization"


class CaseFileQuerySet(TenantQuerySet["CaseFile"]):
    """Files of papers."""

    organization_path: ClassVar[str] = "paper__case__organization"

    def standing(self) -> Self:
        """Those that were not attached by mistake."""
        return self.filter(voided_at__isnull=True)


class CohortQuerySet(TenantQuerySet["Cohort"]):
    """Cohorts."""


class EmployerAnswerQuerySet(TenantQuerySet["EmployerAnswer"]):
    """Answers about employers."""


class EventQuerySet(TenantQuerySet["Event"]):
    """Events."""

    def standing(self) -> Self:
        """Those that were not entered by mistake."""
        return self.filter(voided_at__isnull=True)

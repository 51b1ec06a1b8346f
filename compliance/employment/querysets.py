"""Reads of employment contracts and what goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from compliance.common.tenancy import TenantQuerySet
from compliance.workers.querysets import OfWorkerQuerySet

if TYPE_CHECKING:
    from datetime import date

    from compliance.employment.models import EmploymentContract, PayrollRecord

M = TypeVar("M", bound=models.Model)


class EmploymentContractQuerySet(OfWorkerQuerySet["EmploymentContract"]):
    """Contract versions."""

    def current(self) -> Self:
        """The version of each contract that is in use."""
        return self.filter(superseded_at__isnull=True)

    def running(self, *, on: date) -> Self:
        """Those under which somebody is employed on that day."""
        return self.current().filter(starts_on__lte=on).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))

    def overlapping(self, first: date, last: date) -> Self:
        """Those under which somebody was employed on a day from the first to the last."""
        return (
            self.current()
            .filter(starts_on__lte=last)
            .filter(Q(ended_on__isnull=True) | Q(ended_on__gte=first))
        )


class OfContractQuerySet(TenantQuerySet[M]):
    """What hangs on a contract version and may be seen with it."""

    organization_path: ClassVar[str] = "contract__worker__organization"
    support_contract_path: ClassVar[str | None] = "contract__worker__support_contract"


class EmployersOwnQuerySet(TenantQuerySet[M]):
    """What hangs on a contract version and is nobody's business outside the employer."""

    organization_path: ClassVar[str] = "contract__worker__organization"


class OfConditionsQuerySet(TenantQuerySet[M]):
    """Rows of working conditions."""

    organization_path: ClassVar[str] = "conditions__contract__worker__organization"
    support_contract_path: ClassVar[str | None] = "conditions__contract__worker__support_contract"


class OfRecruitmentQuerySet(TenantQuerySet[M]):
    """Rows of a recruitment."""

    organization_path: ClassVar[str] = "recruitment__worker__organization"
    support_contract_path: ClassVar[str | None] = "recruitment__worker__support_contract"


class PayrollQuerySet(TenantQuerySet["PayrollRecord"]):
    """Months of payroll; never shown outside the employer."""

    organization_path: ClassVar[str] = "worker__organization"

    def of_month(self, year: int, month: int) -> Self:
        """One month of everybody."""
        return self.filter(year=year, month=month)

    def of_fiscal_year(self, first: date, last: date) -> Self:
        """The months from the first day to the last, both within."""
        return self.filter(
            Q(year=first.year, month__gte=first.month) | Q(year=last.year, month__lte=last.month)
        )

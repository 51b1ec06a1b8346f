"""Reads of employment contracts and what goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from compliance.common.tenancy import TenantQuerySet
from compliance.workers.querysets import OfWorkerQuerySet

if TYPE_CHECKING:
    from datetime import date

    from compliance.employment.models import EmploymentContract

M = TypeVar("M", bound=models.Model)


class EmploymentContractQuerySet(OfWorkerQuerySet["EmploymentContract"]):
    """Contract versions."""

    def current(self) -> Self:
        """The version of each contract that is in use."""
        return self.filter(superseded_at__isnull=True)

    def running(self, *, on: date) -> Self:
        """Those under which somebody is employed on that day."""
        return self.current().filter(starts_on__lte=on).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))


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

"""Reads of employers, their sites, and the bodies that support them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from compliance.common.tenancy import Scope, TenantQuerySet

if TYPE_CHECKING:
    from datetime import date

    from compliance.organizations.models import (
        AcceptingOrganization,
        Contact,
        RegisteredSupportOrganization,
        Site,
        SupportContract,
    )

M = TypeVar("M", bound=models.Model)


class AcceptingOrganizationQuerySet(TenantQuerySet["AcceptingOrganization"]):
    """The tenants themselves."""

    organization_path: ClassVar[str] = "pk"
    client_path: ClassVar[str | None] = "pk"
    administrators_see_all: ClassVar[bool] = True


class SiteQuerySet(TenantQuerySet["Site"]):
    """Sites; a support body sees those of its clients."""

    client_path: ClassVar[str | None] = "organization"


class ContactQuerySet(TenantQuerySet["Contact"]):
    """Contacts; a support body sees those of its clients."""

    client_path: ClassVar[str | None] = "organization"


class OfOrganizationQuerySet(TenantQuerySet[M]):
    """What an employer answers for itself; no support body's business."""


class RegisteredSupportOrganizationQuerySet(TenantQuerySet["RegisteredSupportOrganization"]):
    """Register facts, shown to the body itself and to those who have a contract with it."""

    administrators_see_all: ClassVar[bool] = True

    def allowed_to(self, scope: Scope) -> Q | None:
        from compliance.organizations.models import SupportContract  # noqa: PLC0415

        contracts = SupportContract.objects.filter(organization__in=scope.organization_ids)
        if not scope.organization_ids and not scope.support_organization_ids:
            return None
        return Q(pk__in=scope.support_organization_ids) | Q(pk__in=contracts.values("support_organization"))


class SupportContractQuerySet(TenantQuerySet["SupportContract"]):
    """Contracts; the support body sees its own while they run."""

    support_contract_path: ClassVar[str | None] = "pk"

    def running(self, *, on: date) -> Self:
        """Those in force on that day, first and last day included."""
        return self.filter(starts_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

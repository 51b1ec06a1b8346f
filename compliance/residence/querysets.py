"""Reads of residence cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from compliance.common.encryption import blind_index
from compliance.common.tenancy import TenantQuerySet

if TYPE_CHECKING:
    from compliance.residence.models import LapseCheck, ResidenceCard


class ResidenceCardQuerySet(TenantQuerySet["ResidenceCard"]):
    """Card versions."""

    support_contract_path: ClassVar[str | None] = "worker__support_contract"

    def current(self) -> Self:
        """The version of each worker that is in use."""
        return self.filter(superseded_at__isnull=True, voided_at__isnull=True)

    def numbered(self, number: str) -> Self:
        """Versions with that whole number, in its canonical form."""
        return self.filter(number_index=blind_index(number))


class LapseCheckQuerySet(TenantQuerySet["LapseCheck"]):
    """Lapse checks."""

    organization_path: ClassVar[str] = "card__organization"
    support_contract_path: ClassVar[str | None] = "card__worker__support_contract"

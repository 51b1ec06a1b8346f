"""Reads of imports.  Support bodies see none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from compliance.common.tenancy import TenantQuerySet, scope_of

if TYPE_CHECKING:
    from datetime import datetime

    from compliance.accounts.models import User
    from compliance.imports.models import ImportBatch, ImportRow

CAPABILITY = "imports.run"


def importing_organization_ids(user: User | Any) -> list[int]:
    """The organizations for which this person may import."""
    return [pk for pk in scope_of(user).organization_ids if user.can(CAPABILITY, organization_id=pk)]


class ImportBatchQuerySet(TenantQuerySet["ImportBatch"]):
    """Uploaded files."""

    def run_by(self, user: User | Any) -> Self:
        """Those this person may look at and confirm."""
        return self.visible_to(user).filter(organization__in=importing_organization_ids(user))

    def abandoned(self, *, before: datetime) -> Self:
        """Uploads nobody came back to, whose file is still kept."""
        return self.filter(uploaded_at__lt=before).exclude(stored_name="").exclude(state="confirming")


class ImportRowQuerySet(TenantQuerySet["ImportRow"]):
    """Their rows."""

    organization_path: ClassVar[str] = "batch__organization"

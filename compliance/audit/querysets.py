"""Reads of the audit record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from compliance.common.tenancy import TenantQuerySet

if TYPE_CHECKING:
    from compliance.audit.models import AuditEntry


class AuditEntryQuerySet(TenantQuerySet["AuditEntry"]):
    """Members of the organization; a support body sees none of its clients' record."""

    organization_path: ClassVar[str] = "organization_id"

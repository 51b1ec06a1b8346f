"""Reads of annual reports: the employer's own, since they tell what everybody earns."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from compliance.common.tenancy import TenantQuerySet

if TYPE_CHECKING:
    from cases.annual_report.models import AnnualReport, WorkerNote


class AnnualReportQuerySet(TenantQuerySet["AnnualReport"]):
    """Reports of an employer."""


class WorkerNoteQuerySet(TenantQuerySet["WorkerNote"]):
    """What is said of one worker in a report."""

    organization_path: ClassVar[str] = "report__organization"

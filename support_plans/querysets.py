"""Reads of support plans, tasks and their proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from compliance.common.tenancy import Scope, TenantQuerySet, scope_of
from compliance.workers.querysets import OfWorkerQuerySet

if TYPE_CHECKING:
    from datetime import date

    from support_plans.models import (
        PlanTemplate,
        RegularInterview,
        SupportFile,
        SupportOffice,
        SupportPlan,
        SupportStaff,
        SupportTask,
    )

M = TypeVar("M", bound=models.Model)


class OfBodyOrEmployerQuerySet(TenantQuerySet[M]):
    """Offices and staff of a support body, shown to the body and its clients; those of an employer to it."""

    client_path: ClassVar[str | None] = None
    body_path: ClassVar[str] = "support_organization"

    def allowed_to(self, scope: Scope) -> Q | None:
        from compliance.organizations.models import SupportContract  # noqa: PLC0415

        if not scope.organization_ids and not scope.support_organization_ids:
            return None
        bodies = SupportContract.objects.filter(organization__in=scope.organization_ids)
        allowed = Q(**{f"{self.body_path}__in": scope.support_organization_ids}) | Q(
            **{f"{self.body_path}__in": bodies.values("support_organization")}
        )
        return allowed | self.of_employers(scope)

    def of_employers(self, scope: Scope) -> Q:
        """What belongs to an employer: seen by its people, and by its support bodies while they serve it."""
        return Q(organization__in=scope.organization_ids) | Q(organization__in=scope.client_ids)


class SupportOfficeQuerySet(OfBodyOrEmployerQuerySet["SupportOffice"]):
    """支援を行う事務所 of support bodies."""

    def of_employers(self, _scope: Scope) -> Q:
        return Q(pk__in=())


class SupportStaffQuerySet(OfBodyOrEmployerQuerySet["SupportStaff"]):
    """支援責任者 and 支援担当者."""

    def serving(self, *, on: date) -> Self:
        """Those who hold their post on that day."""
        return self.filter(Q(since_on__isnull=True) | Q(since_on__lte=on)).filter(
            Q(until_on__isnull=True) | Q(until_on__gte=on)
        )


class PlanTemplateQuerySet(TenantQuerySet["PlanTemplate"]):
    """What an employer's plans have in common; its support bodies draft from it while they work for it."""

    client_path: ClassVar[str | None] = "organization"


class SupportPlanQuerySet(OfWorkerQuerySet["SupportPlan"]):
    """Support plans: the employer's, and its support body's while the contract runs."""

    def agreed(self) -> Self:
        return self.filter(state="agreed")

    def in_use(self) -> Self:
        """What is agreed, or still being drafted."""
        return self.filter(state__in=["draft", "agreed"])


class OfPlanQuerySet(TenantQuerySet[M]):
    """What hangs on a plan: its rows, languages, housing, municipalities."""

    organization_path: ClassVar[str] = "plan__worker__organization"
    support_contract_path: ClassVar[str | None] = "plan__worker__support_contract"


class SupportTaskQuerySet(OfWorkerQuerySet["SupportTask"]):
    """Tasks of support."""

    def open(self) -> Self:
        return self.filter(state__in=["open", "deferred"])

    def overdue(self, *, on: date) -> Self:
        return self.open().filter(due_on__lt=on)

    def of_person(self, user: Any) -> Self:
        """Those this person is to do, or stands in for."""
        return self.filter(Q(assignee=user) | Q(stand_in=user))


class RecordQuerySet(TenantQuerySet[M]):
    """Proof of support: logs, interviews, consultations.

    The employer sees all of its workers' records. A support body sees what it recorded itself, while it
    supports the worker; afterwards only in its own archive (``kept_records_of``), never in lists or counts.
    """

    worker_path: ClassVar[str] = "worker"
    body_path: ClassVar[str] = "support_organization"

    def allowed_to(self, scope: Scope) -> Q | None:
        if not scope.organization_ids and not scope.contract_ids:
            return None
        return Q(**{f"{self.worker_path}__organization__in": scope.organization_ids}) | self._running(scope)

    def _running(self, scope: Scope) -> Q:
        return Q(
            **{
                f"{self.body_path}__in": scope.support_organization_ids,
                f"{self.worker_path}__support_contract__in": scope.contract_ids,
            }
        )

    def kept_records_of(self, user: Any, *, on: date | None = None) -> Self:
        """What the person's support body recorded itself for workers it no longer supports."""
        scope = scope_of(user, on)
        if not scope.support_organization_ids:
            return self.none()
        mine = Q(**{f"{self.body_path}__in": scope.support_organization_ids})
        supported = Q(**{f"{self.worker_path}__support_contract__in": scope.contract_ids})
        return self.filter(mine).exclude(supported)


class VersionedRecordQuerySet(RecordQuerySet[M]):
    """Records that are corrected by a new version."""

    def current(self) -> Self:
        return self.filter(superseded_at__isnull=True)


class RegularInterviewQuerySet(VersionedRecordQuerySet["RegularInterview"]):
    """定期面談."""

    def held(self) -> Self:
        return self.current().filter(state="held")


class OfInterviewQuerySet(RecordQuerySet[M]):
    """Answers and follow-ups of an interview."""

    worker_path: ClassVar[str] = "interview__worker"
    body_path: ClassVar[str] = "interview__support_organization"


class OfConsultationQuerySet(RecordQuerySet[M]):
    """What was done about a consultation."""

    worker_path: ClassVar[str] = "consultation__worker"
    body_path: ClassVar[str] = "consultation__support_organization"


class SupportFileQuerySet(RecordQuerySet["SupportFile"]):
    """Files that prove support."""

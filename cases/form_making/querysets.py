"""Reads of jobs and of copies as filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db.models import Count, Exists, OuterRef, Q

from compliance.common.tenancy import Scope, TenantQuerySet, scope_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from cases.form_making.models import FiledCopy, FormJob, JobDocument


class JobDocumentQuerySet(TenantQuerySet["JobDocument"]):
    """Forms of a job: those of workers and organizations that are still one's own to see."""

    support_contract_path: ClassVar[str | None] = "worker__support_contract"

    def allowed_to(self, scope: Scope) -> Q | None:
        if not scope.organization_ids and not scope.support_organization_ids:
            return None
        of_clients = Q(worker__isnull=True, organization__in=scope.client_ids)
        of_bodies = Q(
            worker__isnull=True,
            organization__isnull=True,
            job__support_organization__in=scope.support_organization_ids,
        )
        return (
            Q(organization__in=scope.organization_ids)
            | Q(worker__support_contract__in=scope.contract_ids)
            | of_clients
            | of_bodies
        )

    def numbers(self) -> dict[str, int]:
        """How many are in each state."""
        return dict(self.order_by().values_list("state").annotate(number=Count("pk")))

    def with_gaps(self) -> Self:
        """Those of which something is missing."""
        return self.exclude(missing=[])


class FormJobQuerySet(TenantQuerySet["FormJob"]):
    """Makings of many forms: each belongs to who asked for it, while they still see all of its records."""

    def visible_to(self, user: Any, *, on: date | None = None) -> Self:
        from cases.form_making.models import JobDocument  # noqa: PLC0415 - models need their querysets first

        allowed = JobDocument.objects.all().allowed_to(scope_of(user, on))
        mine = super().visible_to(user, on=on)
        if allowed is None:
            return mine.none()
        hidden = JobDocument.objects.filter(~allowed, job=OuterRef("pk"))
        return mine.filter(~Exists(hidden), made_by=user)

    def allowed_to(self, scope: Scope) -> Q | None:
        if not scope.organization_ids and not scope.support_organization_ids:
            return None
        return Q(organization__in=scope.organization_ids) | Q(
            support_organization__in=scope.support_organization_ids
        )

    def expired(self, *, before: datetime) -> Self:
        """Those whose time is over."""
        return self.filter(expires_at__lt=before).exclude(state="expired")

    def stuck(self, *, before: datetime) -> Self:
        """Those a worker began with and never finished."""
        return self.filter(state__in=["checking", "making"], claimed_at__lt=before)


class FiledCopyQuerySet(TenantQuerySet["FiledCopy"]):
    """Copies as filed.

    The employer sees all copies about itself and its workers. A support body sees those it kept itself, while
    it supports the worker or serves the employer; afterwards only in its own archive (``kept_records_of``).
    """

    def allowed_to(self, scope: Scope) -> Q | None:
        if not scope.organization_ids and not scope.support_organization_ids:
            return None
        return Q(organization__in=scope.organization_ids) | self._running(scope)

    def kept_records_of(self, user: Any, *, on: date | None = None) -> Self:
        """What the person's support body kept itself for workers and employers it no longer serves."""
        scope = scope_of(user, on)
        if not scope.support_organization_ids:
            return self.none()
        mine = self.filter(support_organization__in=scope.support_organization_ids)
        return mine.exclude(pk__in=self.filter(self._running(scope)).values("pk"))

    def _running(self, scope: Scope) -> Q:
        served = (
            Q(worker__support_contract__in=scope.contract_ids)
            | Q(worker__isnull=True, organization__in=scope.client_ids)
            | Q(worker__isnull=True, organization__isnull=True)
        )
        return Q(support_organization__in=scope.support_organization_ids) & served

    def named(self, text: str) -> Self:
        """A search by what it is about, or by the form."""
        return self.filter(Q(label__icontains=text) | Q(title__icontains=text) | Q(number__icontains=text))

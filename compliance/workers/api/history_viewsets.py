"""Lists and objects of jobs, declarations and what moves the five-year limit."""

from __future__ import annotations

from typing import Any, ClassVar

from compliance.common.api.viewsets import Changes, Creates, TenantViewSet
from compliance.workers import five_year_services, history_services
from compliance.workers.api.filters import (
    JobFilter,
    SixYearRouteFilter,
    StayExclusionFilter,
    WorkerDeclarationFilter,
)
from compliance.workers.api.history_serializers import (
    JobSerializer,
    SixYearRouteSerializer,
    StayExclusionSerializer,
    WorkerDeclarationSerializer,
)
from compliance.workers.models import Job, SixYearRoute, StayExclusion, WorkerDeclaration

_WORKER: tuple[str, ...] = ("worker",)


class JobViewSet(Creates[Job], Changes[Job], TenantViewSet[Job]):
    """Jobs of workers, here and abroad."""

    model = Job
    serializer_class = JobSerializer
    filterset_class = JobFilter
    related: ClassVar[tuple[str, ...]] = _WORKER
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "joined_on")

    def make(self, **facts: Any) -> Job:
        return history_services.add_job(by=self.request.user, **facts)

    def change(self, row: Job, **facts: Any) -> Job:
        return history_services.change_job(job=row, by=self.request.user, **facts)


class WorkerDeclarationViewSet(
    Creates[WorkerDeclaration], Changes[WorkerDeclaration], TenantViewSet[WorkerDeclaration]
):
    """What workers answered about deposits, fees and procedures."""

    model = WorkerDeclaration
    serializer_class = WorkerDeclarationSerializer
    filterset_class = WorkerDeclarationFilter
    related: ClassVar[tuple[str, ...]] = _WORKER

    def make(self, **facts: Any) -> WorkerDeclaration:
        return history_services.declare(by=self.request.user, **facts)

    def change(self, row: WorkerDeclaration, **facts: Any) -> WorkerDeclaration:
        facts.pop("worker", None)
        return history_services.declare(worker=row.worker, by=self.request.user, **facts)


class StayExclusionViewSet(Creates[StayExclusion], Changes[StayExclusion], TenantViewSet[StayExclusion]):
    """Leave to be taken out of the total stay; only what is granted counts."""

    model = StayExclusion
    serializer_class = StayExclusionSerializer
    filterset_class = StayExclusionFilter
    related: ClassVar[tuple[str, ...]] = _WORKER
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "from_on", "requested_on", "decided_on")

    def make(self, **facts: Any) -> StayExclusion:
        return five_year_services.add_exclusion(by=self.request.user, **facts)

    def change(self, row: StayExclusion, **facts: Any) -> StayExclusion:
        return five_year_services.change_exclusion(exclusion=row, by=self.request.user, **facts)


class SixYearRouteViewSet(Creates[SixYearRoute], Changes[SixYearRoute], TenantViewSet[SixYearRoute]):
    """Routes to a sixth year."""

    model = SixYearRoute
    serializer_class = SixYearRouteSerializer
    filterset_class = SixYearRouteFilter
    related: ClassVar[tuple[str, ...]] = _WORKER

    def make(self, **facts: Any) -> SixYearRoute:
        return five_year_services.note_six_year_route(by=self.request.user, **_plain(facts))

    def change(self, row: SixYearRoute, **facts: Any) -> SixYearRoute:
        facts.pop("worker", None)
        return five_year_services.note_six_year_route(
            worker=row.worker, by=self.request.user, **_plain(facts)
        )


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """Results as plain data, as they are stored."""
    return {
        name: [dict(one) for one in value] if name == "results" else value for name, value in facts.items()
    }

"""Lists and objects of workers and their papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from compliance.common.api.viewsets import Changes, Creates, TenantViewSet
from compliance.workers import services
from compliance.workers.api.filters import (
    FamilyMemberFilter,
    PassportFilter,
    QualificationFilter,
    StayFilter,
    WorkerFilter,
)
from compliance.workers.api.serializers import (
    FamilyMemberSerializer,
    LeaveSerializer,
    PassportSerializer,
    QualificationSerializer,
    RevealedNumberSerializer,
    StayHistorySerializer,
    StaySerializer,
    WorkerSerializer,
)
from compliance.workers.models import FamilyMember, Passport, Qualification, Stay, Worker

if TYPE_CHECKING:
    from rest_framework.request import Request


class WorkerViewSet(Creates[Worker], Changes[Worker], TenantViewSet[Worker]):
    """Workers: the employer's, and those a support body supports while its contract runs."""

    model = Worker
    serializer_class = WorkerSerializer
    filterset_class = WorkerFilter
    ordering_fields: ClassVar[tuple[str, ...]] = (
        "id",
        "name",
        "employee_number",
        "birth_date",
        "left_on",
        "created_at",
    )

    def make(self, **facts: Any) -> Worker:
        return services.register_worker(by=self.request.user, **facts)

    def change(self, row: Worker, **facts: Any) -> Worker:
        return services.change_worker(worker=row, by=self.request.user, **facts)

    @extend_schema(request=LeaveSerializer, responses=WorkerSerializer)
    @action(detail=True, methods=["post"], serializer_class=LeaveSerializer)
    def leave(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """The worker leaves the employer; open deadlines about the worker end, the record stays."""
        worker = self.get_for(self.write_capability)
        return self.answer(services.leave(worker=worker, by=request.user, **self.facts()))

    @extend_schema(request=StayHistorySerializer, responses=WorkerSerializer)
    @action(
        detail=True,
        methods=["post"],
        serializer_class=StayHistorySerializer,
        url_path="declare-stay-history-complete",
    )
    def declare_stay_history_complete(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Every past stay is entered: from now on the five-year limit is reckoned."""
        worker = self.get_for(self.write_capability)
        return self.answer(
            services.declare_stay_history_complete(worker=worker, by=request.user, **self.facts())
        )


class PassportViewSet(Creates[Passport], TenantViewSet[Passport]):
    """Passports, their numbers masked."""

    model = Passport
    serializer_class = PassportSerializer
    filterset_class = PassportFilter
    related: ClassVar[tuple[str, ...]] = ("worker",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "expires_on", "issued_on")

    def make(self, **facts: Any) -> Passport:
        return services.register_passport(by=self.request.user, **facts)

    @extend_schema(request=None, responses=RevealedNumberSerializer)
    @action(detail=True, methods=["post"])
    def reveal(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """The full number.  That it was shown, and to whom, is put on record."""
        passport = self.get_for("numbers.reveal")
        return Response({"number": services.reveal_passport_number(passport=passport, by=request.user)})


class QualificationViewSet(Creates[Qualification], TenantViewSet[Qualification]):
    """Tests passed and technical intern training done."""

    model = Qualification
    serializer_class = QualificationSerializer
    filterset_class = QualificationFilter
    related: ClassVar[tuple[str, ...]] = ("worker",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "passed_on", "from_on")

    def make(self, **facts: Any) -> Qualification:
        return services.add_qualification(by=self.request.user, **facts)


class StayViewSet(Creates[Stay], Changes[Stay], TenantViewSet[Stay]):
    """Stays in Japan, which the five-year limit is reckoned from."""

    model = Stay
    serializer_class = StaySerializer
    filterset_class = StayFilter
    related: ClassVar[tuple[str, ...]] = ("worker",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "from_on", "to_on")

    def make(self, **facts: Any) -> Stay:
        return services.add_stay(by=self.request.user, **facts)

    def change(self, row: Stay, **facts: Any) -> Stay:
        return services.change_stay(stay=row, by=self.request.user, **facts)


class FamilyMemberViewSet(Creates[FamilyMember], TenantViewSet[FamilyMember]):
    """Relatives and housemates in Japan, their card numbers masked."""

    model = FamilyMember
    serializer_class = FamilyMemberSerializer
    filterset_class = FamilyMemberFilter
    related: ClassVar[tuple[str, ...]] = ("worker",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "name")

    def make(self, **facts: Any) -> FamilyMember:
        return services.add_family_member(by=self.request.user, **facts)

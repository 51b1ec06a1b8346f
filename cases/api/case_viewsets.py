"""Lists and objects of cases, steps, papers and events; the moves of a case as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django.db import models
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from cases import services
from cases.api import case_moves as moves
from cases.api import case_serializers as shapes
from cases.api.filters import CaseDocumentFilter, CaseFilter, CaseStepFilter, EventFilter
from cases.checks import run_checks
from cases.models import Case, CaseDocument, CaseStep, Event
from compliance.common import clock
from compliance.common.api.serializers import ReasonSerializer
from compliance.common.api.viewsets import Changes, Creates, TenantViewSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from rest_framework.request import Request

M = TypeVar("M", bound=models.Model)
_VIEW = ("cases.view",)
_WRITE, _APPROVE, _OVERRIDE = "cases.write", "cases.approve", "cases.override"


class CaseViewSet(Creates[Case], Changes[Case], TenantViewSet[Case]):
    """Cases. ``POST`` opens one, from a deadline or by procedure; each move is an action of its own."""

    model = Case
    serializer_class = shapes.CaseSerializer
    filterset_class = CaseFilter
    read_capabilities = _VIEW
    write_capability = _WRITE
    related: ClassVar[tuple[str, ...]] = ("worker", "organization", "deadline")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "due_on", "opened_on", "planned_filing_on")

    def make(self, **facts: Any) -> Case:
        deadline = facts.pop("deadline", None)
        if deadline is not None and deadline.organization_id == facts["organization"].pk:
            procedure = facts.get("procedure", "")
            return services.open_from_deadline(deadline=deadline, procedure=procedure, by=self.request.user)
        return services.open_case(by=self.request.user, **facts)

    def change(self, row: Case, **facts: Any) -> Case:
        return services.plan_case(case=row, by=self.request.user, **facts)

    def _move(self, service: Callable[..., Any], capability: str = _WRITE) -> Response:
        case = self.get_for(capability)
        service(case=case, by=self.request.user, **self.facts())
        return self.answer(case)

    @extend_schema(request=moves.PrepareSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.PrepareSerializer)
    def prepare(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """Preparation is finished: refused while papers are missing or a check stands in the way."""
        return self._move(services.prepare)

    @extend_schema(request=ReasonSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonSerializer, url_path="send-back")
    def send_back(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Back to preparation."""
        return self._move(services.send_back)

    @extend_schema(request=moves.RemarkSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.RemarkSerializer)
    def approve(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """A manager approves."""
        return self._move(services.approve, _APPROVE)

    @extend_schema(request=moves.SubmitSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.SubmitSerializer)
    def submit(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was filed."""
        return self._move(services.submit)

    @extend_schema(request=moves.CompleteSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.CompleteSerializer)
    def complete(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """A process, or a worker's own notification, is done."""
        return self._move(services.complete)

    @extend_schema(request=moves.AgencyAskSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.AgencyAskSerializer, url_path="agency-asks")
    def agency_asks(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """The agency asks for more."""
        return self._move(services.record_agency_request)

    @extend_schema(request=moves.AgencyAnswerSerializer, responses=shapes.CaseSerializer)
    @action(
        detail=True,
        methods=["post"],
        serializer_class=moves.AgencyAnswerSerializer,
        url_path="answer-agency",
    )
    def answer_agency(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """What it asked for was handed in."""
        return self._move(services.answer_agency)

    @extend_schema(request=moves.GrantSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.GrantSerializer)
    def grant(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Granted: with its number, the new card is registered as a new version."""
        return self._move(services.grant)

    @extend_schema(request=moves.RefuseSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.RefuseSerializer, url_path="refuse")
    def not_granted(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Not granted."""
        return self._move(services.refuse)

    @extend_schema(request=moves.WithdrawSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.WithdrawSerializer)
    def withdraw(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """The application is taken back."""
        return self._move(services.withdraw)

    @extend_schema(request=ReasonSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonSerializer)
    def abandon(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It is not filed after all."""
        return self._move(services.abandon)

    @extend_schema(request=ReasonSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonSerializer)
    def reopen(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It is taken up again."""
        return self._move(services.reopen)

    @extend_schema(request=moves.AnswersSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.AnswersSerializer)
    def answers(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Answers for this case; its papers and checks follow."""
        return self._move(services.answer_for_case)

    @extend_schema(responses=shapes.FindingSerializer(many=True), filters=False)
    @action(
        detail=True,
        methods=["get"],
        serializer_class=shapes.FindingSerializer,
        pagination_class=None,
        filterset_class=None,
        filter_backends=[],
    )
    def checks(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """What the checks before filing find today."""
        found = run_checks(self.get_object(), on=clock.today())
        return Response(shapes.FindingSerializer(found, many=True).data)

    @extend_schema(request=moves.OverrideSerializer, responses=shapes.CaseSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.OverrideSerializer)
    def override(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """A manager answers for filing although a check stands in the way."""
        return self._move(services.override_check, _OVERRIDE)

    @extend_schema(responses=shapes.CaseActSerializer(many=True), filters=False)
    @action(
        detail=True,
        methods=["get"],
        serializer_class=shapes.CaseActSerializer,
        pagination_class=None,
        filterset_class=None,
        filter_backends=[],
    )
    def timeline(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Who did what, when, in which capacity."""
        return Response(shapes.CaseActSerializer(self.get_object().acts.all(), many=True).data)


class _OfCase(TenantViewSet[M]):
    """What hangs on a case: 404 to outsiders, and acts by the capability at the case's employer."""

    read_capabilities = _VIEW
    write_capability = _WRITE
    related: ClassVar[tuple[str, ...]] = ("case__worker", "case__organization", "case__deadline")

    def get_for(self, capability: str) -> M:
        row: Any = self.get_object()
        self.require(capability, row.case.organization_id)
        found: M = row
        return found


class CaseStepViewSet(_OfCase[CaseStep]):
    """Steps of cases."""

    model = CaseStep
    serializer_class = shapes.CaseStepSerializer
    filterset_class = CaseStepFilter

    @extend_schema(request=moves.TakeStepSerializer, responses=shapes.CaseStepSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.TakeStepSerializer)
    def take(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """The step is taken."""
        step = self.get_for(_WRITE)
        return self.answer(services.take_step(step=step, by=request.user, **self.facts()))

    @extend_schema(request=ReasonSerializer, responses=shapes.CaseStepSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonSerializer)
    def skip(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """The step is not needed."""
        return self.answer(services.skip_step(step=self.get_for(_WRITE), by=request.user, **self.facts()))

    @extend_schema(request=None, responses=shapes.CaseStepSerializer)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was not taken after all."""
        return self.answer(services.undo_step(step=self.get_for(_WRITE), by=request.user))


class CaseDocumentViewSet(_OfCase[CaseDocument]):
    """Papers of cases."""

    model = CaseDocument
    serializer_class = shapes.CaseDocumentSerializer
    filterset_class = CaseDocumentFilter

    @extend_schema(request=moves.ReceiveSerializer, responses=shapes.CaseDocumentSerializer)
    @action(detail=True, methods=["post"], serializer_class=moves.ReceiveSerializer)
    def receive(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """The paper is here."""
        paper = self.get_for(_WRITE)
        return self.answer(services.receive_paper(paper=paper, by=request.user, **self.facts()))

    @extend_schema(request=None, responses=shapes.CaseDocumentSerializer)
    @action(detail=True, methods=["post"])
    def review(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was looked at, and is right."""
        return self.answer(services.review_paper(paper=self.get_for(_WRITE), by=request.user))

    @extend_schema(request=ReasonSerializer, responses=shapes.CaseDocumentSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonSerializer, url_path="leave-out")
    def leave_out(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It is not filed, and why."""
        paper = self.get_for(_WRITE)
        return self.answer(services.leave_out_paper(paper=paper, by=request.user, **self.facts()))

    @extend_schema(request=None, responses=shapes.CaseDocumentSerializer)
    @action(detail=True, methods=["post"])
    def want(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It is wanted after all, or again."""
        return self.answer(services.want_paper(paper=self.get_for(_WRITE), by=request.user))


class EventViewSet(Creates[Event], TenantViewSet[Event]):
    """Events. ``POST`` records one and opens the cases of the notifications it calls for."""

    model = Event
    serializer_class = shapes.EventSerializer
    filterset_class = EventFilter
    read_capabilities = _VIEW
    write_capability = _WRITE
    related: ClassVar[tuple[str, ...]] = ("worker", "organization")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "happened_on", "recorded_at")

    def get_queryset(self) -> Any:
        return super().get_queryset().prefetch_related("cases")

    def make(self, **facts: Any) -> Event:
        return services.record_event(by=self.request.user, **facts).event

    @extend_schema(request=ReasonSerializer, responses=shapes.EventSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonSerializer)
    def void(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """It was entered by mistake."""
        return self.answer(services.void_event(event=self.get_for(_WRITE), by=request.user, **self.facts()))

"""Support plans: drafted, changed, checked, agreed, withdrawn; and the templates drafts begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.response import Response

from compliance.common import clock
from compliance.common.api.serializers import ReasonSerializer
from compliance.common.api.viewsets import Creates
from support_plans.api.filters import PlanTemplateFilter, SupportPlanFilter
from support_plans.api.serializers.plans import (
    AgreementSerializer,
    CohortSerializer,
    DraftChangeSerializer,
    DraftOutcomeSerializer,
    PlanFindingSerializer,
    PlanTemplateSerializer,
    SignatureSerializer,
    SupportPlanSerializer,
    WholePlanSerializer,
)
from support_plans.api.viewsets.base import SupportViewSet
from support_plans.models import PlanTemplate, SupportPlan
from support_plans.plan_check import check_plan
from support_plans.services import plans as services

if TYPE_CHECKING:
    from rest_framework.request import Request

_WHOLE: tuple[str, ...] = ("rows", "languages", "municipalities", "housing")


@extend_schema_view(
    retrieve=extend_schema(responses=WholePlanSerializer),
    create=extend_schema(responses={201: WholePlanSerializer}),
)
class SupportPlanViewSet(Creates[SupportPlan], SupportViewSet[SupportPlan]):
    """Plans of workers, as versions; the list leaves out what hangs on each of them."""

    model = SupportPlan
    serializer_class = SupportPlanSerializer
    filterset_class = SupportPlanFilter
    write_capability: ClassVar[str] = "support.draft"
    related: ClassVar[tuple[str, ...]] = ("worker",)
    ordering: ClassVar[tuple[str, ...]] = ("-id",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "created_on", "agreed_on", "version")

    def make(self, **facts: Any) -> SupportPlan:
        if not services.may_draft(self.person, facts["worker"]):
            self.refuse()
        return services.draft_plan(by=self.person, **facts)

    def answer(self, row: SupportPlan, status_code: int = 200) -> Response:
        fresh = self.get_queryset().prefetch_related(*_WHOLE).get(pk=row.pk)
        shown = WholePlanSerializer(fresh, context=self.get_serializer_context()).data
        return Response(shown, status=status_code)

    def retrieve(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:  # noqa: ARG002
        """A plan with its rows, languages, housing and municipalities."""
        return self.answer(self.get_object())

    @extend_schema(request=DraftChangeSerializer, responses=WholePlanSerializer)
    def partial_update(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Enter parts of a draft; what is left out stays as it was."""
        plan = self.get_for(self.write_capability)
        serializer = DraftChangeSerializer(data=request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        if serializer.validated_data:
            services.change_draft(plan=plan, by=self.person, **serializer.validated_data)
        return self.answer(plan)

    @extend_schema(request=CohortSerializer, responses=DraftOutcomeSerializer(many=True))
    @action(
        detail=False,
        methods=["post"],
        serializer_class=CohortSerializer,
        url_path="draft-many",
        filterset_class=None,
        pagination_class=None,
    )
    def draft_many(self, request: Request) -> Response:  # noqa: ARG002
        """Draft for a cohort; one that cannot be drafted stops none of the others."""
        facts = self.facts()
        for worker in facts["workers"]:
            self.require(self.write_capability, worker.organization_id)
        outcomes = services.draft_plans(by=self.person, **facts)
        return Response(DraftOutcomeSerializer(outcomes, many=True).data)

    @extend_schema(responses=PlanFindingSerializer(many=True))
    @action(detail=True, methods=["get"], filterset_class=None, pagination_class=None)
    def check(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object is get_object's
        """What stands in the way of agreeing it, and what a person should look at."""
        return Response(
            PlanFindingSerializer(check_plan(self.get_object(), on=clock.today()), many=True).data
        )

    @extend_schema(request=AgreementSerializer, responses=WholePlanSerializer)
    @action(detail=True, methods=["post"], serializer_class=AgreementSerializer)
    def agree(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """The plan holds, and replaces the one before. The employer's act alone."""
        plan = self.get_for("support.agree")
        return self.answer(services.agree_plan(plan=plan, by=self.person, **self.facts()))

    @extend_schema(request=SignatureSerializer, responses=WholePlanSerializer)
    @action(detail=True, methods=["post"], serializer_class=SignatureSerializer)
    def sign(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """The worker signed the agreed plan, and got a copy of it."""
        plan = self.get_for(self.write_capability)
        return self.answer(services.sign_plan(plan=plan, by=self.person, **self.facts()))

    @extend_schema(request=ReasonSerializer, responses=WholePlanSerializer)
    @action(detail=True, methods=["post"], serializer_class=ReasonSerializer)
    def withdraw(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """A draft that is not to be, or, by the employer alone, an agreed plan that no longer holds."""
        plan = self.get_for(self.write_capability)
        if not plan.is_draft:
            self.require("support.agree", plan.worker.organization_id)
        return self.answer(services.withdraw_plan(plan=plan, by=self.person, **self.facts()))


class PlanTemplateViewSet(Creates[PlanTemplate], SupportViewSet[PlanTemplate]):
    """What the plans of one employer have in common; saving one of the same name replaces it."""

    model = PlanTemplate
    serializer_class = PlanTemplateSerializer
    filterset_class = PlanTemplateFilter
    write_capability: ClassVar[str] = "support.agree"
    related: ClassVar[tuple[str, ...]] = ()
    ordering: ClassVar[tuple[str, ...]] = ("name", "id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "name", "changed_at")

    def make(self, **facts: Any) -> PlanTemplate:
        return services.save_template(by=self.person, **facts)

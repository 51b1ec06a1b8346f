"""Regular interviews and what they bring up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, ValidationError

from compliance.common.api.viewsets import Creates
from support_plans.api.filters import InterviewFollowUpFilter, RegularInterviewFilter
from support_plans.api.serializers.interviews import (
    FollowedUpSerializer,
    FollowUpAssignedSerializer,
    InterviewCorrectionSerializer,
    InterviewFollowUpSerializer,
    RegularInterviewSerializer,
    SheetSerializer,
)
from support_plans.api.viewsets.base import SupportViewSet
from support_plans.models import InterviewFollowUp, RegularInterview
from support_plans.services.follow_ups import assign_follow_up, record_follow_up
from support_plans.services.interviews import (
    correct_interview,
    hold_interview,
    open_interview,
    save_interview,
)

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response


def _answers(facts: dict[str, Any]) -> dict[str, tuple[bool | None, str]]:
    given = facts.pop("answers", {})
    return {slug: (answer["has_problem"], answer["detail"]) for slug, answer in given.items()}


@extend_schema_view(
    partial_update=extend_schema(request=SheetSerializer, responses=RegularInterviewSerializer)
)
class RegularInterviewViewSet(Creates[RegularInterview], SupportViewSet[RegularInterview]):
    """Interviews with workers and supervisors, being written or held."""

    model = RegularInterview
    serializer_class = RegularInterviewSerializer
    filterset_class = RegularInterviewFilter
    together: ClassVar[tuple[str, ...]] = ("answers", "follow_ups__interview")
    ordering: ClassVar[tuple[str, ...]] = ("-held_on", "-id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "held_on", "recorded_at")

    def make(self, **facts: Any) -> RegularInterview:
        return open_interview(by=self.person, **facts)

    def partial_update(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        """Save the sheet as far as it is filled. It may be incomplete; ``revision`` is the one you read."""
        interview = self.get_for(self.write_capability)
        serializer = SheetSerializer(data=request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        facts = dict(serializer.validated_data)
        answers, revision = _answers(facts), facts.pop("revision", None)
        if facts or answers:
            if revision is None:
                message = _("Give the revision that you read.")
                raise ValidationError({"revision": [ErrorDetail(message, code="required")]})
            save_interview(
                interview=interview, by=self.person, revision=revision, facts=facts, answers=answers
            )
        return self.answer(interview)

    @extend_schema(request=None, responses=RegularInterviewSerializer)
    @action(detail=True, methods=["post"])
    def hold(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """It was held and the sheet is whole: it is judged, followed up, and no longer changed."""
        interview = self.get_for(self.write_capability)
        return self.answer(hold_interview(interview=interview, by=self.person))

    @extend_schema(request=InterviewCorrectionSerializer, responses={201: RegularInterviewSerializer})
    @action(detail=True, methods=["post"], serializer_class=InterviewCorrectionSerializer)
    def correct(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Write it again, rightly; the new version is the answer, files and follow-ups move along to it."""
        interview = self.get_for(self.write_capability)
        facts = self.facts()
        answers, reason = _answers(facts), facts.pop("reason")
        corrected = correct_interview(
            interview=interview, by=self.person, reason=reason, facts=facts, answers=answers
        )
        return self.answer(corrected, status.HTTP_201_CREATED)


class InterviewFollowUpViewSet(SupportViewSet[InterviewFollowUp]):
    """What interviews brought up and what came of it."""

    model = InterviewFollowUp
    serializer_class = InterviewFollowUpSerializer
    filterset_class = InterviewFollowUpFilter
    related: ClassVar[tuple[str, ...]] = ("interview__worker",)
    ordering: ClassVar[tuple[str, ...]] = ("due_on", "id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "due_on", "done_on")

    def follow_up(self) -> InterviewFollowUp:
        found = self.get_object()
        self.require(self.write_capability, found.interview.worker.organization_id)
        return found

    @extend_schema(request=FollowedUpSerializer, responses=InterviewFollowUpSerializer)
    @action(detail=True, methods=["post"], serializer_class=FollowedUpSerializer)
    def record(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Say what came of it."""
        return self.answer(record_follow_up(follow_up=self.follow_up(), by=self.person, **self.facts()))

    @extend_schema(request=FollowUpAssignedSerializer, responses=InterviewFollowUpSerializer)
    @action(detail=True, methods=["post"], serializer_class=FollowUpAssignedSerializer)
    def assign(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Say who sees to it, and by when."""
        return self.answer(assign_follow_up(follow_up=self.follow_up(), by=self.person, **self.facts()))

"""The rulebook's questions and rules over HTTP. The law is the same for everyone: no row is tenant data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import JSONParser
from rest_framework.response import Response
from rest_framework.views import APIView

from compliance.common.api.schema import DeskSchema
from compliance.questions.question import QuestionError
from compliance.questions.registry import question, questions
from compliance.rulebook import Rule, RuleHistory, UnknownRule, all_rules, history

from .serializers import AnswerSerializer, QuestionSerializer, RuleSerializer, RuleSummarySerializer

if TYPE_CHECKING:
    from rest_framework.request import Request


def _language() -> str:
    return (get_language() or "ja").split("-")[0]


class QuestionList(APIView):
    """Every question with its typed inputs."""

    schema = DeskSchema()

    @extend_schema(operation_id="questions_list", responses=QuestionSerializer(many=True))
    def get(self, _request: Request) -> Response:
        return Response([each.schema() for each in questions().values()])


class QuestionDetail(APIView):
    """One question: what it asks for, and its answer."""

    reads_by_post = True
    """Asking changes nothing: a token that may only read asks too."""
    parser_classes = [JSONParser]
    schema = DeskSchema()

    @extend_schema(operation_id="questions_retrieve", responses=QuestionSerializer)
    def get(self, _request: Request, name: str) -> Response:
        return Response(_found(name).schema())

    @extend_schema(
        operation_id="questions_ask",
        description="Answers from the question's inputs, given as one JSON object. Nothing is kept.",
        request=OpenApiTypes.OBJECT,
        responses={200: AnswerSerializer},
    )
    def post(self, request: Request, name: str) -> Response:
        asked = _found(name)
        if not isinstance(request.data, dict):
            raise ValidationError("Send the question's inputs as one object.")
        try:
            answer = asked.ask(request.data)
        except QuestionError as error:
            raise ValidationError(error.problems or error.text) from error
        return Response(answer.as_json(_language()))


class RuleList(APIView):
    """Every rule by name, `?subject=fees` for one subject."""

    schema = DeskSchema()

    @extend_schema(
        operation_id="rules_list",
        parameters=[OpenApiParameter("subject", str, description="Only rules of this subject.")],
        responses=RuleSummarySerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        subject = request.query_params.get("subject", "")
        return Response([_summary(each) for each in all_rules(f"{subject}/" if subject else "")])


class RuleDetail(APIView):
    """One rule with all its dated values."""

    schema = DeskSchema()

    @extend_schema(operation_id="rules_retrieve", responses=RuleSerializer)
    def get(self, _request: Request, rule_id: str) -> Response:
        try:
            found = history(rule_id)
        except UnknownRule as error:
            raise Http404 from error
        lang = _language()
        return Response(
            _summary(found)
            | {
                "note": found.note,
                "rests_on": found.rests_on,
                "values": [_value(version, lang) for version in found],
            }
        )


def _found(name: str) -> Any:
    try:
        return question(name)
    except QuestionError as error:
        raise Http404 from error


def _summary(found: RuleHistory) -> dict[str, Any]:
    return {
        "id": found.id,
        "title": found.title,
        "changes_over_by": found.changes_over_by,
        "unit": found.unit,
    }


def _value(version: Rule, lang: str) -> dict[str, Any]:
    return {
        "value": version.json_value,
        "effective_from": version.effective_from,
        "effective_to": version.effective_to,
        "announced_on": version.announced_on,
        "source": version.source.label(lang),
        "url": version.source.url,
        "confidence": version.confidence,
        "checked_on": version.checked_on,
        "note": version.note,
    }

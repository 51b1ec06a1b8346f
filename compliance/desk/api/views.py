"""The two questions about a worker: any day, and the five years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ErrorDetail, PermissionDenied, ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from compliance.common import clock
from compliance.common.api.pagination import PageNumber
from compliance.common.api.schema import DeskSchema
from compliance.desk.api.serializers import (
    LegalityLineSerializer,
    LegalityQuery,
    LegalitySerializer,
    OnQuery,
    StayAccountSerializer,
)
from compliance.desk.legality import collect, ledger
from compliance.desk.legality.shown import AROUND
from compliance.reckoning.legality import may_work, timeline
from compliance.workers.models import Worker

if TYPE_CHECKING:
    from datetime import date

    from rest_framework.request import Request


def _asked(request: Request, query: type[OnQuery]) -> dict[str, Any]:
    found = query(data=request.query_params)
    found.is_valid(raise_exception=True)
    return {"on": clock.today(), **found.validated_data}


class _OfOneWorker(APIView):
    schema = DeskSchema()

    def known(self, request: Request, worker_id: int, on: date) -> collect.Known:
        """404 to outsiders."""
        person: Any = request.user
        rows = collect.with_facts(Worker.objects.visible_to(person))
        worker = get_object_or_404(rows, pk=worker_id)
        if not person.can("registry.view", organization_id=worker.organization_id):
            raise PermissionDenied
        return collect.known([worker], on=on)[0]


class WorkerLegality(_OfOneWorker):
    """May this person work here on the day, under what, and what proves it."""

    @extend_schema(
        operation_id="worker_legality",
        parameters=[OnQuery],
        responses=LegalitySerializer,
        tags=["legality"],
    )
    def get(self, request: Request, worker_id: int) -> Response:
        on = _asked(request, OnQuery)["on"]
        facts = self.known(request, worker_id, on).facts
        answer = {
            "worker": worker_id,
            "answer": may_work(facts, on),
            "timeline": timeline(facts, on - AROUND, on + AROUND),
        }
        return Response(LegalitySerializer(answer).data)


class WorkerStayAccount(_OfOneWorker):
    """How much of the five years is used, both ways of adding, and what would move the limit."""

    @extend_schema(
        operation_id="worker_stay_account",
        parameters=[OnQuery],
        responses=StayAccountSerializer,
        tags=["legality"],
    )
    def get(self, request: Request, worker_id: int) -> Response:
        on = _asked(request, OnQuery)["on"]
        one = self.known(request, worker_id, on)
        if one.problem:
            raise ValidationError({"stays": [ErrorDetail(one.problem, code="impossible_facts")]})
        if one.account is None:
            raise Http404(_("No stay is entered, so nothing can be reckoned."))
        complete = one.worker.stay_history_complete_on is not None
        return Response(StayAccountSerializer(one.account, context={"complete": complete}).data)


class LegalityList(APIView):
    """Every worker of a day with the answer."""

    schema = DeskSchema()
    pagination_class = PageNumber

    @extend_schema(
        operation_id="legality_list",
        parameters=[LegalityQuery],
        responses=LegalityLineSerializer(many=True),
        tags=["legality"],
    )
    def get(self, request: Request) -> Response:
        person: Any = request.user
        if not person.can("registry.view"):
            raise PermissionDenied
        asked = _asked(request, LegalityQuery)
        on = asked["on"]
        rows = ledger.workers(
            person,
            on=on,
            organization=asked.get("organization"),
            site=asked.get("site"),
            text="",
            order="name",
        )
        wanted: Any = rows.values_list("pk", flat=True)
        if "answer" in asked:
            wanted = ledger.answering(rows, frozenset({asked["answer"]}), on=on)
        pages = PageNumber()
        ids: list[int] = pages.paginate_queryset(wanted, request, view=self) or []
        lines = ledger.lines(ledger.page_of_workers(rows, ids), on=on)
        return pages.get_paginated_response(LegalityLineSerializer(lines, many=True).data)

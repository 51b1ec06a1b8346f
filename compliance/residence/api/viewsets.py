"""Lists and objects of residence cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.status import HTTP_201_CREATED

from compliance.common.api.errors import Conflict
from compliance.common.api.viewsets import Creates, TenantViewSet
from compliance.residence import services
from compliance.residence.api.filters import LapseCheckFilter, ResidenceCardFilter
from compliance.residence.api.serializers import (
    CorrectionSerializer,
    ExtensionApplicationSerializer,
    LapseCheckSerializer,
    ResidenceCardSerializer,
    VoidSerializer,
)
from compliance.residence.models import LapseCheck, ResidenceCard
from compliance.workers.api.serializers import RevealedNumberSerializer

if TYPE_CHECKING:
    from rest_framework.request import Request


class ResidenceCardViewSet(Creates[ResidenceCard], TenantViewSet[ResidenceCard]):
    """Residence cards as versions, their numbers masked."""

    model = ResidenceCard
    serializer_class = ResidenceCardSerializer
    filterset_class = ResidenceCardFilter
    related: ClassVar[tuple[str, ...]] = ("worker",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "expires_on", "permitted_on", "registered_at")

    def make(self, **facts: Any) -> ResidenceCard:
        return services.register_residence_card(by=self.request.user, **facts)

    @extend_schema(request=None, responses=RevealedNumberSerializer)
    @action(detail=True, methods=["post"])
    def reveal(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """The full number.  That it was shown, and to whom, is put on record."""
        card = self.get_for("numbers.reveal")
        return Response({"number": services.reveal_card_number(card=card, by=request.user)})

    @extend_schema(request=VoidSerializer, responses=ResidenceCardSerializer)
    @action(detail=True, methods=["post"], serializer_class=VoidSerializer)
    def void(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """The entry was wrong: it stays visible with its reason and counts no more."""
        card = self.in_force()
        return self.answer(services.void_residence_card(card=card, by=request.user, **self.facts()))

    @extend_schema(request=CorrectionSerializer, responses={201: ResidenceCardSerializer})
    @action(detail=True, methods=["post"], serializer_class=CorrectionSerializer)
    def correct(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """Enter the card again as it is printed; the wrong entry is voided and the new one is the answer."""
        card = self.in_force()
        corrected = services.correct_residence_card(card=card, by=request.user, **self.facts())
        return self.answer(corrected, HTTP_201_CREATED)

    @extend_schema(request=ExtensionApplicationSerializer, responses=ResidenceCardSerializer)
    @action(
        detail=True,
        methods=["post"],
        serializer_class=ExtensionApplicationSerializer,
        url_path="extension-application",
    )
    def extension_application(self, request: Request, pk: str) -> Response:  # noqa: ARG002
        """An extension was applied for: the filing day is settled and the special period is posted."""
        card = self.in_force()
        return self.answer(services.record_extension_application(card=card, by=request.user, **self.facts()))

    def in_force(self) -> ResidenceCard:
        """The card of the address, unless it was voided already."""
        card = self.get_for(self.write_capability)
        if card.voided_at is not None:
            raise Conflict(_("This entry was voided already. Use the card that is in use."))
        return card


class LapseCheckViewSet(Creates[LapseCheck], TenantViewSet[LapseCheck]):
    """Lapse checks: what the agency said about a card's number, and when it was asked."""

    model = LapseCheck
    serializer_class = LapseCheckSerializer
    filterset_class = LapseCheckFilter
    related: ClassVar[tuple[str, ...]] = ("card",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "checked_at")

    def make(self, **facts: Any) -> LapseCheck:
        return services.record_lapse_check(by=self.request.user, **facts)

"""Memberships for those who manage them; tokens and oneself for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, PermissionDenied, ValidationError
from rest_framework.response import Response
from rest_framework.status import HTTP_201_CREATED
from rest_framework.views import APIView

from compliance.accounts import services
from compliance.accounts.api.filters import ApiTokenFilter, MembershipFilter
from compliance.accounts.api.serializers import (
    ApiTokenSerializer,
    IssuedTokenSerializer,
    LeavingSerializer,
    MembershipSerializer,
    MeSerializer,
    NewMemberSerializer,
)
from compliance.accounts.models import ApiToken, Membership
from compliance.accounts.roles import CAPABILITIES, Role
from compliance.common import clock
from compliance.common.api.schema import DeskSchema
from compliance.common.api.viewsets import TenantViewSet

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request


class MembershipViewSet(TenantViewSet[Membership]):
    """Who does what for one's organization or support body."""

    model = Membership
    serializer_class = MembershipSerializer
    filterset_class = MembershipFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("members.manage",)
    write_capability: ClassVar[str] = "members.manage"
    related: ClassVar[tuple[str, ...]] = ("user",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "joined_on", "left_on", "role")

    def get_queryset(self) -> QuerySet[Membership]:
        managed = _managed_by(self.person)
        return super().get_queryset() if managed is None else super().get_queryset().filter(managed)

    @extend_schema(request=NewMemberSerializer, responses={201: MembershipSerializer})
    def create(self, request: Request) -> Response:
        serializer = NewMemberSerializer(data=request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        facts = dict(serializer.validated_data)
        self._check_place(facts)
        return self.answer(services.add_member(by=request.user, **facts), HTTP_201_CREATED)

    def _check_place(self, facts: dict[str, Any]) -> None:
        organization, body = facts.get("organization"), facts.get("support_organization")
        if facts["role"] == Role.SYSTEM_ADMINISTRATOR:
            allowed = self._is_administrator()
        elif organization is not None and body is None:
            allowed = self.person.can("members.manage", organization_id=organization.pk)
        elif body is not None and organization is None:
            allowed = self.person.can("members.manage", support_organization_id=body.pk)
        else:
            message = _("Name the organization or the support organization, one of the two.")
            raise ValidationError({"organization": [ErrorDetail(message, code="one_place")]})
        if not allowed:
            self.refuse()

    def _is_administrator(self) -> bool:
        return any(m.role == Role.SYSTEM_ADMINISTRATOR for m in self.person.current_memberships())

    @extend_schema(request=LeavingSerializer, responses=MembershipSerializer)
    @action(detail=True, methods=["post"], serializer_class=LeavingSerializer)
    def end(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_object
        """The person leaves: from that day they see nothing here; their tokens end at once."""
        membership = self.get_object()
        facts = self.facts()
        return _shown(self, services.end_membership(membership=membership, by=request.user, **facts))


def _shown(view: TenantViewSet[Any], membership: Membership) -> Response:
    return Response(MembershipSerializer(membership, context=view.get_serializer_context()).data)


def _managed_by(person: Any) -> Any:
    """The condition for memberships that the person manages; ``None``: all that they see."""
    if not person.is_authenticated:
        return Q(pk__in=[])
    managing = [m for m in person.current_memberships() if "members.manage" in CAPABILITIES[m.role]]
    if any(m.role == Role.SYSTEM_ADMINISTRATOR for m in managing):
        return None
    return Q(organization__in=[m.organization_id for m in managing if m.organization_id]) | Q(
        support_organization__in=[m.support_organization_id for m in managing if m.support_organization_id]
    )


class ApiTokenViewSet(TenantViewSet[ApiToken]):
    """One's own tokens.  New ones are made by a signed-in person, never by another token."""

    model = ApiToken
    serializer_class = ApiTokenSerializer
    filterset_class = ApiTokenFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("tokens.manage",)
    write_capability: ClassVar[str] = "tokens.manage"
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "created_at", "last_used_at", "expires_on")

    @extend_schema(request=ApiTokenSerializer, responses={201: IssuedTokenSerializer})
    def create(self, request: Request) -> Response:
        if request.auth is not None:
            raise PermissionDenied(_("A token cannot make tokens. Sign in to make one."), "sign_in")
        facts = self.facts()
        membership = facts["membership"]
        if membership.user_id != self.person.pk:
            message = _("Tokens act as yourself: choose one of your own memberships.")
            raise ValidationError({"membership": [ErrorDetail(message, code="not_yours")]})
        if "tokens.manage" not in CAPABILITIES[membership.role] or not _is_current(membership):
            self.refuse()
        issued = services.issue_token(by=request.user, **facts)
        shown = ApiTokenSerializer(issued.token, context=self.get_serializer_context()).data
        return Response({**shown, "secret": issued.secret}, status=HTTP_201_CREATED)

    @extend_schema(request=None, responses=ApiTokenSerializer)
    @action(detail=True, methods=["post"])
    def revoke(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_object
        """End the token at once."""
        token = self.get_object()
        services.revoke_token(token=token, by=request.user)
        return self.answer(token)


def _is_current(membership: Membership) -> bool:
    today = clock.today()
    return membership.joined_on <= today and (membership.left_on is None or membership.left_on > today)


class MeView(APIView):
    """Who is asking, as what, and what that allows."""

    schema = DeskSchema()

    @extend_schema(responses=MeSerializer, operation_id="me_retrieve")
    def get(self, request: Request) -> Response:
        person: Any = request.user
        return Response(MeSerializer(person, context={"request": request}).data)

    @extend_schema(request=MeSerializer, responses=MeSerializer, operation_id="me_partial_update")
    def patch(self, request: Request) -> Response:
        user: Any = request.user
        serializer = MeSerializer(user, data=request.data, partial=True, context={"request": request})
        serializer.is_valid(raise_exception=True)
        services.change_person(user=user, by=user, **serializer.validated_data)
        return Response(MeSerializer(user, context={"request": request}).data)

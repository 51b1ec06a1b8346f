"""The base of every list and object of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import django_filters.rest_framework
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import PermissionDenied
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.parsers import JSONParser
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from compliance.common.api.filters import StrictOrdering
from compliance.common.api.schema import DeskSchema
from compliance.common.api.serializers import organization_id_in, organization_id_of

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request

M = TypeVar("M", bound=models.Model)


class TenantViewSet(RetrieveModelMixin, ListModelMixin, GenericViewSet[M], Generic[M]):
    """Rows the person may see; outsiders get 404.  Nothing is ever deleted."""

    model: type[M]
    read_capabilities: ClassVar[tuple[str, ...]] = ("registry.view",)
    write_capability: ClassVar[str] = "registry.write"
    related: ClassVar[tuple[str, ...]] = ()
    """Relations read along with the rows, so that a list costs the same for one row and for a page."""
    parser_classes = [JSONParser]
    schema = DeskSchema()
    filterset_class: Any = None
    http_method_names = ["get", "post", "patch", "head", "options"]
    lookup_value_converter = "int"
    filter_backends = [django_filters.rest_framework.DjangoFilterBackend, StrictOrdering]
    ordering: ClassVar[tuple[str, ...]] = ("id",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id",)

    @property
    def person(self) -> Any:
        """Who asks."""
        request: Request | None = self.request
        return request.user if request is not None else AnonymousUser()

    def get_queryset(self) -> QuerySet[M]:
        visible: QuerySet[M] = self.model.objects.visible_to(self.person)  # type: ignore[attr-defined]
        return visible.select_related(*self.related) if self.related else visible

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not any(self.person.can(capability) for capability in self.read_capabilities):
            self.refuse()

    def refuse(self) -> None:
        """Say that the role does not allow the act."""
        message = _("Your role does not allow this here. Ask a manager of the organization.")
        raise PermissionDenied(message, "not_allowed")

    def require(self, capability: str, organization_id: int | None) -> None:
        """Refuse unless a role of the person allows the act at that organization."""
        if organization_id is None or not self.person.can(capability, organization_id=organization_id):
            self.refuse()

    def get_for(self, capability: str) -> M:
        """The object of the address, for an act: 404 to outsiders, 403 to insiders without the capability."""
        row = self.get_object()
        self.require(capability, organization_id_of(row))
        return row

    def facts(self, **kwargs: Any) -> dict[str, Any]:
        """The request's body, validated."""
        serializer = self.get_serializer(data=self.request.data, **kwargs)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def answer(self, row: M, status_code: int = status.HTTP_200_OK) -> Response:
        """A row as it stands now, in the form of the list (an action's own serializer is its input)."""
        fresh = self.get_queryset().get(pk=row.pk)
        shape: Any = type(self).serializer_class
        return Response(shape(fresh, context=self.get_serializer_context()).data, status=status_code)


class Creates(Generic[M]):
    """``POST`` on the list: hands validated facts to ``make``."""

    def create(self: Any, request: Request, *args: Any, **kwargs: Any) -> Response:  # noqa: ARG002
        if not self.person.can(self.write_capability):
            self.refuse()
        facts = self.facts()
        self.require(self.write_capability, organization_id_in(facts))
        return self.answer(self.make(**facts), status.HTTP_201_CREATED)  # type: ignore[no-any-return]

    def make(self, **facts: Any) -> M:
        """Call the service that makes the row."""
        raise NotImplementedError


class Changes(Generic[M]):
    """``PATCH`` on the object: hands the given facts to ``change``."""

    def partial_update(self: Any, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        row = self.get_for(self.write_capability)
        serializer = self.get_serializer(row, data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        return self.answer(self.change(row, **serializer.validated_data))  # type: ignore[no-any-return]

    def change(self, row: M, **facts: Any) -> M:
        """Call the service that changes the row."""
        raise NotImplementedError

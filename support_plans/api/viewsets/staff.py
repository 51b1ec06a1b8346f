"""Support offices and staff: of one's own place alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from compliance.common.api.viewsets import Changes
from compliance.common.tenancy import is_inside
from support_plans.api.filters import SupportOfficeFilter, SupportStaffFilter
from support_plans.api.serializers.staff import SupportOfficeSerializer, SupportStaffSerializer
from support_plans.api.viewsets.base import M, SupportViewSet
from support_plans.models import SupportOffice, SupportStaff
from support_plans.services import staff as services

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response

_AT_A_BODY = "support_organization.change"
_AT_AN_EMPLOYER = "support.agree"


class OfOwnPlace(SupportViewSet[M]):
    """Written by those who run the place: a body's managers, an employer's HR."""

    related: ClassVar[tuple[str, ...]] = ()

    def may_write_at(self, *, organization_id: int | None, body_id: int | None) -> bool:
        if body_id is not None:
            return bool(self.person.can(_AT_A_BODY, support_organization_id=body_id))
        return is_inside(self.person, organization_id) and bool(
            self.person.can(_AT_AN_EMPLOYER, organization_id=organization_id)
        )

    def get_for(self, capability: str) -> M:
        """404 to outsiders, 403 to those who see the row and do not run the place."""
        del capability
        row: Any = self.get_object()
        place = getattr(row, "organization_id", None)
        if not self.may_write_at(organization_id=place, body_id=row.support_organization_id):
            self.refuse()
        found: M = row
        return found

    def create(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:  # noqa: ARG002
        if not (self.person.can(_AT_A_BODY) or self.person.can(_AT_AN_EMPLOYER)):
            self.refuse()
        facts = self.facts()
        organization, body = facts.get("organization"), facts.get("support_organization")
        if organization is not None or body is not None:
            places = {
                "organization_id": getattr(organization, "pk", None),
                "body_id": getattr(body, "pk", None),
            }
            if not self.may_write_at(**places):
                self.refuse()
        return self.answer(self.make(**facts), 201)

    def make(self, **facts: Any) -> M:
        raise NotImplementedError


class SupportOfficeViewSet(Changes[SupportOffice], OfOwnPlace[SupportOffice]):
    """Offices from which support bodies give support."""

    model = SupportOffice
    serializer_class = SupportOfficeSerializer
    filterset_class = SupportOfficeFilter
    ordering: ClassVar[tuple[str, ...]] = ("name", "id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "name")

    def make(self, **facts: Any) -> SupportOffice:
        return services.open_office(by=self.person, **facts)

    def change(self, row: SupportOffice, **facts: Any) -> SupportOffice:
        return services.change_office(office=row, by=self.person, **facts)


class SupportStaffViewSet(Changes[SupportStaff], OfOwnPlace[SupportStaff]):
    """People in charge of support; who leaves gets a last day, and stays in the record."""

    model = SupportStaff
    serializer_class = SupportStaffSerializer
    filterset_class = SupportStaffFilter
    ordering: ClassVar[tuple[str, ...]] = ("name", "id")
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "name", "since_on", "until_on")

    def make(self, **facts: Any) -> SupportStaff:
        return services.appoint_staff(by=self.person, **facts)

    def change(self, row: SupportStaff, **facts: Any) -> SupportStaff:
        return services.change_staff(staff=row, by=self.person, **facts)

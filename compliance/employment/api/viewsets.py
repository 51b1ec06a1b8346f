"""Lists and objects of employment contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from compliance.common.api.errors import Conflict
from compliance.common.api.viewsets import Changes, Creates, TenantViewSet
from compliance.employment import services
from compliance.employment.api.filters import EmploymentContractFilter
from compliance.employment.api.serializers import EmploymentContractSerializer, EndingSerializer
from compliance.employment.models import EmploymentContract

if TYPE_CHECKING:
    from rest_framework.request import Request
    from rest_framework.response import Response


class EmploymentContractViewSet(
    Creates[EmploymentContract], Changes[EmploymentContract], TenantViewSet[EmploymentContract]
):
    """Employment contracts as versions.  ``PATCH`` enters a new version and answers with it."""

    model = EmploymentContract
    serializer_class = EmploymentContractSerializer
    filterset_class = EmploymentContractFilter
    related: ClassVar[tuple[str, ...]] = ("worker",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "starts_on", "ends_on", "registered_at")

    def make(self, **facts: Any) -> EmploymentContract:
        return services.conclude_contract(by=self.request.user, **facts)

    def change(self, row: EmploymentContract, **facts: Any) -> EmploymentContract:
        return services.change_contract(contract=row, by=self.request.user, **facts)

    def get_for(self, capability: str) -> EmploymentContract:
        contract = super().get_for(capability)
        if contract.superseded_at is not None:
            raise Conflict(_("A newer version of this contract is in use. Change that one."))
        return contract

    @extend_schema(request=EndingSerializer, responses=EmploymentContractSerializer)
    @action(detail=True, methods=["post"], serializer_class=EndingSerializer)
    def end(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - the object comes from get_for
        """The contract ended: the notifications that the reason calls for are posted."""
        contract = self.get_for(self.write_capability)
        return self.answer(services.end_contract(contract=contract, by=request.user, **self.facts()))

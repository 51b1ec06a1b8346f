"""Lists and objects of working conditions, pay comparisons and recruitment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _

from compliance.common.api.errors import Conflict
from compliance.common.api.viewsets import Changes, Creates, TenantViewSet
from compliance.employment import condition_services as services
from compliance.employment.api.condition_serializers import (
    PayComparisonSerializer,
    RecruitmentSerializer,
    WorkingConditionsSerializer,
)
from compliance.employment.api.filters import (
    PayComparisonFilter,
    RecruitmentFilter,
    WorkingConditionsFilter,
)
from compliance.employment.carrying import ROWS
from compliance.employment.models import PayComparison, Recruitment, WorkingConditions

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from compliance.employment.models import EmploymentContract


def _in_use(contract: EmploymentContract) -> EmploymentContract:
    if contract.superseded_at is not None:
        raise Conflict(_("A newer version of this contract is in use. Change that one."))
    return contract


class WorkingConditionsViewSet(
    Creates[WorkingConditions], Changes[WorkingConditions], TenantViewSet[WorkingConditions]
):
    """Working conditions, each of one version of a contract."""

    model = WorkingConditions
    serializer_class = WorkingConditionsSerializer
    filterset_class = WorkingConditionsFilter
    related: ClassVar[tuple[str, ...]] = ("contract__worker",)

    def get_queryset(self) -> QuerySet[WorkingConditions]:
        return super().get_queryset().prefetch_related(*ROWS)

    def make(self, **facts: Any) -> WorkingConditions:
        return self._set(_in_use(facts.pop("contract")), facts)

    def change(self, row: WorkingConditions, **facts: Any) -> WorkingConditions:
        facts.pop("contract", None)
        return self._set(_in_use(row.contract), facts)

    def _set(self, contract: EmploymentContract, facts: dict[str, Any]) -> WorkingConditions:
        rows = {name: facts.pop(name) for name in ROWS if name in facts}
        return services.set_conditions(contract=contract, by=self.request.user, rows=rows, **facts)


class PayComparisonViewSet(Creates[PayComparison], Changes[PayComparison], TenantViewSet[PayComparison]):
    """Pay comparisons; the employer's own."""

    model = PayComparison
    serializer_class = PayComparisonSerializer
    filterset_class = PayComparisonFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("cases.view",)
    related: ClassVar[tuple[str, ...]] = ("contract__worker",)

    def make(self, **facts: Any) -> PayComparison:
        contract = _in_use(facts.pop("contract"))
        return services.compare_pay(contract=contract, by=self.request.user, **facts)

    def change(self, row: PayComparison, **facts: Any) -> PayComparison:
        facts.pop("contract", None)
        return services.compare_pay(contract=_in_use(row.contract), by=self.request.user, **facts)


class RecruitmentViewSet(Creates[Recruitment], Changes[Recruitment], TenantViewSet[Recruitment]):
    """Recruitments."""

    model = Recruitment
    serializer_class = RecruitmentSerializer
    filterset_class = RecruitmentFilter
    related: ClassVar[tuple[str, ...]] = ("worker",)

    def get_queryset(self) -> QuerySet[Recruitment]:
        return super().get_queryset().prefetch_related("foreign_fees")

    def make(self, **facts: Any) -> Recruitment:
        return services.note_recruitment(by=self.request.user, **facts)

    def change(self, row: Recruitment, **facts: Any) -> Recruitment:
        facts.pop("worker", None)
        return services.note_recruitment(worker=row.worker, by=self.request.user, **facts)

"""Monthly payroll over the API: for those who keep it, and nobody else."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from compliance.common.api.serializers import TenantSerializer
from compliance.common.api.viewsets import Changes, Creates, TenantViewSet
from compliance.employment.api.filters import PayrollFilter
from compliance.employment.models import PayrollRecord
from compliance.employment.payroll_check import findings
from compliance.employment.payroll_services import FACTS, enter_payroll


class PayrollSerializer(TenantSerializer[PayrollRecord]):
    """One worker's month.  Entering a month again puts its figures in the place of those on file."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("worker", "year", "month")
    findings = serializers.SerializerMethodField()

    class Meta:
        model = PayrollRecord
        fields = ["id", "worker", "year", "month", *FACTS, "findings", "entered_at"]
        read_only_fields = ["entered_at"]

    def get_findings(self, record: PayrollRecord) -> list[str]:
        return list(findings(record))


class PayrollViewSet(Creates[PayrollRecord], Changes[PayrollRecord], TenantViewSet[PayrollRecord]):
    """Months of payroll."""

    model = PayrollRecord
    serializer_class = PayrollSerializer
    filterset_class = PayrollFilter
    read_capabilities: ClassVar[tuple[str, ...]] = ("payroll.write",)
    write_capability: ClassVar[str] = "payroll.write"
    related: ClassVar[tuple[str, ...]] = ("worker",)
    ordering_fields: ClassVar[tuple[str, ...]] = ("id", "year", "month", "entered_at")

    def make(self, **facts: Any) -> PayrollRecord:
        return enter_payroll(by=self.request.user, **facts)

    def change(self, row: PayrollRecord, **facts: Any) -> PayrollRecord:
        for name in ("worker", "year", "month"):
            facts.pop(name, None)
        return enter_payroll(worker=row.worker, year=row.year, month=row.month, by=self.request.user, **facts)

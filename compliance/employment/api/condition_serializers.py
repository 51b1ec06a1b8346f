"""Working conditions, pay comparisons and recruitment, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from compliance.common.api.fields import DayField
from compliance.common.api.serializers import TenantSerializer
from compliance.employment.models import (
    Allowance,
    Deduction,
    ForeignFee,
    PayComparison,
    Recruitment,
    Shift,
    WorkingConditions,
)
from compliance.employment.models.ending_and_insurance import Insurance
from compliance.employment.models.term_and_place import RenewalCriterion

_ONCE: dict[str, Any] = {"validators": []}
"""The service decides whether a second row is a correction; no validator refuses it before."""


def _names(model: Any) -> list[str]:
    return [field.name for field in model._meta.concrete_fields]


class ShiftSerializer(serializers.ModelSerializer[Shift]):
    """One combination of hours."""

    class Meta:
        model = Shift
        fields = ["begins_at", "ends_at", "applies", "daily_minutes"]


class AllowanceSerializer(serializers.ModelSerializer[Allowance]):
    """One allowance."""

    class Meta:
        model = Allowance
        fields = ["kind", "name", "yen", "reckoning", "hours"]


class DeductionSerializer(serializers.ModelSerializer[Deduction]):
    """One deduction."""

    class Meta:
        model = Deduction
        fields = ["kind", "name", "yen"]


class WorkingConditionsSerializer(TenantSerializer[WorkingConditions]):
    """What a version of a contract says.  A given list of rows takes the place of the whole list.

    What was open is completed; another answer than before is a new version of the contract, under a new id.
    """

    fixed_fields: ClassVar[tuple[str, ...]] = ("contract",)
    changed_on = DayField(
        write_only=True, required=False, allow_null=True, help_text=_("Only for a change that was agreed.")
    )
    renewal_criteria = serializers.ListField(
        child=serializers.ChoiceField(RenewalCriterion.choices), required=False, max_length=10
    )
    insurances = serializers.ListField(
        child=serializers.ChoiceField(Insurance.choices), required=False, max_length=10
    )
    weekdays_off = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=7), required=False, max_length=7
    )
    further_work = serializers.ListField(
        child=serializers.CharField(max_length=200), required=False, max_length=10
    )
    other_occupation_codes = serializers.ListField(
        child=serializers.CharField(max_length=3), required=False, max_length=20
    )
    shifts = ShiftSerializer(many=True, required=False)
    allowances = AllowanceSerializer(many=True, required=False)
    deductions = DeductionSerializer(many=True, required=False)

    class Meta:
        model = WorkingConditions
        fields = [*_names(WorkingConditions), "shifts", "allowances", "deductions", "changed_on"]
        extra_kwargs = {"contract": _ONCE}


class PayComparisonSerializer(TenantSerializer[PayComparison]):
    """With whom the pay was compared; never shown outside the employer."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("contract",)

    class Meta:
        model = PayComparison
        fields = _names(PayComparison)
        extra_kwargs = {"contract": _ONCE}


class ForeignFeeSerializer(serializers.ModelSerializer[ForeignFee]):
    """One fee paid abroad."""

    paid_on = DayField(required=False, allow_null=True)

    class Meta:
        model = ForeignFee
        fields = ["payee", "purpose", "paid_on", "amount", "currency", "yen"]


class RecruitmentSerializer(TenantSerializer[Recruitment]):
    """How this employment came about.  A given list of fees takes the place of the whole list."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("worker",)
    foreign_fees = ForeignFeeSerializer(many=True, required=False)

    class Meta:
        model = Recruitment
        fields = [*_names(Recruitment), "foreign_fees"]
        extra_kwargs = {"worker": _ONCE}

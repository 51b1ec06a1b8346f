"""Support plans and their templates, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from compliance.common.api.fields import DayField, VisibleRelatedField
from compliance.common.api.serializers import TenantSerializer
from compliance.deadlines.api.serializers import BecauseSerializer
from compliance.workers.models import Worker
from support_plans.content import (
    FACTS,
    HOUSING_FACTS,
    LANGUAGE_FACTS,
    MUNICIPALITY_FACTS,
    PERSONAL_FACTS,
    ROW_FACTS,
)
from support_plans.models import (
    MunicipalityCheck,
    PlanLanguage,
    PlannedHousing,
    PlanRow,
    PlanTemplate,
    SupportPlan,
)

_MADE = [
    "version",
    "state",
    "support_contract",
    *FACTS,
    *PERSONAL_FACTS,
    "changed_headings",
    "agreed_on",
    "worker_signed_on",
    "copy_given_on",
    "agreed_by",
    "findings",
    "withdrawn_reason",
    "registered_at",
]


class SupportPlanSerializer(TenantSerializer[SupportPlan]):
    """One version of a worker's plan. What is agreed is never changed: a change is a new version."""

    worker_name = serializers.CharField(source="worker.name", read_only=True)
    template = VisibleRelatedField(queryset=PlanTemplate.objects.none(), required=False, write_only=True)

    class Meta:
        model = SupportPlan
        fields: ClassVar[list[str]] = ["id", "worker", "worker_name", "template", *_MADE]
        read_only_fields = _MADE


class PlanRowSerializer(serializers.ModelSerializer[PlanRow]):
    """One row group of the plan."""

    class Meta:
        model = PlanRow
        fields: ClassVar[list[str]] = ["key", *ROW_FACTS]


class PlanLanguageSerializer(serializers.ModelSerializer[PlanLanguage]):
    """The language of one obligation, and who interprets."""

    class Meta:
        model = PlanLanguage
        fields: ClassVar[list[str]] = ["obligation", *LANGUAGE_FACTS]


class PlannedHousingSerializer(serializers.ModelSerializer[PlannedHousing]):
    """The housing that is offered or found."""

    class Meta:
        model = PlannedHousing
        fields: ClassVar[list[str]] = list(HOUSING_FACTS)


class MunicipalityCheckSerializer(serializers.ModelSerializer[MunicipalityCheck]):
    """The municipality's measures were looked up, when and how."""

    class Meta:
        model = MunicipalityCheck
        fields: ClassVar[list[str]] = ["place", *MUNICIPALITY_FACTS]


class WholePlanSerializer(SupportPlanSerializer):
    """A plan with everything that hangs on it."""

    template = None  # type: ignore[assignment]
    rows = PlanRowSerializer(many=True, read_only=True)
    languages = PlanLanguageSerializer(many=True, read_only=True)
    housing = PlannedHousingSerializer(read_only=True, allow_null=True)
    municipalities = MunicipalityCheckSerializer(many=True, read_only=True)

    class Meta(SupportPlanSerializer.Meta):
        fields: ClassVar[list[str]] = [
            "id",
            "worker",
            "worker_name",
            *_MADE,
            "rows",
            "languages",
            "housing",
            "municipalities",
        ]
        read_only_fields = fields

    def to_representation(self, instance: SupportPlan) -> dict[str, Any]:
        shown = super().to_representation(instance)
        shown.setdefault("housing", None)
        return shown


class PlanFactsSerializer(TenantSerializer[SupportPlan]):
    """Facts of the plan itself."""

    created_on = DayField(required=False)

    class Meta:
        model = SupportPlan
        fields: ClassVar[list[str]] = [*FACTS, *PERSONAL_FACTS]


class RowFactsSerializer(serializers.ModelSerializer[PlanRow]):
    """What one row group says."""

    class Meta:
        model = PlanRow
        fields: ClassVar[list[str]] = list(ROW_FACTS)


class LanguageFactsSerializer(serializers.ModelSerializer[PlanLanguage]):
    """The language of one obligation."""

    class Meta:
        model = PlanLanguage
        fields: ClassVar[list[str]] = list(LANGUAGE_FACTS)


class MunicipalityFactsSerializer(serializers.ModelSerializer[MunicipalityCheck]):
    """How the municipality's measures were looked up."""

    class Meta:
        model = MunicipalityCheck
        fields: ClassVar[list[str]] = list(MUNICIPALITY_FACTS)


class DraftChangeSerializer(serializers.Serializer[Any]):
    """Parts of a draft; what is left out stays as it was."""

    facts = PlanFactsSerializer(required=False)
    rows = serializers.DictField(child=RowFactsSerializer(), required=False, help_text="By key of the row.")
    languages = serializers.DictField(
        child=LanguageFactsSerializer(), required=False, help_text="By obligation."
    )
    housing = PlannedHousingSerializer(required=False)
    municipalities = serializers.DictField(
        child=MunicipalityFactsSerializer(), required=False, help_text="By place: workplace, home."
    )


class CohortSerializer(serializers.Serializer[Any]):
    """Workers for whom plans are to be drafted."""

    workers = serializers.ListField(
        child=VisibleRelatedField(queryset=Worker.objects.none()), min_length=1, max_length=200
    )
    template = VisibleRelatedField(queryset=PlanTemplate.objects.none(), required=False)


class DraftOutcomeSerializer(serializers.Serializer[Any]):
    """What became of one of them: a plan, or the reason why there is none."""

    worker = serializers.IntegerField(source="worker.pk")
    plan = serializers.IntegerField(source="plan.pk", allow_null=True, default=None)
    error = serializers.CharField()


class AgreementSerializer(serializers.Serializer[Any]):
    """The day the plan was agreed, and for a changed one the day from which it holds."""

    agreed_on = DayField()
    worker_signed_on = DayField(required=False)
    holds_from_on = DayField(required=False)


class SignatureSerializer(serializers.Serializer[Any]):
    """When the worker signed, and got a copy."""

    worker_signed_on = DayField()
    copy_given_on = DayField(required=False)


class PlanFindingSerializer(serializers.Serializer[Any]):
    """One thing that a check of the plan found, in the reader's language."""

    code = serializers.CharField()
    blocks = serializers.BooleanField(help_text="Whether the plan cannot be agreed because of it.")
    row = serializers.CharField(help_text="Key of the row, or the part of the plan.")
    message = serializers.CharField(source="words")
    because = BecauseSerializer(source="basis", many=True)


class PlanTemplateSerializer(TenantSerializer[PlanTemplate]):
    """What the plans of one employer have in common."""

    plan = VisibleRelatedField(
        queryset=SupportPlan.objects.none(),
        required=False,
        write_only=True,
        help_text="Take the content over from this plan.",
    )

    class Meta:
        model = PlanTemplate
        fields: ClassVar[list[str]] = [
            "id",
            "organization",
            "name",
            "is_default",
            "plan",
            "content",
            "changed_at",
        ]
        read_only_fields: ClassVar[list[str]] = ["content", "changed_at"]

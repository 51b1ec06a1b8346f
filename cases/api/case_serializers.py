"""Cases, their steps and papers, events and findings, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases import words
from cases.answers import QUESTIONS
from cases.events import KINDS
from cases.models import AgencyRequest, Case, CaseAct, CaseDocument, CaseStep, Event
from cases.models.choices import Capacity, Channel, Kind
from compliance.common.api.fields import DayField, MaskedNumberField, VisibleRelatedField
from compliance.common.api.serializers import TenantSerializer
from compliance.deadlines.api.serializers import BecauseSerializer
from compliance.deadlines.models import Deadline


class CaseSerializer(TenantSerializer[Case]):
    """A case. Made from a deadline, everything known is filled in; else name procedure and worker."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("organization", "worker", "deadline", "procedure")
    deadline = VisibleRelatedField(
        queryset=Deadline.objects.all(), required=False, allow_null=True, help_text="Open from this deadline."
    )
    title = serializers.SerializerMethodField()
    percent = serializers.IntegerField(read_only=True, help_text="How complete it is.")
    kind = serializers.ChoiceField(choices=Kind.choices, read_only=True)

    class Meta:
        model = Case
        fields = [
            "id",
            "organization",
            "worker",
            "deadline",
            "event",
            "cohort",
            "kind",
            "procedure",
            "official_form",
            "attachments",
            "application_type",
            "title",
            "state",
            "field",
            "opened_on",
            "due_on",
            "planned_filing_on",
            "percent",
            "papers_wanted",
            "papers_ready",
            "submitted_on",
            "channel",
            "receipt_number",
            "submitted_as",
            "decided_on",
            "granted_status",
            "granted_months",
            "granted_expires_on",
            "certificate_issued_on",
            "fee_yen",
            "fee_payer",
            "fee_paid_on",
            "closed_on",
        ]
        read_only_fields = [
            "event",
            "cohort",
            "official_form",
            "attachments",
            "application_type",
            "state",
            "opened_on",
            "due_on",
            "papers_wanted",
            "papers_ready",
            "submitted_on",
            "channel",
            "receipt_number",
            "submitted_as",
            "decided_on",
            "granted_status",
            "granted_months",
            "granted_expires_on",
            "certificate_issued_on",
            "closed_on",
        ]

    def get_title(self, case: Case) -> str:
        return words.case_title(case)


class CaseStepSerializer(TenantSerializer[CaseStep]):
    """One step of a case."""

    title = serializers.SerializerMethodField()

    class Meta:
        model = CaseStep
        fields = ["id", "case", "slug", "title", "position", "who", "state", "due_on", "done_on", "note"]
        read_only_fields = fields

    def get_title(self, step: CaseStep) -> str:
        return words.step_title(step, step.case)


class CaseDocumentSerializer(TenantSerializer[CaseDocument]):
    """One paper of a case: in which line, how far, and why it is wanted or not."""

    title = serializers.SerializerMethodField()
    why = serializers.SerializerMethodField()

    class Meta:
        model = CaseDocument
        fields = [
            "id",
            "case",
            "slug",
            "title",
            "position",
            "line",
            "number",
            "state",
            "why",
            "unknown",
            "issued_on",
            "requested_on",
            "received_on",
            "reviewed_on",
        ]
        read_only_fields = fields

    def get_title(self, paper: CaseDocument) -> str:
        return words.paper_title(paper)

    def get_why(self, paper: CaseDocument) -> str:
        return words.why(paper)


class CaseActSerializer(TenantSerializer[CaseAct]):
    """One line of a case's timeline."""

    class Meta:
        model = CaseAct
        fields = [
            "act",
            "from_state",
            "to_state",
            "happened_on",
            "capacity",
            "note",
            "made_by_name",
            "made_at",
        ]
        read_only_fields = fields


class AgencyRequestSerializer(TenantSerializer[AgencyRequest]):
    """What the agency asked for."""

    class Meta:
        model = AgencyRequest
        fields = ["id", "case", "received_on", "due_on", "wants", "answered_on", "answer"]
        read_only_fields = ["case", "answered_on", "answer"]


class FindingSerializer(serializers.Serializer[Any]):
    """What one check found."""

    check = serializers.CharField(source="finding.check")
    code = serializers.CharField(help_text="Override it under this code.")
    severity = serializers.ChoiceField(choices=["block", "warn", "ok", "overridden"])
    words = serializers.CharField()
    missing = serializers.ListField(child=serializers.CharField(), source="finding.missing")
    because = serializers.SerializerMethodField()

    @extend_schema_field(BecauseSerializer(many=True))
    def get_because(self, found: Any) -> list[dict[str, Any]]:
        return [dict(used.as_because()) for used in found.finding.because]


class EventSerializer(TenantSerializer[Event]):
    """What happened. Recording it opens the cases of the notifications it calls for."""

    kind = serializers.ChoiceField(choices=[kind.slug for kind in reversed(KINDS)])
    reason = serializers.CharField(required=False, write_only=True, help_text="Why, where the kind asks it.")
    until_on = DayField(required=False, write_only=True, help_text="Back at work, for activity_stopped.")
    headings = serializers.ListField(child=serializers.CharField(max_length=30), required=False)
    cases = serializers.PrimaryKeyRelatedField[Any](many=True, read_only=True)

    class Meta:
        model = Event
        fields = [
            "id",
            "organization",
            "worker",
            "contract",
            "support_contract",
            "kind",
            "happened_on",
            "learned_on",
            "reason",
            "until_on",
            "facts",
            "headings",
            "note",
            "cases",
            "recorded_at",
            "voided_at",
        ]
        read_only_fields = ["facts", "recorded_at", "voided_at"]
        extra_kwargs: ClassVar[dict[str, Any]] = {"learned_on": {"required": False}}


class PrepareSerializer(serializers.Serializer[Any]):
    """Who prepared it, in which capacity."""

    capacity = serializers.ChoiceField(choices=Capacity.choices)
    law_read = serializers.BooleanField(required=False)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class SubmitSerializer(serializers.Serializer[Any]):
    """How it was filed."""

    submitted_on = DayField()
    channel = serializers.ChoiceField(choices=Channel.choices)
    capacity = serializers.ChoiceField(choices=Capacity.choices)
    receipt_number = serializers.CharField(required=False, allow_blank=True, max_length=40)
    law_read = serializers.BooleanField(required=False)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class AgencyAskSerializer(serializers.Serializer[Any]):
    """What the agency asks for, and by when."""

    received_on = DayField()
    due_on = DayField()
    wants = serializers.CharField(max_length=2000)


class AgencyAnswerSerializer(serializers.Serializer[Any]):
    """What was handed in."""

    answered_on = DayField()
    answer = serializers.CharField(required=False, allow_blank=True, max_length=2000, default="")


class GrantSerializer(serializers.Serializer[Any]):
    """The decision; with a card number the new card is registered."""

    decided_on = DayField()
    status = serializers.CharField(required=False, max_length=40)
    months = serializers.IntegerField(required=False, min_value=1, max_value=120)
    expires_on = DayField(required=False)
    card_number = MaskedNumberField(required=False)
    designated_field = serializers.CharField(required=False, max_length=20)
    issued_on = DayField(required=False)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class RefuseSerializer(serializers.Serializer[Any]):
    """The decision, and the reasons the agency gave."""

    decided_on = DayField()
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class WithdrawSerializer(serializers.Serializer[Any]):
    """Taken back, and why."""

    withdrawn_on = DayField()
    reason = serializers.CharField(max_length=500)


class CompleteSerializer(serializers.Serializer[Any]):
    """When it was done."""

    done_on = DayField(required=False)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class RemarkSerializer(serializers.Serializer[Any]):
    """A remark."""

    remark = serializers.CharField(required=False, allow_blank=True, max_length=500)


class OverrideSerializer(serializers.Serializer[Any]):
    """Which finding, and why it is filed all the same."""

    code = serializers.CharField(max_length=60)
    reason = serializers.CharField(max_length=500)


class AnswersSerializer(serializers.Serializer[Any]):
    """Answers by question; null takes one back."""

    answers = serializers.DictField(
        child=serializers.JSONField(allow_null=True),
        help_text="By question: " + ", ".join(question.fact for question in QUESTIONS),
    )


class ReceiveSerializer(serializers.Serializer[Any]):
    """When a paper was issued, and when it came."""

    issued_on = DayField(required=False, allow_null=True)
    received_on = DayField(required=False, allow_null=True)


class TakeStepSerializer(serializers.Serializer[Any]):
    """When a step was taken."""

    done_on = DayField(required=False, allow_null=True)
    remark = serializers.CharField(required=False, allow_blank=True, max_length=300)

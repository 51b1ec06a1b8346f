"""Cases, their steps and papers, events and findings, as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases import words
from cases.events import KINDS
from cases.models import AgencyRequest, Case, CaseAct, CaseDocument, CaseStep, Event
from cases.models.choices import Kind
from compliance.common.api.fields import DayField
from compliance.common.api.serializers import TenantSerializer
from compliance.deadlines.api.serializers import BecauseSerializer


class CaseSerializer(TenantSerializer[Case]):
    """A case. Made from a deadline, everything known is filled in; else name procedure and worker."""

    fixed_fields: ClassVar[tuple[str, ...]] = ("organization", "worker", "deadline", "procedure")
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

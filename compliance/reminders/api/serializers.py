"""Reminders and their mails, as the API shows them."""

from __future__ import annotations

from django.utils.translation import get_language
from rest_framework import serializers

from compliance.common.api.serializers import TenantSerializer
from compliance.deadlines.explaining import kind_title
from compliance.reminders.models import DailyRun, Digest, Reminder
from compliance.rulebook import RuleNotInForce, UnknownRule


class ReminderSerializer(TenantSerializer[Reminder]):
    """One step of one deadline, told to one recipient."""

    kind = serializers.CharField(source="deadline.kind", read_only=True)
    title = serializers.SerializerMethodField(help_text="What must be done, in the reader's language.")
    worker = serializers.IntegerField(source="deadline.worker_id", read_only=True, allow_null=True)
    recipient = serializers.SerializerMethodField(help_text="Name of the person who is told.")
    delivery = serializers.ChoiceField(
        choices=["planned", "claimed", "sent", "failed", "acknowledged", "dropped"], read_only=True
    )

    class Meta:
        model = Reminder
        fields = [
            "id",
            "deadline",
            "kind",
            "title",
            "organization",
            "worker",
            "due_on",
            "step",
            "audience",
            "recipient",
            "planned_on",
            "digest",
            "delivery",
            "drop_reason",
            "sent_at",
            "acknowledged_at",
        ]
        read_only_fields = fields

    def get_title(self, reminder: Reminder) -> str:
        try:
            return kind_title(reminder.deadline, (get_language() or "ja").partition("-")[0])
        except (UnknownRule, RuleNotInForce):
            return reminder.deadline.kind

    def get_recipient(self, reminder: Reminder) -> str:
        return str(reminder.to_user or reminder.to_worker)


class DeliverySerializer(TenantSerializer[Digest]):
    """A mail.  Its subject is shown to the one who gets it: it may speak of other clients too."""

    recipient = serializers.CharField(source="recipient_name", read_only=True)
    subject = serializers.SerializerMethodField()

    class Meta:
        model = Digest
        fields = [
            "id",
            "recipient",
            "day",
            "state",
            "planned_at",
            "attempts",
            "next_attempt_at",
            "in_doubt",
            "sent_at",
            "address",
            "language",
            "subject",
        ]
        read_only_fields = fields

    def get_subject(self, digest: Digest) -> str:
        return digest.subject if digest.to_user_id == self.context["request"].user.pk else ""


class DailyRunSerializer(serializers.ModelSerializer[DailyRun]):
    """Proof that the reminders of a day were planned and sent.  Counts span all organizations: not shown."""

    class Meta:
        model = DailyRun
        fields = ["id", "day", "started_at", "finished_at"]
        read_only_fields = fields

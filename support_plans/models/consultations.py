"""相談・苦情: what workers asked or complained of, and what was done."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.organizations.models import RegisteredSupportOrganization
from compliance.workers.models import Worker
from support_plans.querysets import OfConsultationQuerySet, RecordQuerySet


class Consultation(models.Model):
    """One matter a worker brought up, from receipt to end."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ESCALATED = "escalated", _("passed on to the employer")
        CLOSED = "closed", _("closed")

    class Channel(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        PHONE = "phone", _("phone")
        MAIL = "mail", _("e-mail")
        CHAT = "chat", _("chat")
        VIDEO = "video", _("video call")
        OTHER = "other", _("another way")

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="consultations"
    )
    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("recorded by the support organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consultations",
        help_text=_("Empty: the employer recorded it."),
    )
    received_on = models.DateField(_("received on"))
    received_at = models.TimeField(_("at"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=9, choices=Channel.choices)
    is_complaint = models.BooleanField(_("a complaint"), default=False)
    topic = models.CharField(_("topic"), max_length=100)
    content = models.TextField(_("content"))
    language = models.CharField(_("language"), max_length=5, blank=True)
    interpreter_name = models.CharField(_("interpreter"), max_length=100, blank=True)
    handled_by = models.ForeignKey(
        User, verbose_name=_("handled by"), on_delete=models.PROTECT, null=True, related_name="consultations"
    )
    handler_name = models.CharField(_("person who handled it"), max_length=100)
    response = models.TextField(_("response and outcome"), blank=True)
    referred_to = models.CharField(_("authority shown"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    follow_up_on = models.DateField(_("look again on"), null=True, blank=True)
    escalated_on = models.DateField(_("passed on to the employer on"), null=True, blank=True)
    escalation_reason = models.CharField(_("why passed on"), max_length=300, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    judgement = models.CharField(_("judgement"), max_length=14, blank=True, editable=False)
    findings = models.JSONField(_("findings"), default=list, blank=True, editable=False)
    basis = models.JSONField(_("why"), default=list, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        User, verbose_name=_("recorded by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    client_key = models.UUIDField(_("key of the sending device"), default=uuid.uuid4, editable=False)

    objects = RecordQuerySet["Consultation"].as_manager()

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-received_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["worker", "client_key"], name="consultation_sent_once"),
            models.CheckConstraint(
                condition=~Q(state="closed") | (Q(closed_on__isnull=False) & ~Q(response="")),
                name="closed_consultation_has_day_and_outcome",
                violation_error_message=_("Say what came of it before you close it."),
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("received_on")),
                name="consultation_closed_after_receipt",
                violation_error_message=_("It is closed before it was received."),
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "received_on"]),
            models.Index(fields=["state", "follow_up_on"]),
        ]

    def __str__(self) -> str:
        return self.topic


class ConsultationStep(models.Model):
    """One thing done about a consultation."""

    consultation = models.ForeignKey(
        Consultation, verbose_name=_("consultation"), on_delete=models.PROTECT, related_name="steps"
    )
    happened_on = models.DateField(_("day"))
    what = models.TextField(_("what was done"))
    by = models.ForeignKey(User, verbose_name=_("by"), on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"))

    objects = OfConsultationQuerySet["ConsultationStep"].as_manager()

    class Meta:
        verbose_name = _("step of a consultation")
        verbose_name_plural = _("steps of consultations")
        ordering = ["happened_on", "id"]

    def __str__(self) -> str:
        return self.what[:40]

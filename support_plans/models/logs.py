"""支援の実施記録: what was done, when, how, in which language, and what proves it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.organizations.models import RegisteredSupportOrganization
from compliance.workers.models import Worker
from support_plans.models.tasks import SupportTask
from support_plans.querysets import VersionedRecordQuerySet


class PerformedBy(models.TextChoices):
    """Who gave the support, as the law distinguishes."""

    EMPLOYER = "employer", _("the employer")
    RSO = "rso", _("the support organization")
    RSO_SUBCONTRACTOR = "rso_subcontractor", _("somebody the support organization entrusted")


class Judgement(models.TextChoices):
    """Whether a record counts as the support the law asks for."""

    ACCEPTABLE = "acceptable", _("acceptable")
    DOUBTFUL = "doubtful", _("doubtful")
    NOT_ACCEPTABLE = "not_acceptable", _("not acceptable")


class SupportLog(models.Model):
    """One session of support. A correction is a new version; the one before is kept."""

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        VIDEO = "video", _("video call")
        PHONE = "phone", _("phone")
        RECORDING = "recording", _("recording, with questions answered")
        EMAIL = "email", _("e-mail")
        DOCUMENT = "document", _("document")

    class Circumstances(models.TextChoices):
        ORDINARY = "", _("ordinary")
        NEW_ARRIVAL = "new_arrival", _("newly arrived")
        SAME_SITE = "same_site", _("same employer and surroundings as before")

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="support_logs"
    )
    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("recorded by the support organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="support_logs",
        help_text=_("Empty: the employer recorded it."),
    )
    task = models.ForeignKey(
        SupportTask,
        verbose_name=_("support task"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="logs",
    )
    obligation = models.CharField(_("obligation"), max_length=40)
    performed_on = models.DateField(_("day"))
    started_at = models.TimeField(_("from"), null=True, blank=True)
    ended_at = models.TimeField(_("to"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices)
    language = models.CharField(_("language"), max_length=5, blank=True)
    interpreter_name = models.CharField(_("interpreter"), max_length=100, blank=True)
    interpreter_affiliation = models.CharField(_("interpreter's affiliation"), max_length=100, blank=True)
    circumstances = models.CharField(
        _("circumstances"),
        max_length=12,
        choices=Circumstances.choices,
        blank=True,
        default=Circumstances.ORDINARY,
    )
    performed_by = models.CharField(
        _("given by"), max_length=20, choices=PerformedBy.choices, default=PerformedBy.EMPLOYER
    )
    staff_name = models.CharField(_("person who gave it"), max_length=100)
    staff_title = models.CharField(_("title"), max_length=100, blank=True)
    topics = models.JSONField(_("what was covered"), default=list, blank=True)
    content = models.TextField(_("content"), blank=True)
    outcome = models.TextField(_("outcome"), blank=True)
    proof_location = models.CharField(
        _("where the proof is kept"), max_length=200, blank=True, help_text=_("For paper: binder, cabinet.")
    )
    worker_confirmed_on = models.DateField(_("worker's signature on"), null=True, blank=True)
    judgement = models.CharField(_("judgement"), max_length=14, choices=Judgement.choices, editable=False)
    findings = models.JSONField(_("findings"), default=list, blank=True, editable=False)
    basis = models.JSONField(_("why"), default=list, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        User, verbose_name=_("recorded by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    client_key = models.UUIDField(
        _("key of the sending device"),
        default=uuid.uuid4,
        editable=False,
        help_text=_("Sent twice, kept once."),
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("replaces"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    correction_reason = models.CharField(_("why corrected"), max_length=200, blank=True)
    superseded_at = models.DateTimeField(_("superseded at"), null=True, blank=True, editable=False)

    objects = VersionedRecordQuerySet["SupportLog"].as_manager()

    class Meta:
        verbose_name = _("support log")
        verbose_name_plural = _("support logs")
        ordering = ["-performed_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["worker", "client_key"], name="support_log_sent_once"),
            models.CheckConstraint(
                condition=Q(started_at__isnull=True)
                | Q(ended_at__isnull=True)
                | Q(ended_at__gt=F("started_at")),
                name="support_session_ends_after_it_begins",
                violation_error_message=_("The session ends before it begins."),
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "obligation", "performed_on"]),
            models.Index(fields=["support_organization", "performed_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.performed_on}"

    @property
    def is_proof(self) -> bool:
        """Whether it may be filed as proof."""
        return self.superseded_at is None and self.judgement != Judgement.NOT_ACCEPTABLE

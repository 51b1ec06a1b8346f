"""Residence cards, as versions that are never overwritten, and lapse checks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.common.encryption import EncryptedTextField
from compliance.organizations.models import AcceptingOrganization
from compliance.residence.querysets import LapseCheckQuerySet, ResidenceCardQuerySet
from compliance.workers.models import Worker


class ResidenceCard(models.Model):
    """在留カード: one card as it was printed.  A new card, or a correction, is a new row."""

    class PermissionKind(models.TextChoices):
        LANDING = "landing", _("landing")
        CHANGE = "change", _("change of status")
        EXTENSION = "extension", _("extension")
        UNKNOWN = "unknown", _("not known")

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="cards"
    )
    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    number = EncryptedTextField(_("residence card number"))
    number_index = models.CharField(max_length=64, editable=False)
    status = models.CharField(_("status of residence"), max_length=40, blank=True)
    status_as_written = models.CharField(_("status as written"), max_length=60, blank=True)
    permission_kind = models.CharField(
        _("permission"), max_length=10, choices=PermissionKind.choices, default=PermissionKind.UNKNOWN
    )
    permitted_on = models.DateField(_("permitted on"), null=True, blank=True)
    period_months = models.PositiveSmallIntegerField(_("period of stay (months)"), null=True, blank=True)
    period_as_written = models.CharField(_("period as written"), max_length=40, blank=True)
    expires_on = models.DateField(_("period of stay ends on"))
    issued_on = models.DateField(_("card issued on"), null=True, blank=True)
    designated_field = models.CharField(_("field on the designation paper"), max_length=20, blank=True)
    designated_employer = models.CharField(
        _("employer on the designation paper"),
        max_length=200,
        blank=True,
        help_text=_("As on the paper. Empty: not entered."),
    )
    extension_applied_on = models.DateField(_("extension applied for on"), null=True, blank=True)
    extension_receipt = models.CharField(_("receipt number"), max_length=40, blank=True)
    registered_at = models.DateTimeField(_("registered at"), auto_now_add=True)
    superseded_at = models.DateTimeField(_("superseded at"), null=True, blank=True, editable=False)
    voided_at = models.DateTimeField(_("voided at"), null=True, blank=True, editable=False)
    void_reason = models.CharField(_("why voided"), max_length=200, blank=True)

    objects = ResidenceCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("residence card")
        verbose_name_plural = _("residence cards")
        ordering = ["-expires_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "number_index"],
                condition=Q(voided_at__isnull=True),
                name="card_once_in_an_organization",
                violation_error_message=_("This card is registered already."),
            ),
            models.UniqueConstraint(
                fields=["worker"],
                condition=Q(voided_at__isnull=True, superseded_at__isnull=True),
                name="one_card_in_use",
            ),
            models.CheckConstraint(
                condition=Q(permitted_on__isnull=True) | Q(expires_on__gt=F("permitted_on")),
                name="card_ends_after_permission",
                violation_error_message=_("The period of stay ends before it was permitted."),
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "expires_on"]),
            models.Index(fields=["number_index"]),
        ]

    def __str__(self) -> str:
        return f"{self.status or self.status_as_written} → {self.expires_on}"

    @property
    def is_current(self) -> bool:
        """Whether this is the version in use."""
        return self.superseded_at is None and self.voided_at is None


class LapseCheck(models.Model):
    """在留カード等番号失効情報照会: the agency was asked whether the number has lapsed."""

    class Result(models.TextChoices):
        NOT_LAPSED = "not_lapsed", _("not lapsed")
        LAPSED = "lapsed", _("lapsed")
        UNCLEAR = "unclear", _("unclear")

    card = models.ForeignKey(
        ResidenceCard, verbose_name=_("residence card"), on_delete=models.PROTECT, related_name="lapse_checks"
    )
    result = models.CharField(_("result"), max_length=10, choices=Result.choices)
    checked_at = models.DateTimeField(_("checked at"))
    checked_by = models.ForeignKey(
        User, verbose_name=_("checked by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = LapseCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("lapse check")
        verbose_name_plural = _("lapse checks")
        ordering: ClassVar[list[str]] = ["-checked_at"]

    def __str__(self) -> str:
        return f"{self.get_result_display()} {self.checked_at:%Y-%m-%d}"

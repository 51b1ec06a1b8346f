"""An annual report: how far it is, who did what, and what was filed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.annual_report.querysets import AnnualReportQuerySet, WorkerNoteQuerySet
from cases.models.choices import Channel
from compliance.accounts.models import User
from compliance.organizations.models import AcceptingOrganization
from compliance.workers.models import Worker


class AnnualReport(models.Model):
    """One fiscal year of one employer.  Its figures are reckoned anew until it is submitted, then kept."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("prepared")
        CHECKED = "checked", _("checked")
        SUBMITTED = "submitted", _("submitted")

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="annual_reports",
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.PREPARED)
    contact_name = models.CharField(_("person in charge"), max_length=100, blank=True)
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True)
    remarks = models.TextField(_("remarks"), blank=True)
    prepared_by = models.ForeignKey(
        User, verbose_name=_("prepared by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    prepared_at = models.DateTimeField(_("prepared at"), auto_now_add=True)
    checked_by = models.ForeignKey(
        User, verbose_name=_("checked by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    despite = models.CharField(_("why it was checked with months missing"), max_length=300, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        User,
        verbose_name=_("submitted by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    channel = models.CharField(_("channel"), max_length=7, choices=Channel.choices, blank=True)
    receipt_number = models.CharField(_("receipt number"), max_length=40, blank=True)
    figures = models.JSONField(_("figures as submitted"), null=True, blank=True, editable=False)
    figures_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = AnnualReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("annual report")
        verbose_name_plural = _("annual reports")
        ordering = ["-fiscal_year", "organization_id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year"], name="annual_report_once"),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_on__isnull=False, figures__isnull=False),
                name="submitted_report_keeps_its_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.fiscal_year}"

    @property
    def is_submitted(self) -> bool:
        return self.state == self.State.SUBMITTED


class WorkerNote(models.Model):
    """What the report says of one worker that no other record tells, or tells differently."""

    report = models.ForeignKey(
        AnnualReport, verbose_name=_("annual report"), on_delete=models.PROTECT, related_name="notes"
    )
    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="annual_report_notes"
    )
    support_officer = models.CharField(_("support officer"), max_length=100, blank=True)
    support_phone = models.CharField(_("support officer's phone"), max_length=30, blank=True)
    special_report_not_filed = models.BooleanField(
        _("support could not be given, and that was not notified"), null=True, blank=True
    )
    remarks = models.CharField(_("remarks"), max_length=200, blank=True)

    objects = WorkerNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note on a worker")
        verbose_name_plural = _("notes on workers")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["report", "worker"], name="annual_report_note_once")]

    def __str__(self) -> str:
        return f"{self.worker}"

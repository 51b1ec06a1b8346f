"""Employment contracts, as versions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.employment.querysets import EmploymentContractQuerySet
from compliance.organizations.models import Site
from compliance.workers.models import Worker


class EndReason(models.TextChoices):
    """Why a contract ended, in the words the notification asks for."""

    EXPIRY = "expiry", _("its term ended")
    EMPLOYER = "employer", _("the employer's reasons")
    WORKER_RESIGNED = "worker_resigned", _("the worker resigned")
    DISMISSED_FOR_CAUSE = "dismissed_for_cause", _("dismissed for cause")
    MISSING = "missing", _("the worker is missing")
    DEATH = "death", _("death")
    ILLNESS = "illness", _("illness")


class EmploymentContract(models.Model):
    """特定技能雇用契約: what was agreed, from a day on.  A change is a new version."""

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="contracts"
    )
    site = models.ForeignKey(
        Site,
        verbose_name=_("site"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contracts",
    )
    field = models.CharField(_("field"), max_length=20, blank=True)
    field_as_written = models.CharField(_("field as written"), max_length=100, blank=True)
    work_category = models.CharField(_("work category"), max_length=100, blank=True)
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    starts_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("agreed end"), null=True, blank=True)
    weekly_hours = models.DecimalField(
        _("hours a week"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    monthly_wage = models.PositiveIntegerField(_("monthly wage (yen)"), null=True, blank=True)
    changed_on = models.DateField(
        _("changed terms hold from"),
        null=True,
        blank=True,
        help_text=_("Only for a change that was agreed; a correction of the entry has no such day."),
    )
    is_insured = models.BooleanField(_("has employment insurance"), default=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=20, choices=EndReason.choices, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    registered_at = models.DateTimeField(_("registered at"), auto_now_add=True)
    superseded_at = models.DateTimeField(_("superseded at"), null=True, blank=True, editable=False)

    objects = EmploymentContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("employment contract")
        verbose_name_plural = _("employment contracts")
        ordering = ["-starts_on", "-version", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="contract_ends_after_it_begins",
                violation_error_message=_("The contract ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, end_reason="")
                | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="contract_end_has_a_reason",
            ),
            models.UniqueConstraint(
                fields=["worker", "starts_on"],
                condition=Q(superseded_at__isnull=True),
                name="one_version_of_a_contract_in_use",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.starts_on} –"

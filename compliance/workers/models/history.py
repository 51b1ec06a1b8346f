"""What an application asks about a worker's past, and what the worker declares."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.workers.models.people import Worker
from compliance.workers.querysets import OfWorkerQuerySet


class Job(models.Model):
    """職歴: one job, here or abroad.  Forms print months; the day within the month says nothing."""

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="jobs"
    )
    employer = models.CharField(_("employer"), max_length=200)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("Two letters, such as VN.")
    )
    duties = models.CharField(_("duties"), max_length=200, blank=True)
    joined_on = models.DateField(_("joined in"), null=True, blank=True, help_text=_("The month counts."))
    left_on = models.DateField(
        _("left in"), null=True, blank=True, help_text=_("The month counts. Empty: still there.")
    )

    objects = OfWorkerQuerySet["Job"].as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["joined_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(joined_on__isnull=True)
                | Q(left_on__isnull=True)
                | Q(left_on__gte=F("joined_on")),
                name="job_ends_after_it_begins",
                violation_error_message=_("The job ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.employer


class WorkerDeclaration(models.Model):
    """What the worker said when asked: yes, no, or not asked yet.  Nothing is no by default."""

    worker = models.OneToOneField(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="declaration"
    )
    has_deposit = models.BooleanField(
        _("a deposit, property held, or a penalty agreed"), null=True, blank=True
    )
    deposit_holder = models.CharField(_("who holds it"), max_length=200, blank=True)
    deposit_detail = models.CharField(_("amount or property"), max_length=200, blank=True)
    agreed_to_foreign_fees = models.BooleanField(
        _("understood and agreed to what was paid abroad"), null=True, blank=True
    )
    followed_home_procedures = models.BooleanField(
        _("followed the procedures of the home country"), null=True, blank=True
    )
    home_procedure_number = models.CharField(
        _("number of the home country's paper"), max_length=60, blank=True
    )
    agreed_to_regular_costs = models.BooleanField(
        _("understood and agreed to regular costs in Japan"), null=True, blank=True
    )
    will_transfer_skills = models.BooleanField(
        _("will pass on the skills learnt as a technical intern"), null=True, blank=True
    )
    meets_field_notice = models.BooleanField(
        _("meets the field's notice on applicants"), null=True, blank=True
    )
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    asked_by = models.ForeignKey(
        User, verbose_name=_("asked by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OfWorkerQuerySet["WorkerDeclaration"].as_manager()

    class Meta:
        verbose_name = _("worker's declaration")
        verbose_name_plural = _("workers' declarations")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.worker_id}"

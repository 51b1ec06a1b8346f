"""雇用の経緯: who brought worker and employer together, and what was paid for it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.employment.querysets import OfRecruitmentQuerySet
from compliance.workers.models import Worker
from compliance.workers.querysets import OfWorkerQuerySet


class Recruitment(models.Model):
    """How this employment came about.  Every answer is given or still open; none is no by default."""

    worker = models.OneToOneField(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="recruitment"
    )
    used_agency = models.BooleanField(_("an employment agency in Japan"), null=True, blank=True)
    agency_permit = models.CharField(_("permit or notification number"), max_length=40, blank=True)
    agency_accepted_on = models.DateField(_("permitted or accepted on"), null=True, blank=True)
    agency_is_free = models.BooleanField(_("works free of charge"), null=True, blank=True)
    agency_name = models.CharField(_("agency"), max_length=200, blank=True)
    agency_corporate_number = models.CharField(_("agency's corporate number"), max_length=13, blank=True)
    agency_insurance_number = models.CharField(
        _("agency's employment insurance number"), max_length=13, blank=True
    )
    agency_postal_code = models.CharField(_("agency's postal code"), max_length=8, blank=True)
    agency_address = models.CharField(_("agency's address"), max_length=300, blank=True)
    agency_phone = models.CharField(_("agency's phone"), max_length=30, blank=True)
    agency_fee_worker = models.PositiveIntegerField(
        _("paid to the agency by the worker (yen)"), null=True, blank=True
    )
    agency_fee_worker_local = models.CharField(
        _("the same in the currency it was paid in"), max_length=60, blank=True
    )
    agency_fee_worker_purpose = models.CharField(_("paid by the worker for"), max_length=100, blank=True)
    agency_fee_employer = models.PositiveIntegerField(
        _("paid to the agency by the employer (yen)"), null=True, blank=True
    )
    agency_fee_employer_purpose = models.CharField(_("paid by the employer for"), max_length=100, blank=True)
    used_intermediary = models.BooleanField(_("an intermediary abroad"), null=True, blank=True)
    intermediary_name = models.CharField(_("intermediary"), max_length=200, blank=True)
    intermediary_country = models.CharField(_("intermediary's country"), max_length=2, blank=True)
    intermediary_address = models.CharField(_("intermediary's address"), max_length=300, blank=True)
    intermediary_phone = models.CharField(_("intermediary's phone"), max_length=30, blank=True)
    intermediary_fee_worker = models.PositiveIntegerField(
        _("paid to the intermediary by the worker (yen)"), null=True, blank=True
    )
    intermediary_fee_worker_local = models.CharField(
        _("by the worker, in the currency it was paid in"), max_length=60, blank=True
    )
    intermediary_fee_worker_purpose = models.CharField(
        _("paid to the intermediary by the worker for"), max_length=100, blank=True
    )
    intermediary_fee_employer = models.PositiveIntegerField(
        _("paid to the intermediary by the employer (yen)"), null=True, blank=True
    )
    intermediary_fee_employer_local = models.CharField(
        _("by the employer, in the currency it was paid in"), max_length=60, blank=True
    )
    intermediary_fee_employer_purpose = models.CharField(
        _("paid to the intermediary by the employer for"), max_length=100, blank=True
    )
    guidance_as_planned = models.BooleanField(_("guidance was given as planned"), null=True, blank=True)
    paid_abroad = models.BooleanField(_("the worker paid bodies abroad"), null=True, blank=True)
    drawn_up_on = models.DateField(_("drawn up on"), null=True, blank=True)
    author_title = models.CharField(_("title of who drew it up"), max_length=100, blank=True)
    author_name = models.CharField(_("name of who drew it up"), max_length=100, blank=True)

    objects = OfWorkerQuerySet["Recruitment"].as_manager()

    class Meta:
        verbose_name = _("recruitment")
        verbose_name_plural = _("recruitments")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{_('recruitment')} {self.worker_id}"


class ForeignFee(models.Model):
    """What the worker paid to a body abroad: in its currency, and in yen."""

    recruitment = models.ForeignKey(
        Recruitment, verbose_name=_("recruitment"), on_delete=models.CASCADE, related_name="foreign_fees"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    payee = models.CharField(_("paid to"), max_length=200)
    purpose = models.CharField(_("paid for"), max_length=200, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("Three letters, such as VND or USD.")
    )
    yen = models.PositiveIntegerField(_("amount (yen)"))

    objects = OfRecruitmentQuerySet["ForeignFee"].as_manager()

    class Meta:
        verbose_name = _("fee paid abroad")
        verbose_name_plural = _("fees paid abroad")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.payee

    @property
    def worker(self) -> Worker:
        return self.recruitment.worker

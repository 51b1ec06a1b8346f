"""報酬に関する説明: why the pay is at least that of a Japanese in the same work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.employment.models.contracts import EmploymentContract
from compliance.employment.querysets import EmployersOwnQuerySet
from compliance.workers.models import Sex

if TYPE_CHECKING:
    from compliance.workers.models import Worker


class PayComparison(models.Model):
    """A Japanese worker to compare with, or the nearest one.  For the employer's own people alone."""

    class Unit(models.TextChoices):
        UNSAID = "", _("not said yet")
        MONTHLY = "monthly", _("by the month")
        HOURLY = "hourly", _("by the hour")

    contract = models.OneToOneField(
        EmploymentContract,
        verbose_name=_("employment contract"),
        on_delete=models.PROTECT,
        related_name="pay_comparison",
    )
    unit = models.CharField(
        _("pay compared"), max_length=7, choices=Unit.choices, blank=True, default=Unit.UNSAID
    )
    worker_role = models.TextField(_("the worker's post, duties and responsibility"), blank=True)
    worker_experience_years = models.DecimalField(
        _("the worker's experience (years)"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    worker_pay = models.PositiveIntegerField(_("the worker's pay (yen)"), null=True, blank=True)
    worker_other = models.TextField(_("other about the worker"), blank=True)
    has_comparable = models.BooleanField(
        _("there is a Japanese in the same work"),
        null=True,
        blank=True,
        help_text=_("If not, give the one whose work comes nearest."),
    )
    role = models.TextField(_("their post, duties and responsibility"), blank=True)
    age = models.PositiveSmallIntegerField(_("their age"), null=True, blank=True)
    sex = models.CharField(_("their sex"), max_length=6, choices=Sex.choices, blank=True)
    experience_years = models.DecimalField(
        _("their experience (years)"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    pay = models.PositiveIntegerField(_("their pay (yen)"), null=True, blank=True)
    has_pay_rules = models.BooleanField(_("there are pay rules"), null=True, blank=True)
    pay_by_rules = models.PositiveIntegerField(_("pay by the pay rules (yen)"), null=True, blank=True)
    reason = models.TextField(_("why the pay is at least equal"), blank=True)
    other = models.TextField(_("other about them"), blank=True)
    drawn_up_on = models.DateField(_("drawn up on"), null=True, blank=True)
    author_title = models.CharField(_("title of who drew it up"), max_length=100, blank=True)
    author_name = models.CharField(_("name of who drew it up"), max_length=100, blank=True)

    objects = EmployersOwnQuerySet["PayComparison"].as_manager()

    class Meta:
        verbose_name = _("pay comparison")
        verbose_name_plural = _("pay comparisons")
        ordering = ["-contract_id"]

    def __str__(self) -> str:
        return f"{_('pay comparison')} {self.contract_id}"

    @property
    def worker(self) -> Worker:
        return self.contract.worker

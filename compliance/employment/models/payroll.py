"""賃金台帳 by the month: what the annual report is reckoned from.  For the employer's own people alone."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.employment.models.pay import PayMethod
from compliance.employment.querysets import PayrollQuerySet
from compliance.workers.models import Worker


class PayrollRecord(models.Model):
    """One worker's month: days, hours, and whole yen."""

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="payroll"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    month = models.PositiveSmallIntegerField(
        _("month"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    working_days = models.PositiveSmallIntegerField(
        _("days worked"), help_text=_("Days of paid leave are none."), validators=[MaxValueValidator(31)]
    )
    leave_days = models.DecimalField(
        _("days of paid leave"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    regular_hours = models.DecimalField(
        _("regular hours worked"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0)]
    )
    overtime_hours = models.DecimalField(
        _("overtime hours worked"),
        max_digits=5,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
    )
    gross = models.PositiveIntegerField(
        _("regular cash pay (yen)"), help_text=_("With overtime pay and all allowances, without bonuses.")
    )
    overtime_pay = models.PositiveIntegerField(_("of it overtime pay (yen)"), default=0)
    commuting = models.PositiveIntegerField(_("of it commuting (yen)"), default=0)
    attendance = models.PositiveIntegerField(_("of it full attendance (yen)"), default=0)
    family = models.PositiveIntegerField(_("of it family (yen)"), default=0)
    other_allowances = models.PositiveIntegerField(_("of it other allowances (yen)"), default=0)
    bonus = models.PositiveIntegerField(_("bonus or special pay (yen)"), default=0)
    food = models.PositiveIntegerField(_("food deducted (yen)"), default=0)
    housing = models.PositiveIntegerField(_("housing and utilities deducted (yen)"), default=0)
    tax = models.PositiveIntegerField(_("tax (yen)"), default=0)
    social_insurance = models.PositiveIntegerField(_("social insurance (yen)"), default=0)
    employment_insurance = models.PositiveIntegerField(_("employment insurance (yen)"), default=0)
    other_deductions = models.PositiveIntegerField(_("other deductions (yen)"), default=0)
    net = models.IntegerField(_("net pay (yen)"), null=True, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    method = models.CharField(
        _("payment"), max_length=8, choices=PayMethod.choices, blank=True, default=PayMethod.UNSAID
    )
    is_partial = models.BooleanField(
        _("begun or ended midway"),
        null=True,
        blank=True,
        help_text=_("Only where the contract and the card do not tell."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    entered_at = models.DateTimeField(_("entered at"), auto_now=True)
    entered_by = models.ForeignKey(
        User, verbose_name=_("entered by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PayrollQuerySet.as_manager()

    class Meta:
        verbose_name = _("payroll of a month")
        verbose_name_plural = _("payroll by the month")
        ordering = ["-year", "-month", "worker_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "year", "month"],
                name="one_payroll_a_worker_and_month",
                violation_error_message=_("This month is entered already."),
            ),
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="payroll_month_is_a_month"),
            models.CheckConstraint(
                condition=Q(
                    gross__gte=models.F("overtime_pay")
                    + models.F("commuting")
                    + models.F("attendance")
                    + models.F("family")
                    + models.F("other_allowances")
                ),
                name="parts_of_pay_within_the_pay",
                violation_error_message=_("The parts exceed the regular cash pay."),
            ),
        ]
        indexes = [models.Index(fields=["year", "month"])]

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}"

    @property
    def deductions(self) -> int:
        """Everything taken off."""
        return (
            self.food
            + self.housing
            + self.tax
            + self.social_insurance
            + self.employment_insurance
            + self.other_deductions
        )

    @property
    def expected_net(self) -> int:
        return self.gross + self.bonus - self.deductions

"""Pay: heading of 雇用条件書 and its annex.  Sums are whole yen, rates are per cent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class WageKind(models.TextChoices):
    """What the basic wage is paid by."""

    UNSAID = "", _("not said yet")
    MONTHLY = "monthly", _("by the month")
    DAILY = "daily", _("by the day")
    HOURLY = "hourly", _("by the hour")


class PayMethod(models.TextChoices):
    """How pay reaches the worker."""

    UNSAID = "", _("not said yet")
    TRANSFER = "transfer", _("transfer to an account")
    CASH = "cash", _("in cash")


class Pay(models.Model):
    """Basic wage, rates, days, and what else is paid; allowances and deductions are rows of their own."""

    wage_kind = models.CharField(
        _("basic wage paid"), max_length=7, choices=WageKind.choices, blank=True, default=WageKind.UNSAID
    )
    base_wage = models.PositiveIntegerField(_("basic wage (yen)"), null=True, blank=True)
    hourly_wage = models.PositiveIntegerField(
        _("basic wage by the hour (yen)"), null=True, blank=True, help_text=_("Of a monthly or daily wage.")
    )
    monthly_base_wage = models.PositiveIntegerField(
        _("basic wage by the month (yen)"), null=True, blank=True, help_text=_("Of a daily or hourly wage.")
    )
    overtime_rate = models.DecimalField(
        _("overtime (%)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    long_overtime_rate = models.DecimalField(
        _("overtime above the statutory monthly limit (%)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    beyond_agreed_rate = models.DecimalField(
        _("beyond the agreed hours (%)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    statutory_holiday_rate = models.DecimalField(
        _("work on statutory days off (%)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    other_holiday_rate = models.DecimalField(
        _("work on other days off (%)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    night_rate = models.DecimalField(
        _("night work (%)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    closing_day = models.PositiveSmallIntegerField(
        _("closing day"), null=True, blank=True, help_text=_("31: the last day of the month.")
    )
    closing_day_2 = models.PositiveSmallIntegerField(_("second closing day"), null=True, blank=True)
    pay_day = models.PositiveSmallIntegerField(
        _("pay day"), null=True, blank=True, help_text=_("31: the last day of the month.")
    )
    pay_day_2 = models.PositiveSmallIntegerField(_("second pay day"), null=True, blank=True)
    pay_method = models.CharField(
        _("payment"), max_length=8, choices=PayMethod.choices, blank=True, default=PayMethod.UNSAID
    )
    has_agreed_deductions = models.BooleanField(_("deductions by a labour agreement"), null=True, blank=True)
    has_raise = models.BooleanField(_("pay rises"), null=True, blank=True)
    raise_terms = models.CharField(_("rises: when and how much"), max_length=200, blank=True)
    has_bonus = models.BooleanField(_("bonus"), null=True, blank=True)
    bonus_terms = models.CharField(_("bonus: when and how much"), max_length=200, blank=True)
    has_retirement_pay = models.BooleanField(_("retirement pay"), null=True, blank=True)
    retirement_terms = models.CharField(_("retirement pay: when and how much"), max_length=200, blank=True)
    has_suspension_allowance = models.BooleanField(
        _("allowance when work is suspended"), null=True, blank=True
    )
    suspension_rate = models.CharField(_("suspension allowance: rate"), max_length=100, blank=True)
    is_equal_to_japanese = models.BooleanField(_("pay is at least that of a Japanese"), null=True, blank=True)
    treats_foreigners_differently = models.BooleanField(
        _("treated differently for being a foreigner"), null=True, blank=True
    )
    different_treatment = models.CharField(_("how treated differently"), max_length=300, blank=True)

    class Meta:
        abstract = True

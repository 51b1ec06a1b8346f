"""Hours, breaks, days off and leave: headings of 雇用条件書.  Lengths are whole minutes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class VariableUnit(models.TextChoices):
    """Over which unit hours are averaged."""

    NONE = "", _("does not apply")
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")
    YEAR = "year", _("a year")


class PerUnit(models.TextChoices):
    """What a number of days is counted by."""

    NONE = "", _("does not apply")
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")


class Hours(models.Model):
    """Hours and working days."""

    begins_at = models.TimeField(_("work begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("work ends at"), null=True, blank=True)
    daily_minutes = models.PositiveSmallIntegerField(_("regular time a day (minutes)"), null=True, blank=True)
    variable_unit = models.CharField(
        _("variable working hours by"),
        max_length=5,
        choices=VariableUnit.choices,
        blank=True,
        default=VariableUnit.NONE,
    )
    is_shift_work = models.BooleanField(_("shift work"), null=True, blank=True)
    break_minutes = models.PositiveSmallIntegerField(_("breaks (minutes)"), null=True, blank=True)
    weekly_minutes = models.PositiveIntegerField(_("regular time a week (minutes)"), null=True, blank=True)
    monthly_minutes = models.PositiveIntegerField(_("regular time a month (minutes)"), null=True, blank=True)
    yearly_minutes = models.PositiveIntegerField(_("regular time a year (minutes)"), null=True, blank=True)
    weekly_days = models.DecimalField(
        _("working days a week"), max_digits=4, decimal_places=2, null=True, blank=True
    )
    monthly_days = models.DecimalField(
        _("working days a month"), max_digits=4, decimal_places=2, null=True, blank=True
    )
    yearly_days = models.DecimalField(
        _("working days a year"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    is_same_as_regular_workers = models.BooleanField(
        _("hours equal those of regular workers"), null=True, blank=True
    )
    has_overtime = models.BooleanField(_("overtime is worked"), null=True, blank=True)
    hours_rules = models.CharField(
        _("articles of the work rules on hours"),
        max_length=100,
        blank=True,
        help_text=_("As they are numbered in the work rules, such as 12-15, 18."),
    )

    class Meta:
        abstract = True


class DaysOff(models.Model):
    """Days off and leave."""

    weekdays_off = models.JSONField(
        _("fixed weekdays off"), default=list, blank=True, help_text=_("1 is Monday, 7 is Sunday.")
    )
    has_holidays_off = models.BooleanField(_("national holidays are off"), null=True, blank=True)
    other_days_off = models.CharField(_("other fixed days off"), max_length=200, blank=True)
    yearly_days_off = models.PositiveSmallIntegerField(_("days off a year"), null=True, blank=True)
    irregular_unit = models.CharField(
        _("days off that are not fixed, counted by"),
        max_length=5,
        choices=PerUnit.choices,
        blank=True,
        default=PerUnit.NONE,
    )
    irregular_days = models.DecimalField(
        _("days off that are not fixed"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    irregular_other = models.CharField(_("other days off that are not fixed"), max_length=200, blank=True)
    days_off_rules = models.CharField(_("articles of the work rules on days off"), max_length=100, blank=True)
    paid_leave_days = models.PositiveSmallIntegerField(
        _("paid leave after half a year (days)"), null=True, blank=True
    )
    has_early_paid_leave = models.BooleanField(_("paid leave before half a year"), null=True, blank=True)
    early_paid_leave_months = models.PositiveSmallIntegerField(_("after (months)"), null=True, blank=True)
    early_paid_leave_days = models.PositiveSmallIntegerField(_("of (days)"), null=True, blank=True)
    other_paid_leave = models.CharField(_("other leave, paid"), max_length=200, blank=True)
    other_unpaid_leave = models.CharField(_("other leave, unpaid"), max_length=200, blank=True)
    grants_home_leave = models.BooleanField(
        _("leave is granted for a temporary return home"), null=True, blank=True
    )
    leave_rules = models.CharField(_("articles of the work rules on leave"), max_length=100, blank=True)

    class Meta:
        abstract = True

"""Leaving, insurance, health checks and whom to ask: the last headings of 雇用条件書."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Insurance(models.TextChoices):
    """Insurances the form names."""

    EMPLOYEES_PENSION = "employees_pension", _("employees' pension")
    HEALTH = "health", _("health insurance")
    EMPLOYMENT = "employment", _("employment insurance")
    ACCIDENT = "accident", _("accident insurance")
    NATIONAL_PENSION = "national_pension", _("national pension")
    NATIONAL_HEALTH = "national_health", _("national health insurance")
    OTHER = "other", _("other")


class EndingAndInsurance(models.Model):
    """How the worker leaves, what they are insured by, and who answers their questions."""

    resignation_notice_days = models.PositiveSmallIntegerField(
        _("notice of resignation (days)"), null=True, blank=True
    )
    ending_rules = models.CharField(_("articles of the work rules on leaving"), max_length=100, blank=True)
    insurances = models.JSONField(_("insurances"), default=list, blank=True)
    insurance_other = models.CharField(_("other insurance"), max_length=100, blank=True)
    hiring_check_on = models.DateField(
        _("health check on hiring"), null=True, blank=True, help_text=_("The month counts.")
    )
    first_regular_check_on = models.DateField(
        _("first regular health check"), null=True, blank=True, help_text=_("The month counts.")
    )
    regular_check_interval = models.CharField(_("then every"), max_length=40, blank=True)
    desk_department = models.CharField(_("whom to ask: department"), max_length=100, blank=True)
    desk_person = models.CharField(_("whom to ask: title and name"), max_length=100, blank=True)
    desk_contact = models.CharField(_("whom to ask: contact"), max_length=100, blank=True)
    pays_return_fare = models.BooleanField(
        _("pays the fare home when the worker cannot"), null=True, blank=True
    )
    watches_health = models.BooleanField(_("keeps an eye on health and life"), null=True, blank=True)
    rules_place = models.CharField(_("where the work rules can be read"), max_length=200, blank=True)

    class Meta:
        abstract = True

"""The term of a contract, the place and the work, and who may be sent elsewhere: headings of 雇用条件書."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Renewal(models.TextChoices):
    """Whether the contract goes on after its end."""

    UNSAID = "", _("not said yet")
    AUTOMATIC = "automatic", _("renewed automatically")
    POSSIBLE = "possible", _("may be renewed")
    NONE = "none", _("not renewed")


class RenewalCriterion(models.TextChoices):
    """What decides a renewal that is possible."""

    WORKLOAD = "workload", _("amount of work when the term ends")
    PERFORMANCE = "performance", _("the worker's record and attitude")
    ABILITY = "ability", _("the worker's ability to do the work")
    BUSINESS = "business", _("the state of the business")
    PROGRESS = "progress", _("progress of the work in hand")
    OTHER = "other", _("other")


class Engagement(models.TextChoices):
    """Who the worker works for."""

    UNSAID = "", _("not said yet")
    DIRECT = "direct", _("employed directly")
    DISPATCH = "dispatch", _("dispatched to a client")


class TermOfContract(models.Model):
    """The term: when it was written down, whether it is renewed, how often."""

    drawn_up_on = models.DateField(_("conditions written on"), null=True, blank=True)
    entry_planned_on = models.DateField(
        _("entry into Japan planned for"),
        null=True,
        blank=True,
        help_text=_("Only for a worker who is still abroad."),
    )
    renewal = models.CharField(
        _("renewal"), max_length=9, choices=Renewal.choices, blank=True, default=Renewal.UNSAID
    )
    renewal_criteria = models.JSONField(_("what decides a renewal"), default=list, blank=True)
    renewal_criteria_other = models.CharField(_("other criterion"), max_length=200, blank=True)
    has_renewal_limit = models.BooleanField(_("renewals are limited"), null=True, blank=True)
    renewal_limit_times = models.PositiveSmallIntegerField(
        _("renewed at most (times)"), null=True, blank=True
    )
    renewal_limit_years = models.PositiveSmallIntegerField(
        _("total term at most (years)"), null=True, blank=True
    )
    indefinite_from_on = models.DateField(_("can become indefinite from"), null=True, blank=True)
    changes_when_indefinite = models.BooleanField(
        _("conditions change when it becomes indefinite"), null=True, blank=True
    )
    changes_when_indefinite_detail = models.TextField(_("how they change"), blank=True)

    class Meta:
        abstract = True


class PlaceAndWork(models.Model):
    """The place, the work, and how far either may change later."""

    engagement = models.CharField(
        _("engagement"), max_length=8, choices=Engagement.choices, blank=True, default=Engagement.UNSAID
    )
    place_may_change = models.BooleanField(_("the place of work may change"), null=True, blank=True)
    place_change_name = models.CharField(_("other place: name"), max_length=200, blank=True)
    place_change_address = models.CharField(_("other place: address"), max_length=300, blank=True)
    place_change_contact = models.CharField(_("other place: contact"), max_length=100, blank=True)
    further_work = models.JSONField(
        _("further fields and work categories"),
        default=list,
        blank=True,
        help_text=_("One a line: the field, a colon, the work category."),
    )
    work_may_change = models.BooleanField(_("the work may change"), null=True, blank=True)
    work_change_field = models.CharField(_("other work: field"), max_length=100, blank=True)
    work_change_category = models.CharField(_("other work: category"), max_length=100, blank=True)
    occupation_code = models.CharField(
        _("occupation code"), max_length=3, blank=True, help_text=_("From the list of the application form.")
    )
    other_occupation_codes = models.JSONField(_("further occupation codes"), default=list, blank=True)
    duties = models.CharField(_("post, duties and responsibility"), max_length=300, blank=True)
    meets_field_contract_notice = models.BooleanField(
        _("meets the field's notice on employment"), null=True, blank=True
    )
    meets_field_stay_notice = models.BooleanField(
        _("meets the field's notice on a proper stay"), null=True, blank=True
    )

    class Meta:
        abstract = True


class Dispatch(models.Model):
    """The client a worker is dispatched to; only some fields allow it."""

    client_name = models.CharField(_("client"), max_length=200, blank=True)
    client_corporate_number = models.CharField(_("client's corporate number"), max_length=13, blank=True)
    client_insurance_number = models.CharField(
        _("client's employment insurance number"), max_length=13, blank=True
    )
    client_address = models.CharField(_("client's address"), max_length=300, blank=True)
    client_phone = models.CharField(_("client's phone"), max_length=30, blank=True)
    client_representative = models.CharField(_("client's representative"), max_length=100, blank=True)
    dispatched_from_on = models.DateField(_("dispatched from"), null=True, blank=True)
    dispatched_to_on = models.DateField(_("dispatched to"), null=True, blank=True)

    class Meta:
        abstract = True

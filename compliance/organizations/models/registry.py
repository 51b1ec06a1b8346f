"""Employers, their sites and contacts, and the bodies that support their workers."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.organizations import numbers
from compliance.organizations.querysets import (
    AcceptingOrganizationQuerySet,
    ContactQuerySet,
    RegisteredSupportOrganizationQuerySet,
    SiteQuerySet,
    SupportContractQuerySet,
)


def validate_corporate_number(value: str) -> None:
    """Refuse a corporate number whose check digit does not fit."""
    try:
        numbers.corporate_number(value)
    except ValueError as error:
        raise ValidationError(
            _("This is no corporate number: it needs 13 digits, and the first one must fit the others."),
            code="corporate_number",
        ) from error


def validate_registration_number(value: str) -> None:
    """Refuse what is no registration number of a support body."""
    try:
        numbers.registration_number(value)
    except ValueError as error:
        raise ValidationError(
            _("This is no registration number: write it as 19登-000123."), code="registration_number"
        ) from error


class BusinessScale(models.TextChoices):
    """What spares an employer papers; blank: nothing does, or nobody has said so."""

    UNSAID = "", _("none, or not said yet")
    LISTED = "listed", _("listed on an exchange")
    MUTUAL = "mutual", _("mutual company in insurance")
    INNOVATION = "innovation", _("innovative company")
    CERTIFIED = "certified", _("certified company")
    WITHHOLDING = "withholding", _("large withholding tax")
    THREE_YEARS = "three_years", _("three years of acceptance without a break")


class AcceptingOrganization(models.Model):
    """特定技能所属機関: the employer.  The tenant."""

    name = models.CharField(_("name"), max_length=200)
    name_kana = models.CharField(_("name (kana)"), max_length=200, blank=True)
    corporate_number = models.CharField(
        _("corporate number"), max_length=13, blank=True, validators=[validate_corporate_number]
    )
    is_corporation = models.BooleanField(_("is a corporation"), default=True)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    representative_title = models.CharField(_("representative's title"), max_length=100, blank=True)
    representative_name = models.CharField(_("representative"), max_length=100, blank=True)
    industry_code = models.CharField(
        _("industry code"), max_length=3, blank=True, help_text=_("From the list of the application form.")
    )
    other_industry_codes = models.JSONField(_("further industry codes"), default=list, blank=True)
    capital = models.PositiveBigIntegerField(_("capital (yen)"), null=True, blank=True)
    annual_sales = models.PositiveBigIntegerField(_("sales of the latest year (yen)"), null=True, blank=True)
    employee_count = models.PositiveIntegerField(_("full-time employees"), null=True, blank=True)
    business_year_end_month = models.PositiveSmallIntegerField(
        _("month in which the business year ends"), null=True, blank=True
    )
    scale = models.CharField(
        _("size that spares papers"), max_length=16, choices=BusinessScale.choices, blank=True, default=""
    )
    uses_online_notifications = models.BooleanField(
        _("registered for online notifications"), null=True, blank=True
    )
    is_demo = models.BooleanField(_("synthetic"), default=False, editable=False)
    created_at = models.DateTimeField(_("registered at"), auto_now_add=True)

    objects = AcceptingOrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("accepting organization")
        verbose_name_plural = _("accepting organizations")
        ordering = ["name", "id"]
        # The corporate number is not unique here: a refusal would tell one employer that another is a client.
        # Whoever opens a tenant sees them all, and is told (services.register_organization).
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="organization_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """事業所: where the employer's workers work."""

    organization = models.ForeignKey(
        AcceptingOrganization, verbose_name=_("organization"), on_delete=models.PROTECT, related_name="sites"
    )
    name = models.CharField(_("name"), max_length=200)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    employment_insurance_number = models.CharField(
        _("employment insurance number"), max_length=13, blank=True
    )
    labor_insurance_number = models.CharField(_("labour insurance number"), max_length=24, blank=True)
    full_time_employees = models.PositiveIntegerField(_("full-time employees"), null=True, blank=True)
    has_social_insurance = models.BooleanField(
        _("covered by health and pension insurance"), null=True, blank=True
    )
    has_labour_insurance = models.BooleanField(
        _("covered by accident and employment insurance"), null=True, blank=True
    )
    cooperation_paper_on = models.DateField(
        _("cooperation paper given to the municipality on"), null=True, blank=True
    )
    cooperation_paper_to = models.CharField(
        _("municipality that received the cooperation paper"), max_length=60, blank=True
    )

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="site_name_once")]

    def __str__(self) -> str:
        return self.name


class Contact(models.Model):
    """A person at the employer who is asked about workers, with or without an account here."""

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="contacts",
    )
    site = models.ForeignKey(
        Site,
        verbose_name=_("site"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contacts",
    )
    name = models.CharField(_("name"), max_length=100)
    name_kana = models.CharField(_("name (kana)"), max_length=100, blank=True)
    department = models.CharField(_("department"), max_length=100, blank=True)
    title = models.CharField(_("title"), max_length=100, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class RegisteredSupportOrganization(models.Model):
    """登録支援機関: one shared row of public register facts.

    What a client knows or notes about the body stands on its support contract.
    """

    registration_number = models.CharField(
        _("registration number"), max_length=12, unique=True, validators=[validate_registration_number]
    )
    name = models.CharField(_("name"), max_length=200)
    name_kana = models.CharField(_("name (kana)"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    representative_name = models.CharField(_("representative"), max_length=100, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    expires_on = models.DateField(_("registration expires on"), null=True, blank=True)
    is_demo = models.BooleanField(_("synthetic"), default=False, editable=False)

    objects = RegisteredSupportOrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registered support organization")
        verbose_name_plural = _("registered support organizations")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(registered_on__isnull=True)
                | Q(expires_on__isnull=True)
                | Q(expires_on__gt=F("registered_on")),
                name="registration_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.registration_number})"


class SupportContract(models.Model):
    """支援委託契約: an employer entrusts support, all of it or a part, from a day to a day."""

    class Scope(models.TextChoices):
        ALL = "all", _("all of the support")
        PART = "part", _("a part of the support")

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="support_contracts",
    )
    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("support organization"),
        on_delete=models.PROTECT,
        related_name="support_contracts",
    )
    scope = models.CharField(_("scope"), max_length=4, choices=Scope.choices, default=Scope.ALL)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    monthly_fee = models.PositiveIntegerField(_("fee a month for each worker (yen)"), null=True, blank=True)
    noted_registration_expires_on = models.DateField(
        _("registration expires on (as we know it)"),
        null=True,
        blank=True,
        help_text=_("Used while the support organization has not entered its own date."),
    )
    note = models.TextField(_("note"), blank=True)
    registered_at = models.DateTimeField(_("registered at"), auto_now_add=True)

    objects = SupportContractQuerySet.as_manager()

    class Meta:
        verbose_name = _("support contract")
        verbose_name_plural = _("support contracts")
        ordering = ["-starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="support_contract_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["organization", "support_organization", "starts_on"], name="support_contract_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} / {self.support_organization.name}"

"""What application forms ask of an employer: officers, results, separations, declarations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.organizations.models.registry import AcceptingOrganization
from compliance.organizations.querysets import OfOrganizationQuerySet


class Officer(models.Model):
    """An officer of the corporation."""

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="officers",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    name = models.CharField(_("name"), max_length=100)
    name_kana = models.CharField(_("name (kana)"), max_length=100, blank=True)
    title = models.CharField(_("title"), max_length=100, blank=True)
    takes_part_in_acceptance = models.BooleanField(
        _("takes part in accepting SSW workers"),
        null=True,
        blank=True,
        help_text=_("Who does not is named in the employer's pledge on its officers."),
    )
    left_on = models.DateField(_("left office on"), null=True, blank=True)

    objects = OfOrganizationQuerySet["Officer"].as_manager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class FinancialYear(models.Model):
    """The result of one business year, in yen; a loss is negative."""

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="financial_years",
    )
    ends_on = models.DateField(_("business year ended on"))
    sales = models.BigIntegerField(_("sales (yen)"), null=True, blank=True)
    ordinary_profit = models.BigIntegerField(_("ordinary profit (yen)"), null=True, blank=True)
    net_profit = models.BigIntegerField(_("net profit (yen)"), null=True, blank=True)
    net_assets = models.BigIntegerField(_("net assets (yen)"), null=True, blank=True)

    objects = OfOrganizationQuerySet["FinancialYear"].as_manager()

    class Meta:
        verbose_name = _("business year")
        verbose_name_plural = _("business years")
        ordering = ["-ends_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "ends_on"],
                name="financial_year_once",
                violation_error_message=_("This business year is entered already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ends_on:%Y-%m}"


class SeparationReport(models.Model):
    """Who left the same kind of work, and who went missing, in the year before a day."""

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="separation_reports",
    )
    as_of_on = models.DateField(_("counted on"))
    japanese_voluntary = models.PositiveSmallIntegerField(_("Japanese, voluntary"), null=True, blank=True)
    japanese_involuntary = models.PositiveSmallIntegerField(
        _("Japanese, not voluntary"), null=True, blank=True
    )
    foreign_voluntary = models.PositiveSmallIntegerField(_("foreigners, voluntary"), null=True, blank=True)
    foreign_involuntary = models.PositiveSmallIntegerField(
        _("foreigners, not voluntary"), null=True, blank=True
    )
    missing_ssw = models.PositiveSmallIntegerField(_("missing, SSW"), null=True, blank=True)
    missing_ssw_by_fault = models.PositiveSmallIntegerField(
        _("of them by the employer's fault, SSW"), null=True, blank=True
    )
    missing_trainees = models.PositiveSmallIntegerField(
        _("missing, technical interns"), null=True, blank=True
    )
    missing_trainees_by_fault = models.PositiveSmallIntegerField(
        _("of them by the employer's fault, technical interns"), null=True, blank=True
    )

    objects = OfOrganizationQuerySet["SeparationReport"].as_manager()

    class Meta:
        verbose_name = _("separations")
        verbose_name_plural = _("separations")
        ordering = ["-as_of_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "as_of_on"],
                name="separations_once_a_day",
                violation_error_message=_("Separations of this day are entered already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of_on}"


class OrganizationDeclaration(models.Model):
    """One question of the application, what the employer answered, who and when.  Open is never a no."""

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="declarations",
    )
    key = models.CharField(_("question"), max_length=40)
    answer = models.BooleanField(_("answer"), null=True, blank=True)
    detail = models.CharField(_("detail"), max_length=500, blank=True)
    declared_on = models.DateField(_("declared on"), null=True, blank=True)
    declared_by = models.CharField(_("declared by"), max_length=100, blank=True)

    objects = OfOrganizationQuerySet["OrganizationDeclaration"].as_manager()

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "key"], name="declaration_once"),
            models.CheckConstraint(
                condition=models.Q(answer__isnull=True) | models.Q(declared_on__isnull=False),
                name="declaration_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.key

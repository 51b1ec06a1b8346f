"""Rows of the conditions: shifts, allowances, deductions, in the order they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.employment.models.conditions import WorkingConditions
from compliance.employment.querysets import OfConditionsQuerySet

if TYPE_CHECKING:
    from compliance.workers.models import Worker


class RowOfConditions(models.Model):
    """What every row has: its place in the list."""

    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        abstract = True

    @property
    def worker(self) -> Worker:
        conditions: WorkingConditions = self.conditions  # type: ignore[attr-defined]
        return conditions.contract.worker


class Shift(RowOfConditions):
    """One of the combinations of a shift system."""

    conditions = models.ForeignKey(
        WorkingConditions,
        verbose_name=_("working conditions"),
        on_delete=models.CASCADE,
        related_name="shifts",
    )
    begins_at = models.TimeField(_("work begins at"))
    ends_at = models.TimeField(_("work ends at"))
    applies = models.CharField(_("days it applies to"), max_length=100, blank=True)
    daily_minutes = models.PositiveSmallIntegerField(_("regular time a day (minutes)"), null=True, blank=True)

    objects = OfConditionsQuerySet["Shift"].as_manager()

    class Meta:
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.begins_at:%H:%M}–{self.ends_at:%H:%M}"


class Allowance(RowOfConditions):
    """諸手当: paid each month besides the basic wage."""

    class Kind(models.TextChoices):
        COMMUTING = "commuting", _("commuting")
        HOUSING = "housing", _("housing")
        FAMILY = "family", _("family")
        ATTENDANCE = "attendance", _("full attendance")
        FIXED_OVERTIME = "fixed_overtime", _("fixed overtime")
        OTHER = "other", _("other")

    conditions = models.ForeignKey(
        WorkingConditions,
        verbose_name=_("working conditions"),
        on_delete=models.CASCADE,
        related_name="allowances",
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, default=Kind.OTHER)
    name = models.CharField(_("name"), max_length=60)
    yen = models.PositiveIntegerField(_("amount (yen)"))
    reckoning = models.CharField(_("how it is reckoned"), max_length=200, blank=True)
    hours = models.DecimalField(
        _("hours of overtime it covers"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        help_text=_("Only for fixed overtime."),
    )

    objects = OfConditionsQuerySet["Allowance"].as_manager()

    class Meta:
        verbose_name = _("allowance")
        verbose_name_plural = _("allowances")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="fixed_overtime") | Q(hours__isnull=False),
                name="fixed_overtime_says_its_hours",
                violation_error_message=_("Say how many hours of overtime it covers."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Deduction(RowOfConditions):
    """賃金支払時の控除: taken off when pay is paid."""

    class Kind(models.TextChoices):
        TAX = "tax", _("tax")
        SOCIAL_INSURANCE = "social_insurance", _("social insurance")
        EMPLOYMENT_INSURANCE = "employment_insurance", _("employment insurance")
        FOOD = "food", _("food")
        HOUSING = "housing", _("housing")
        UTILITIES = "utilities", _("light, heat and water")
        OTHER = "other", _("other")

    conditions = models.ForeignKey(
        WorkingConditions,
        verbose_name=_("working conditions"),
        on_delete=models.CASCADE,
        related_name="deductions",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    name = models.CharField(
        _("name"), max_length=60, blank=True, help_text=_("Only where the kind says too little.")
    )
    yen = models.PositiveIntegerField(_("amount (yen)"))

    objects = OfConditionsQuerySet["Deduction"].as_manager()

    class Meta:
        verbose_name = _("deduction")
        verbose_name_plural = _("deductions")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()

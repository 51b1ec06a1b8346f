"""雇用条件書: what a version of a contract says about work and pay.  Unanswered is never a no."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.employment.models.contracts import EmploymentContract
from compliance.employment.models.ending_and_insurance import EndingAndInsurance
from compliance.employment.models.hours import DaysOff, Hours
from compliance.employment.models.pay import Pay, WageKind
from compliance.employment.models.term_and_place import Dispatch, PlaceAndWork, TermOfContract
from compliance.employment.querysets import OfContractQuerySet

if TYPE_CHECKING:
    from compliance.workers.models import Worker

MINUTES_AN_HOUR = 60


class WorkingConditions(TermOfContract, PlaceAndWork, Dispatch, Hours, DaysOff, Pay, EndingAndInsurance):
    """The conditions of one version of a contract; a later version carries a copy."""

    contract = models.OneToOneField(
        EmploymentContract,
        verbose_name=_("employment contract"),
        on_delete=models.PROTECT,
        related_name="conditions",
    )

    objects = OfContractQuerySet["WorkingConditions"].as_manager()

    class Meta:
        verbose_name = _("working conditions")
        verbose_name_plural = _("working conditions")
        ordering = ["-contract_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dispatched_from_on__isnull=True)
                | Q(dispatched_to_on__isnull=True)
                | Q(dispatched_to_on__gte=F("dispatched_from_on")),
                name="dispatch_ends_after_it_begins",
                violation_error_message=_("The dispatch ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(
                    *(
                        Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (1, 31)})
                        for name in ("closing_day", "closing_day_2", "pay_day", "pay_day_2")
                    )
                ),
                name="pay_days_are_days_of_a_month",
                violation_error_message=_("A day of the month is between 1 and 31."),
            ),
        ]

    def __str__(self) -> str:
        return f"{_('working conditions')} {self.contract_id}"

    @property
    def worker(self) -> Worker:
        return self.contract.worker

    @property
    def weekly_hours(self) -> Decimal | None:
        return _hours(self.weekly_minutes)

    @property
    def monthly_hours(self) -> Decimal | None:
        return _hours(self.monthly_minutes)

    @property
    def base_by_the_month(self) -> int | None:
        """The basic wage by the month, whatever it is paid by."""
        return self.base_wage if self.wage_kind == WageKind.MONTHLY else self.monthly_base_wage

    @property
    def base_by_the_hour(self) -> int | None:
        """The basic wage by the hour, whatever it is paid by."""
        return self.base_wage if self.wage_kind == WageKind.HOURLY else self.hourly_wage


def _hours(minutes: int | None) -> Decimal | None:
    return None if minutes is None else Decimal(minutes) / MINUTES_AN_HOUR

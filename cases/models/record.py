"""Who did what on a case, in which capacity: the case's timeline."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.choices import Capacity, State
from cases.querysets import OfCaseQuerySet
from compliance.accounts.models import User


class CaseAct(models.Model):
    """One move of a case from a state to another."""

    case = models.ForeignKey(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="acts")
    act = models.CharField(_("act"), max_length=30)
    from_state = models.CharField(_("from"), max_length=9, choices=State.choices, blank=True)
    to_state = models.CharField(_("to"), max_length=9, choices=State.choices)
    happened_on = models.DateField(_("day"))
    capacity = models.CharField(_("acting as"), max_length=18, choices=Capacity.choices, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("entered at"))
    made_by = models.ForeignKey(
        User, verbose_name=_("entered by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_by_name = models.CharField(_("name at the time"), max_length=200, blank=True)

    objects = OfCaseQuerySet["CaseAct"].as_manager()

    class Meta:
        verbose_name = _("act on a case")
        verbose_name_plural = _("acts on cases")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.act} {self.happened_on}"

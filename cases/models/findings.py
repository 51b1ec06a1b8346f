"""A finding that stands in the way, and the manager who answers for filing all the same."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.querysets import OfCaseQuerySet
from compliance.accounts.models import User


class CheckOverride(models.Model):
    """One blocking finding of one case, overridden with a reason."""

    case = models.ForeignKey(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="overrides")
    code = models.CharField(_("finding"), max_length=60)
    reason = models.CharField(_("reason"), max_length=500)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        User, verbose_name=_("made by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OfCaseQuerySet["CheckOverride"].as_manager()

    class Meta:
        verbose_name = _("overridden finding")
        verbose_name_plural = _("overridden findings")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "code"], name="finding_overridden_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="override_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.code

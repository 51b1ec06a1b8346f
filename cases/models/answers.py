"""What an employer's people answered about the employer, and when: checks and lists of papers rest on it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.querysets import EmployerAnswerQuerySet
from compliance.accounts.models import User
from compliance.organizations.models import AcceptingOrganization


class EmployerAnswer(models.Model):
    """One answer. A question nobody answered has no row: there is no "no" by default."""

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="case_answers",
    )
    fact = models.CharField(_("question"), max_length=50)
    field = models.CharField(_("field"), max_length=20, blank=True)
    value = models.JSONField(_("answer"))
    answered_on = models.DateField(_("answered on"))
    answered_by = models.ForeignKey(
        User, verbose_name=_("answered by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EmployerAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer about the employer")
        verbose_name_plural = _("answers about employers")
        ordering = ["fact", "field"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fact", "field"], name="employer_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.value}"

"""What the plans of one employer have in common."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.organizations.models import AcceptingOrganization
from support_plans.querysets import PlanTemplateQuerySet


class PlanTemplate(models.Model):
    """A plan without a worker: drafts begin with it. ``content`` has the shape of ``content.PlanContent``."""

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="plan_templates",
    )
    name = models.CharField(_("name"), max_length=100)
    content = models.JSONField(_("content"), default=dict, blank=True)
    is_default = models.BooleanField(_("used unless another is chosen"), default=False)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = PlanTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan template")
        verbose_name_plural = _("plan templates")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "name"], name="plan_template_name_once"),
            models.UniqueConstraint(
                fields=["organization"],
                condition=models.Q(is_default=True),
                name="one_default_plan_template",
            ),
        ]

    def __str__(self) -> str:
        return self.name

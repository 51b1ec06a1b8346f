"""What happened, and when it was learned: what opens the notifications that are due."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.querysets import EventQuerySet
from compliance.accounts.models import User
from compliance.employment.models import EmploymentContract
from compliance.organizations.models import AcceptingOrganization, SupportContract
from compliance.workers.models import Worker


class Event(models.Model):
    """One event. Its kind is one of `cases.events`; what else is asked about it is kept in `facts`."""

    organization = models.ForeignKey(
        AcceptingOrganization, verbose_name=_("organization"), on_delete=models.PROTECT, related_name="events"
    )
    worker = models.ForeignKey(
        Worker,
        verbose_name=_("worker"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
    )
    contract = models.ForeignKey(
        EmploymentContract,
        verbose_name=_("employment contract"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    support_contract = models.ForeignKey(
        SupportContract,
        verbose_name=_("support contract"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    kind = models.CharField(_("kind"), max_length=30)
    happened_on = models.DateField(_("happened on"))
    learned_on = models.DateField(_("learned of on"))
    facts = models.JSONField(_("particulars"), default=dict, blank=True)
    headings = models.JSONField(_("headings that changed"), default=list, blank=True)
    note = models.TextField(_("what happened"), blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.ForeignKey(
        User, verbose_name=_("recorded by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    voided_at = models.DateTimeField(_("voided at"), null=True, blank=True, editable=False)
    void_reason = models.CharField(_("why voided"), max_length=200, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-happened_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(learned_on__gte=F("happened_on")),
                name="event_learned_after_it_happened",
                violation_error_message=_("Nobody learns of it before it happened."),
            ),
        ]
        indexes = [models.Index(fields=["organization", "-happened_on"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on}"

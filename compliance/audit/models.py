"""The append-only record of who changed or revealed what.

Ids are plain columns, no foreign keys: the record outlives what it speaks of.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.audit.querysets import AuditEntryQuerySet


class AuditChain(models.Model):
    """The head of one organization's chain; its row is locked while a transaction seals its entries."""

    organization_id = models.BigIntegerField(primary_key=True)
    """0 is the chain of what belongs to no organization."""
    last_sequence = models.BigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="")

    class Meta:
        verbose_name = _("audit chain")
        verbose_name_plural = _("audit chains")

    def __str__(self) -> str:
        return f"{self.organization_id}: {self.last_sequence}"


class AuditEntry(models.Model):
    """One act: actor, verb, target, time.  Never holds a full number."""

    organization_id = models.BigIntegerField(_("organization"))
    sequence = models.BigIntegerField(_("sequence"))
    at = models.DateTimeField(_("at"))
    actor_id = models.BigIntegerField(_("actor"), null=True)
    actor_label = models.CharField(_("actor"), max_length=254)
    verb = models.CharField(_("verb"), max_length=80)
    target_type = models.CharField(_("target type"), max_length=80)
    target_id = models.CharField(_("target"), max_length=80)
    target_label = models.CharField(_("target"), max_length=200, blank=True)
    details = models.JSONField(_("details"), default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit record")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["organization_id", "sequence"], name="audit_sequence_once"),
        ]
        indexes = [models.Index(fields=["organization_id", "target_type", "target_id"])]

    def __str__(self) -> str:
        return f"{self.actor_label} {self.verb} {self.target_label or self.target_id}"

"""Imports made on the page: the upload, what it was taken for, and what became of each row.

No whole card or passport number is kept here: rows hold masked values, the file itself is encrypted and is
deleted when the import is confirmed or discarded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.imports.querysets import ImportBatchQuerySet, ImportRowQuerySet
from compliance.organizations.models import AcceptingOrganization

if TYPE_CHECKING:
    from datetime import datetime


class ImportBatch(models.Model):
    """取込: one uploaded file."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        PREVIEWED = "previewed", _("waiting for confirmation")
        STALE = "stale", _("preview renewed, waiting for confirmation")
        CONFIRMING = "confirming", _("being written")
        CONFIRMED = "confirmed", _("written")
        DISCARDED = "discarded", _("discarded")
        FAILED = "failed", _("failed")

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="imports",
    )
    uploaded_by = models.ForeignKey(
        User, verbose_name=_("uploaded by"), on_delete=models.PROTECT, related_name="imports"
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64, editable=False)
    stored_name = models.CharField(max_length=64, editable=False, blank=True)
    """The encrypted file's name; empty once it is deleted."""
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.UPLOADED)
    mapping = models.JSONField(_("columns"), default=dict, editable=False)
    """``{"sheet", "heading_row", "titles": […], "columns": {target: column}, "other_sheets": […]}``"""
    summary = models.JSONField(_("summary"), default=dict, editable=False)
    """``{"new", "changed", "same", "error"}``, and ``skipped``: rows that are no person."""
    progress = models.PositiveSmallIntegerField(_("per cent done"), default=0)
    fingerprint = models.CharField(max_length=64, editable=False, blank=True)
    message = models.CharField(_("message"), max_length=500, blank=True)
    claimed_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering: ClassVar[list[str]] = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "discarded"]) | Q(stored_name=""),
                name="finished_import_keeps_no_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"

    @property
    def awaits_confirmation(self) -> bool:
        return self.state in {self.State.PREVIEWED, self.State.STALE}

    @property
    def is_open(self) -> bool:
        """Whether the file is still here to be looked at again."""
        return bool(self.stored_name) and self.state != self.State.CONFIRMING

    def is_claimed_since(self, moment: datetime) -> bool:
        return (
            self.state == self.State.CONFIRMING and self.claimed_at is not None and self.claimed_at > moment
        )


class ImportRow(models.Model):
    """One person's row, as it was previewed."""

    class Status(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        SAME = "same", _("same")
        ERROR = "error", _("error")

    batch = models.ForeignKey(
        ImportBatch, verbose_name=_("import"), on_delete=models.CASCADE, related_name="rows"
    )
    row = models.PositiveIntegerField(_("row"))
    status = models.CharField(_("state of the row"), max_length=7, choices=Status.choices)
    errors = models.JSONField(_("errors"), default=list)
    values = models.JSONField(_("values"), default=dict)
    changes = models.JSONField(_("changes"), default=list)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering: ClassVar[list[str]] = ["batch", "row"]
        constraints = [models.UniqueConstraint(fields=["batch", "row"], name="import_row_once")]
        indexes = [models.Index(fields=["batch", "status", "row"])]

    def __str__(self) -> str:
        return f"{self.row}: {self.status}"

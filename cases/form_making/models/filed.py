"""控え: a form as it was filed. Never changed, never deleted; printed again byte for byte, for years."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.form_making.querysets import FiledCopyQuerySet
from compliance.accounts.models import User
from compliance.common.encryption import EncryptedTextField
from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization
from compliance.workers.models import Worker


class FiledCopy(models.Model):
    """One copy: whose it is, what it was made of, its data, its file and the hashes of both."""

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="filed_copies",
    )
    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("support organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="filed_copies",
        help_text=_("The support body that kept it; empty: the employer did."),
    )
    worker = models.ForeignKey(
        Worker,
        verbose_name=_("worker"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="filed_copies",
    )
    subject = models.CharField(_("kind of record"), max_length=40)
    subject_id = models.BigIntegerField(_("record"))
    label = models.CharField(_("about"), max_length=200, help_text=_("As it was called that day."))
    official_form = models.CharField(_("form"), max_length=60)
    number = models.CharField(_("number of the form"), max_length=100)
    title = models.CharField(_("title of the form"), max_length=200)
    edition = models.CharField(_("edition"), max_length=20)
    language = models.CharField(_("language"), max_length=5)
    filed_on = models.DateField(_("filed on"))
    period_from_on = models.DateField(_("period from"), null=True, blank=True)
    period_to_on = models.DateField(_("period to"), null=True, blank=True)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)
    because = models.JSONField(_("rules it rests on"), default=list)
    data = models.JSONField(_("data of the form"), default=dict)
    """Every box as filed; card and passport numbers masked, each with its blind index."""
    numbers = EncryptedTextField(_("numbers"), blank=True, editable=False)
    """The whole numbers by box, as JSON."""
    has_whole_numbers = models.BooleanField(_("shows whole numbers"), default=False)
    data_sha256 = models.CharField(_("SHA-256 of the data"), max_length=64)
    pdf_name = models.CharField(max_length=80, editable=False)
    pdf_sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    pdf_bytes = models.PositiveIntegerField(_("size of the file"))
    pages = models.PositiveSmallIntegerField(_("pages"))
    made_by = models.ForeignKey(
        User, verbose_name=_("kept by"), on_delete=models.PROTECT, related_name="filed_copies"
    )
    made_at = models.DateTimeField(_("kept at"))

    objects = FiledCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy as filed")
        verbose_name_plural = _("copies as filed")
        ordering: ClassVar[list[str]] = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | Q(support_organization__isnull=False),
                name="filed_copy_belongs_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(worker__isnull=True) | Q(organization__isnull=False),
                name="filed_copy_of_a_worker_has_its_organization",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "official_form", "-made_at"]),
            models.Index(fields=["subject", "subject_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.label} {self.filed_on}"

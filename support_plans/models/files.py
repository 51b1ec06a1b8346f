"""Files that prove support: signed confirmations, photographs, recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.common.uploads import stored_name
from compliance.organizations.models import RegisteredSupportOrganization
from compliance.workers.models import Worker
from support_plans.models.consultations import Consultation
from support_plans.models.interviews import RegularInterview
from support_plans.models.logs import SupportLog
from support_plans.models.plans import SupportPlan
from support_plans.querysets import SupportFileQuerySet

if TYPE_CHECKING:
    from django.core.files.storage import Storage


def private_storage() -> Storage:
    """Below the media folder, never served by path: a view hands files out through ``visible_to``."""
    return FileSystemStorage(location=settings.MEDIA_ROOT / "support")


class SupportFile(models.Model):
    """One file, beside the record it proves. Its type was read from its content, not from its name."""

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="support_files"
    )
    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("recorded by the support organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    plan = models.ForeignKey(
        SupportPlan,
        verbose_name=_("support plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
    )
    log = models.ForeignKey(
        SupportLog,
        verbose_name=_("support log"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
    )
    interview = models.ForeignKey(
        RegularInterview,
        verbose_name=_("interview"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
    )
    consultation = models.ForeignKey(
        Consultation,
        verbose_name=_("consultation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
    )
    content = models.FileField(_("file"), storage=private_storage, upload_to=stored_name, max_length=120)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(_("hash"), max_length=64)
    uploaded_by = models.ForeignKey(
        User, verbose_name=_("uploaded by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded at"))
    voided_at = models.DateTimeField(_("voided at"), null=True, blank=True, editable=False)
    void_reason = models.CharField(_("why voided"), max_length=200, blank=True)

    objects = SupportFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("support file")
        verbose_name_plural = _("support files")
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    plan__isnull=False, log__isnull=True, interview__isnull=True, consultation__isnull=True
                )
                | Q(plan__isnull=True, log__isnull=False, interview__isnull=True, consultation__isnull=True)
                | Q(plan__isnull=True, log__isnull=True, interview__isnull=False, consultation__isnull=True)
                | Q(plan__isnull=True, log__isnull=True, interview__isnull=True, consultation__isnull=False),
                name="file_proves_one_record",
            ),
        ]

    def __str__(self) -> str:
        return self.name

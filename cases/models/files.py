"""Files of papers: scans and originals of what is filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.papers import CaseDocument
from cases.querysets import CaseFileQuerySet
from compliance.accounts.models import User
from compliance.common.uploads import stored_name

if TYPE_CHECKING:
    from django.core.files.storage import Storage


def private_storage() -> Storage:
    """Below the media folder, never served by path: a view hands files out through ``visible_to``."""
    return FileSystemStorage(location=settings.MEDIA_ROOT / "cases")


class CaseFile(models.Model):
    """One file of one paper. Its type was read from its content, not from its name."""

    paper = models.ForeignKey(
        CaseDocument, verbose_name=_("paper"), on_delete=models.PROTECT, related_name="files"
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

    objects = CaseFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a paper")
        verbose_name_plural = _("files of papers")
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return self.name

"""Many forms made in the background: what was asked for, how far it is, what became of each."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.form_making.querysets import FormJobQuerySet, JobDocumentQuerySet
from compliance.accounts.models import User
from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization
from compliance.workers.models import Worker


class FormJob(models.Model):
    """一括作成: forms of many records, made into one PDF or a ZIP."""

    class State(models.TextChoices):
        CHECKING = "checking", _("looking for what is missing")
        CHECKED = "checked", _("waiting for the start")
        MAKING = "making", _("being made")
        DONE = "done", _("made")
        FAILED = "failed", _("failed")
        EXPIRED = "expired", _("file deleted")

    class Output(models.TextChoices):
        ZIP = "zip", _("ZIP with a file for each form")
        ONE_PDF = "one_pdf", _("one PDF")

    made_by = models.ForeignKey(
        User, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="form_jobs"
    )
    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="form_jobs",
    )
    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("support organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="form_jobs",
    )
    official_form = models.CharField(_("form"), max_length=60)
    language = models.CharField(_("language"), max_length=5, default="ja")
    filed_on = models.DateField(_("filed on"))
    from_on = models.DateField(_("period from"), null=True, blank=True)
    to_on = models.DateField(_("period to"), null=True, blank=True)
    output = models.CharField(_("file"), max_length=7, choices=Output.choices, default=Output.ZIP)
    leaves_out_drafts = models.BooleanField(
        _("leave out what is not complete"),
        default=False,
        help_text=_("Otherwise it is made as a draft, and says so on its face."),
    )
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.CHECKING)
    total = models.PositiveIntegerField(_("forms"), default=0)
    done = models.PositiveIntegerField(_("done"), default=0)
    failed = models.PositiveIntegerField(_("not made"), default=0)
    message = models.CharField(_("message"), max_length=500, blank=True)
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True)
    stored_name = models.CharField(max_length=80, editable=False, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, blank=True)
    created_at = models.DateTimeField(_("asked for at"))
    claimed_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kept until"), null=True, blank=True)

    objects = FormJobQuerySet.as_manager()

    class Meta:
        verbose_name = _("making of many forms")
        verbose_name_plural = _("makings of many forms")
        ordering: ClassVar[list[str]] = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organization__isnull=False, support_organization__isnull=True)
                | Q(organization__isnull=True, support_organization__isnull=False),
                name="form_job_of_one_place",
            ),
            models.CheckConstraint(
                condition=Q(state="done") | Q(stored_name=""), name="form_job_keeps_a_file_only_when_done"
            ),
        ]
        indexes = [models.Index(fields=["made_by", "-created_at"]), models.Index(fields=["expires_at"])]

    def __str__(self) -> str:
        return f"{self.official_form} {self.created_at:%Y-%m-%d}"

    @property
    def is_running(self) -> bool:
        return self.state in {self.State.CHECKING, self.State.MAKING}

    @property
    def has_file(self) -> bool:
        return bool(self.stored_name)

    @property
    def percent(self) -> int:
        return 100 * (self.done + self.failed) // self.total if self.total else 0


class JobDocument(models.Model):
    """One form of the job."""

    class State(models.TextChoices):
        WAITING = "waiting", _("not looked at yet")
        COMPLETE = "complete", _("nothing missing")
        INCOMPLETE = "incomplete", _("something missing")
        UNDRAWABLE = "undrawable", _("cannot be drawn")
        MADE = "made", _("made")
        DRAFT = "draft", _("made as a draft")
        FAILED = "failed", _("not made")

    job = models.ForeignKey(
        FormJob, verbose_name=_("making of many forms"), on_delete=models.CASCADE, related_name="documents"
    )
    position = models.PositiveIntegerField(_("number"))
    subject_id = models.BigIntegerField(_("record"))
    label = models.CharField(_("about"), max_length=200)
    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    missing = models.JSONField(_("missing"), default=list)
    """``[{"label", "row", "why", "detail", "place", "link"}]``"""
    warnings = models.JSONField(_("warnings"), default=list)
    message = models.CharField(_("message"), max_length=300, blank=True)
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)

    objects = JobDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("form of a making of many")
        verbose_name_plural = _("forms of a making of many")
        ordering: ClassVar[list[str]] = ["job", "position"]
        constraints = [
            models.UniqueConstraint(fields=["job", "position"], name="form_job_position_once"),
        ]
        indexes = [models.Index(fields=["job", "state", "position"])]

    def __str__(self) -> str:
        return f"{self.position}: {self.label}"

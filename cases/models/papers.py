"""What a case is made of: steps, papers, requests of ours, and what the agency asks for."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case
from cases.models.choices import Line, PaperState
from cases.querysets import OfCaseQuerySet
from compliance.accounts.models import User


class CaseStep(models.Model):
    """One step of the case; which there are, and whose they are, says the procedure."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", _("done")
        SKIPPED = "skipped", _("not needed")

    class Who(models.TextChoices):
        EMPLOYER = "employer", _("employer")
        WORKER = "worker", _("worker")
        SUPPORT_BODY = "support_body", _("support organization")
        WE = "we", _("we")
        AGENCY = "agency", _("immigration agency")

    case = models.ForeignKey(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="steps")
    slug = models.CharField(_("step"), max_length=60)
    position = models.PositiveSmallIntegerField(_("position"))
    who = models.CharField(_("who does it"), max_length=12, choices=Who.choices)
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.OPEN)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(
        User, verbose_name=_("done by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = OfCaseQuerySet["CaseStep"].as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "slug"], name="case_step_once"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_on__isnull=False), name="step_done_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class CaseDocument(models.Model):
    """One paper of the case, in one of its lines."""

    case = models.ForeignKey(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="documents")
    slug = models.CharField(_("paper"), max_length=60)
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("Only for a paper that no procedure names.")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    line = models.CharField(_("who brings it"), max_length=13, choices=Line.choices)
    number = models.CharField(_("number in the list of papers"), max_length=20, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=PaperState.choices, default=PaperState.NEEDED)
    reason = models.CharField(_("why"), max_length=60, blank=True)
    unknown = models.JSONField(_("facts that would decide"), default=list, blank=True)
    is_decided = models.BooleanField(
        _("decided by a person"),
        default=False,
        help_text=_("What the procedure says of it then no longer changes it."),
    )
    reason_note = models.CharField(_("reason in words"), max_length=300, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    requested_on = models.DateField(_("requested on"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        User, verbose_name=_("reviewed by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OfCaseQuerySet["CaseDocument"].as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "slug"], name="case_paper_once"),
            models.CheckConstraint(
                condition=~Q(state__in=("received", "reviewed")) | Q(received_on__isnull=False),
                name="paper_received_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True)
                | Q(received_on__isnull=True)
                | Q(issued_on__lte=F("received_on")),
                name="paper_issued_before_it_was_received",
                violation_error_message=_("The paper was received before it was issued."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.slug


class CaseRequest(models.Model):
    """A letter of ours that asks the worker or the employer for papers, in a language they read."""

    class To(models.TextChoices):
        WORKER = "worker", _("the worker")
        EMPLOYER = "employer", _("the employer")

    case = models.ForeignKey(Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="requests")
    to = models.CharField(_("to"), max_length=8, choices=To.choices)
    language = models.CharField(_("language"), max_length=5)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    papers = models.JSONField(_("papers asked for"), default=list)
    wanted_by_on = models.DateField(_("wanted by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        User, verbose_name=_("made by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OfCaseQuerySet["CaseRequest"].as_manager()

    class Meta:
        verbose_name = _("request for papers")
        verbose_name_plural = _("requests for papers")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.subject


class AgencyRequest(models.Model):
    """資料提出通知: the agency asks for more, by a day."""

    case = models.ForeignKey(
        Case, verbose_name=_("case"), on_delete=models.CASCADE, related_name="agency_requests"
    )
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("to be answered by"))
    wants = models.TextField(_("what is asked for"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer = models.TextField(_("what was answered"), blank=True)

    objects = OfCaseQuerySet["AgencyRequest"].as_manager()

    class Meta:
        verbose_name = _("request of the agency")
        verbose_name_plural = _("requests of the agency")
        ordering = ["-received_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("received_on")),
                name="agency_request_due_after_it_came",
                violation_error_message=_("The day to answer by is before the request came."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("received_on")),
                name="agency_request_answered_after_it_came",
                violation_error_message=_("It was answered before it came."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.due_on}"

"""定期面談: regular interviews with the worker and with the supervisor."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.organizations.models import RegisteredSupportOrganization
from compliance.workers.models import Worker
from support_plans.models.tasks import SupportTask
from support_plans.querysets import OfInterviewQuerySet, RegularInterviewQuerySet


class RegularInterview(models.Model):
    """One interview with one worker, or with the worker's supervisor about that worker."""

    class With(models.TextChoices):
        WORKER = "worker", _("the worker")
        SUPERVISOR = "supervisor", _("the supervisor")

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        ONLINE = "online", _("online")
        RADIO = "radio", _("radio or ship's telephone")

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        HELD = "held", _("held")

    class Post(models.TextChoices):
        MANAGER = "manager", _("support manager in charge")
        OFFICER = "officer", _("support officer")

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="interviews"
    )
    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("recorded by the support organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="interviews",
        help_text=_("Empty: the employer recorded it."),
    )
    task = models.ForeignKey(
        SupportTask,
        verbose_name=_("support task"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="interviews",
    )
    interview_with = models.CharField(_("interview with"), max_length=10, choices=With.choices)
    state = models.CharField(_("state"), max_length=5, choices=State.choices, default=State.DRAFT)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    started_at = models.TimeField(_("from"), null=True, blank=True)
    ended_at = models.TimeField(_("to"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    mode = models.CharField(_("mode"), max_length=9, choices=Mode.choices, default=Mode.IN_PERSON)
    worker_consented_on = models.DateField(_("worker agreed to online on"), null=True, blank=True)
    supervisor_consented_on = models.DateField(_("supervisor agreed to online on"), null=True, blank=True)
    is_recorded = models.BooleanField(_("recorded"), null=True, blank=True)
    recording_location = models.CharField(_("where the recording is kept"), max_length=200, blank=True)
    is_alone = models.BooleanField(
        _("nobody else was in the room"), null=True, blank=True, help_text=_("For interviews online.")
    )
    interviewer = models.ForeignKey(
        User, verbose_name=_("interviewer"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    interviewer_name = models.CharField(_("interviewer's name"), max_length=100, blank=True)
    interviewer_post = models.CharField(
        _("interviewer's post"), max_length=7, choices=Post.choices, default=Post.OFFICER
    )
    interviewer_title = models.CharField(_("interviewer's title"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    interpreter_name = models.CharField(_("interpreter"), max_length=100, blank=True)
    interpreter_affiliation = models.CharField(_("interpreter's affiliation"), max_length=100, blank=True)
    supervisor_name = models.CharField(_("supervisor"), max_length=100, blank=True)
    supervisor_title = models.CharField(_("supervisor's title"), max_length=100, blank=True)
    supervisor_department = models.CharField(_("supervisor's department"), max_length=100, blank=True)
    other_topic = models.CharField(_("other matter"), max_length=100, blank=True)
    has_nonconformity = models.BooleanField(_("a standard was not met"), null=True, blank=True)
    remarks = models.TextField(_("other remarks"), blank=True)
    nonconformity_on = models.DateField(_("day it happened"), null=True, blank=True)
    nonconformity_detail = models.TextField(_("what was not met"), blank=True)
    worker_guided_to = models.CharField(_("authority shown to the worker"), max_length=200, blank=True)
    worker_not_guided_reason = models.CharField(_("why none was shown"), max_length=300, blank=True)
    employer_told_on = models.DateField(_("employer told on"), null=True, blank=True)
    employer_told_whom = models.CharField(_("who was told"), max_length=100, blank=True)
    employer_not_told_reason = models.CharField(_("why not told"), max_length=300, blank=True)
    is_notification_advised = models.BooleanField(
        _("the notification to the agency was advised"), null=True, blank=True
    )
    authority_reported_on = models.DateField(_("reported to the authority on"), null=True, blank=True)
    authority_reported_to = models.CharField(_("authority reported to"), max_length=200, blank=True)
    authority_not_reported_reason = models.CharField(_("why not reported"), max_length=300, blank=True)
    written_on = models.DateField(_("report written on"), null=True, blank=True)
    judgement = models.CharField(_("judgement"), max_length=14, blank=True, editable=False)
    findings = models.JSONField(_("findings"), default=list, blank=True, editable=False)
    basis = models.JSONField(_("why"), default=list, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        User, verbose_name=_("recorded by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    client_key = models.UUIDField(_("key of the sending device"), default=uuid.uuid4, editable=False)
    revision = models.PositiveIntegerField(
        _("revision of the draft"), default=1, help_text=_("Counts every saving; tells two writers apart.")
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("replaces"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
    )
    correction_reason = models.CharField(_("why corrected"), max_length=200, blank=True)
    superseded_at = models.DateTimeField(_("superseded at"), null=True, blank=True, editable=False)

    objects = RegularInterviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("regular interview")
        verbose_name_plural = _("regular interviews")
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["worker", "client_key"], name="interview_sent_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(held_on__isnull=False), name="held_interview_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(started_at__isnull=True)
                | Q(ended_at__isnull=True)
                | Q(ended_at__gt=F("started_at")),
                name="interview_ends_after_it_begins",
                violation_error_message=_("The interview ends before it begins."),
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "interview_with", "held_on"]),
            models.Index(fields=["support_organization", "held_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.interview_with} {self.held_on}"


class InterviewAnswer(models.Model):
    """One of the questions of the interview, and what was found."""

    interview = models.ForeignKey(
        RegularInterview, verbose_name=_("interview"), on_delete=models.CASCADE, related_name="answers"
    )
    question = models.CharField(_("question"), max_length=40)
    has_problem = models.BooleanField(_("a problem"), null=True, blank=True)
    detail = models.CharField(_("what the problem is"), max_length=500, blank=True)

    objects = OfInterviewQuerySet["InterviewAnswer"].as_manager()

    class Meta:
        verbose_name = _("interview answer")
        verbose_name_plural = _("interview answers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "question"], name="interview_question_once"),
        ]

    def __str__(self) -> str:
        return self.question


class InterviewFollowUp(models.Model):
    """What has to be done about something an interview brought up."""

    class Kind(models.TextChoices):
        PROBLEM = "problem", _("a problem")
        NONCONFORMITY = "nonconformity", _("a standard not met")
        REPORT = "report", _("a report to an authority")
        IN_PERSON = "in_person", _("an interview in person")

    interview = models.ForeignKey(
        RegularInterview, verbose_name=_("interview"), on_delete=models.PROTECT, related_name="follow_ups"
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices)
    question = models.CharField(_("question"), max_length=40, blank=True)
    what = models.CharField(_("what to do"), max_length=300)
    due_on = models.DateField(_("due on"))
    responsible = models.ForeignKey(
        User,
        verbose_name=_("assigned to"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=500, blank=True)
    authority = models.CharField(_("authority"), max_length=100, blank=True)

    objects = OfInterviewQuerySet["InterviewFollowUp"].as_manager()

    class Meta:
        verbose_name = _("follow-up of an interview")
        verbose_name_plural = _("follow-ups of interviews")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(outcome=""),
                name="done_follow_up_has_an_outcome",
                violation_error_message=_("Say what came of it."),
            ),
        ]

    def __str__(self) -> str:
        return self.what

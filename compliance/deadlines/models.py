"""The ledger: everything that can remind anyone is one row."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.deadlines.querysets import DeadlineQuerySet
from compliance.organizations.models import AcceptingOrganization
from compliance.workers.models import Worker


class Severity(models.TextChoices):
    """How much harm a missed day does."""

    CRITICAL = "critical", _("critical")
    HIGH = "high", _("high")
    MEDIUM = "medium", _("medium")
    LOW = "low", _("low")
    INFO = "info", _("for information")


class Responsible(models.TextChoices):
    """Whose duty it is."""

    ORGANIZATION = "organization", _("employer")
    SUPPORT_BODY = "support_body", _("support organization")
    WORKER = "worker", _("worker")


class Deadline(models.Model):
    """A day by which something must be done, with the rules it rests on.

    Posting is repeatable: one row for a kind, a subject and a period.  Remaining days are computed
    when they are shown, never counted down.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        SETTLED = "settled", _("settled")
        WITHDRAWN = "withdrawn", _("withdrawn")

    kind = models.CharField(_("kind"), max_length=40)
    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="deadlines",
    )
    worker = models.ForeignKey(
        Worker,
        verbose_name=_("worker"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deadlines",
    )
    subject = models.CharField(_("rests on"), max_length=60)
    period = models.CharField(_("period"), max_length=20, blank=True)
    opens_on = models.DateField(_("possible from"), null=True, blank=True)
    due_on = models.DateField(_("due on"))
    safe_on = models.DateField(_("plan for"))
    last_day = models.DateField(_("last day by the count"))
    responsible = models.CharField(_("responsible"), max_length=12, choices=Responsible.choices)
    assignee = models.ForeignKey(
        User,
        verbose_name=_("assigned to"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who is told on the responsible side; nobody named: everybody there."),
    )
    stand_in = models.ForeignKey(
        User,
        verbose_name=_("stand-in"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    severity = models.CharField(_("severity"), max_length=8, choices=Severity.choices)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    basis = models.JSONField(_("why"), default=list)
    warnings = models.JSONField(_("warnings"), default=list)
    remind_on = models.DateField(_("next reminder step on"), null=True, blank=True)
    posted_at = models.DateTimeField(_("posted at"))
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(
        User, verbose_name=_("settled by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settle_note = models.CharField(_("how it was settled"), max_length=300, blank=True)
    snoozed_until_on = models.DateField(_("put off until"), null=True, blank=True)
    snooze_reason = models.CharField(_("why put off"), max_length=200, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject", "period"], name="deadline_once"),
            models.CheckConstraint(
                condition=Q(safe_on__lte=F("due_on")), name="safe_day_never_after_due_day"
            ),
        ]
        indexes = [
            models.Index(fields=["remind_on"], condition=Q(state="open"), name="deadline_next_reminder"),
            models.Index(fields=["organization", "state", "due_on"]),
            models.Index(fields=["subject"]),
            models.Index(fields=["worker", "state", "due_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"


class ReminderStep(models.Model):
    """How many days before the due day a kind of deadline reminds; negative: days after it.

    Rows without an organization mirror the rulebook; an organization may add its own, not remove any.
    """

    kind = models.CharField(_("kind"), max_length=40)
    days_before = models.SmallIntegerField(_("days before"))
    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="reminder_steps",
    )

    class Meta:
        verbose_name = _("reminder step")
        verbose_name_plural = _("reminder steps")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "days_before"],
                condition=Q(organization__isnull=True),
                name="rulebook_step_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "days_before", "organization"],
                condition=Q(organization__isnull=False),
                name="own_step_once",
            ),
        ]
        indexes = [models.Index(fields=["kind", "days_before"])]

    def __str__(self) -> str:
        return f"{self.kind} −{self.days_before}"

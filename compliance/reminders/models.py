"""Who was told what, when, and how that went; an organization's wishes about it; proof of each day's run."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.deadlines.models import Deadline
from compliance.organizations.models import AcceptingOrganization
from compliance.reminders.querysets import DailyRunQuerySet, DigestQuerySet, PolicyQuerySet, ReminderQuerySet
from compliance.workers.models import Worker

RECIPIENT_KEY_LENGTH = 24


class Digest(models.Model):
    """The one mail a person gets on a day.

    A digest *in doubt* may have reached the person although we hold no note of it: its mail server fell
    silent, or its sender was killed.  It is repeated under its own Message-ID, and takes in nothing new.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        MERGED = "merged", _("moved to a later mail")
        EMPTY = "empty", _("nothing left to say")

    recipient_key = models.CharField(_("recipient"), max_length=RECIPIENT_KEY_LENGTH)
    to_user = models.ForeignKey(
        User,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="digests",
    )
    to_worker = models.ForeignKey(
        Worker,
        verbose_name=_("worker"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="digests",
    )
    day = models.DateField(_("mail of"))
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.PLANNED)
    planned_at = models.DateTimeField(_("planned at"))
    message_id = models.CharField(_("Message-ID"), max_length=200, blank=True)
    claimed_at = models.DateTimeField(_("sending began at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)
    in_doubt = models.BooleanField(_("may have arrived"), default=False)
    last_error = models.CharField(_("what went wrong"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    address = models.CharField(_("sent to"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder mail")
        verbose_name_plural = _("reminder mails")
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["recipient_key", "day"], name="one_digest_a_person_a_day"),
            models.CheckConstraint(
                condition=Q(to_user__isnull=False, to_worker__isnull=True)
                | Q(to_user__isnull=True, to_worker__isnull=False),
                name="digest_has_one_recipient",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_digest_says_when"
            ),
        ]
        indexes = [models.Index(fields=["state", "day"])]

    def __str__(self) -> str:
        return f"{self.recipient_key} {self.day}"

    @property
    def recipient_name(self) -> str:
        """The person's name."""
        return str(self.to_user or self.to_worker)


class Reminder(models.Model):
    """One step of one deadline, told to one recipient.  It exists once, however often planning runs.

    The due day belongs to its identity: a deadline that moves begins its steps anew.
    """

    class Audience(models.TextChoices):
        EMPLOYER = "employer", _("employer")
        SUPPORT_BODY = "support_body", _("support organization")
        WORKER = "worker", _("worker")
        OTHER = "other", _("further recipient")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("no longer needed")

    class DropReason(models.TextChoices):
        SETTLED = "settled", _("settled meanwhile")
        MOVED = "moved", _("the day has moved")
        NOT_TOLD = "not_told", _("the recipient left, or wants no mail")
        NO_ADDRESS = "no_address", _("no address any more")

    deadline = models.ForeignKey(
        Deadline, verbose_name=_("deadline"), on_delete=models.PROTECT, related_name="reminders"
    )
    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="reminders",
    )
    due_on = models.DateField(_("due on"))
    step = models.SmallIntegerField(_("days before"))
    audience = models.CharField(_("told as"), max_length=12, choices=Audience.choices)
    recipient_key = models.CharField(_("recipient"), max_length=RECIPIENT_KEY_LENGTH)
    to_user = models.ForeignKey(
        User,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reminders",
    )
    to_worker = models.ForeignKey(
        Worker,
        verbose_name=_("worker"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reminders",
    )
    planned_on = models.DateField(_("planned on"))
    planned_at = models.DateTimeField(_("planned at"))
    digest = models.ForeignKey(
        Digest,
        verbose_name=_("mail"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reminders",
    )
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.PLANNED)
    drop_reason = models.CharField(_("why not sent"), max_length=10, choices=DropReason.choices, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-planned_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["deadline", "due_on", "step", "recipient_key"], name="reminder_once"
            ),
            models.CheckConstraint(
                condition=Q(to_user__isnull=False, to_worker__isnull=True)
                | Q(to_user__isnull=True, to_worker__isnull=False),
                name="reminder_has_one_recipient",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_reminder_says_when"
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "planned_on"]),
            models.Index(fields=["digest"], condition=Q(state="planned"), name="reminder_not_yet_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.deadline_id} −{self.step} → {self.recipient_key}"

    @property
    def delivery(self) -> str:
        """Where it stands: ``planned claimed sent failed acknowledged dropped``."""
        if self.acknowledged_at:
            return "acknowledged"
        if self.state != self.State.PLANNED or self.digest is None:
            return self.state
        return self.digest.state if self.digest.state in {"claimed", "failed"} else self.state


class ReminderPolicy(models.Model):
    """What an organization wishes about its reminders.  No row: the defaults below."""

    organization = models.OneToOneField(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.CASCADE,
        related_name="reminder_policy",
    )
    tell_workers = models.BooleanField(_("workers get mails about their own matters"), default=True)
    tell_support_body = models.BooleanField(_("the support organization gets mails"), default=True)
    quiet_on_closed_days = models.BooleanField(
        _("quiet on days when offices are closed"),
        default=False,
        help_text=_("What would come too late on the next open day is told all the same."),
    )

    objects = PolicyQuerySet["ReminderPolicy"].as_manager()

    class Meta:
        verbose_name = _("reminder policy")
        verbose_name_plural = _("reminder policies")

    def __str__(self) -> str:
        return f"{self.organization}"


class QuietDay(models.Model):
    """A further day on which an organization wants no mail, such as its summer break."""

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.CASCADE,
        related_name="quiet_days",
    )
    quiet_on = models.DateField(_("quiet on"))
    note = models.CharField(_("note"), max_length=100, blank=True)

    objects = PolicyQuerySet["QuietDay"].as_manager()

    class Meta:
        verbose_name = _("quiet day")
        verbose_name_plural = _("quiet days")
        ordering = ["quiet_on"]
        constraints = [models.UniqueConstraint(fields=["organization", "quiet_on"], name="quiet_day_once")]

    def __str__(self) -> str:
        return f"{self.quiet_on}"


class DailyRun(models.Model):
    """Proof that the reminders of a day were planned and sent.  A day without one is an alarm."""

    day = models.DateField(_("day"))
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    planned = models.PositiveIntegerField(_("planned"), default=0)
    sent = models.PositiveIntegerField(_("mails sent"), default=0)
    failed = models.PositiveIntegerField(_("mails failed"), default=0)
    error = models.CharField(_("what went wrong"), max_length=300, blank=True)

    objects = DailyRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("daily run")
        verbose_name_plural = _("daily runs")
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return f"{self.day}"


def new_message_id() -> str:
    """A Message-ID for a digest: made when it is first claimed, and kept through every repetition."""
    return f"<{uuid4()}@{urlsplit(settings.PUBLIC_URL).hostname or 'localhost'}>"

"""What has to be done for a worker, by when and by whom."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.workers.models import Worker
from support_plans.models.plans import SupportPlan
from support_plans.querysets import SupportTaskQuerySet


class SupportTask(models.Model):
    """One task of support. It follows from a plan and a fact; one fact never makes it twice (``key``)."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DEFERRED = "deferred", _("put off")
        DONE = "done", _("done")
        NOT_APPLICABLE = "not_applicable", _("not applicable")
        WITHDRAWN = "withdrawn", _("withdrawn")

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="support_tasks"
    )
    plan = models.ForeignKey(
        SupportPlan,
        verbose_name=_("support plan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
    )
    obligation = models.CharField(_("obligation"), max_length=40)
    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("follows from"), max_length=60)
    opens_on = models.DateField(_("possible from"), null=True, blank=True)
    due_on = models.DateField(_("due on"))
    safe_on = models.DateField(_("plan for"))
    basis = models.JSONField(_("why"), default=list)
    state = models.CharField(_("state"), max_length=14, choices=State.choices, default=State.OPEN)
    assignee = models.ForeignKey(
        User,
        verbose_name=_("assigned to"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="support_tasks",
    )
    stand_in = models.ForeignKey(
        User,
        verbose_name=_("stand-in"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stand_in_tasks",
    )
    deferred_until_on = models.DateField(_("put off until"), null=True, blank=True)
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Why it was put off, or does not apply.")
    )
    declared_by = models.ForeignKey(
        User,
        verbose_name=_("declared by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    confirmed_by = models.ForeignKey(
        User,
        verbose_name=_("confirmed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("A second person, where something is said not to apply."),
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = SupportTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("support task")
        verbose_name_plural = _("support tasks")
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["worker", "key"], name="support_task_once"),
            models.CheckConstraint(
                condition=Q(safe_on__lte=F("due_on")), name="task_safe_day_never_after_due_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_on__isnull=False), name="done_task_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="deferred") | (Q(deferred_until_on__isnull=False) & ~Q(reason="")),
                name="deferred_task_has_day_and_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_applicable")
                | (Q(confirmed_by__isnull=False, declared_by__isnull=False) & ~Q(reason="")),
                name="not_applicable_needs_two_people",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("declared_by")),
                name="second_person_is_another",
                violation_error_message=_("Somebody other than who declared it must confirm it."),
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "state", "due_on"]),
            models.Index(fields=["assignee", "state", "due_on"]),
            models.Index(fields=["state", "due_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.OPEN, self.State.DEFERRED}

    @property
    def awaits_confirmation(self) -> bool:
        """Somebody declared it not applicable, and nobody has confirmed it yet."""
        return self.is_open and self.declared_by_id is not None

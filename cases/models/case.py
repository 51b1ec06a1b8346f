"""One procedure for one worker or one employer, from opening to decision."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.models.choices import OPEN, ApplicationType, Capacity, Channel, Kind, Payer, State
from cases.querysets import CaseQuerySet, CohortQuerySet
from compliance.accounts.models import User
from compliance.deadlines.models import Deadline
from compliance.organizations.models import AcceptingOrganization
from compliance.residence.models import ResidenceCard
from compliance.workers.models import Worker

_CLOSED = Q(state__in=("granted", "refused", "withdrawn", "done", "abandoned"))
_OPEN = Q(state__in=tuple(str(state) for state in OPEN))
_DECIDED = Q(state__in=("granted", "refused"))


class Cohort(models.Model):
    """Cases opened together: one intake, one renewal season."""

    organization = models.ForeignKey(
        AcceptingOrganization, verbose_name=_("organization"), on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("name"), max_length=100)
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)
    opened_by = models.ForeignKey(
        User, verbose_name=_("opened by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CohortQuerySet.as_manager()

    class Meta:
        verbose_name = _("cohort")
        verbose_name_plural = _("cohorts")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


class Case(models.Model):
    """案件: an application, a notification or a process. What it requires is the procedure's, as data."""

    organization = models.ForeignKey(
        AcceptingOrganization, verbose_name=_("organization"), on_delete=models.PROTECT, related_name="cases"
    )
    worker = models.ForeignKey(
        Worker,
        verbose_name=_("worker"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        help_text=_("Empty: the case is about the employer."),
    )
    cohort = models.ForeignKey(
        Cohort,
        verbose_name=_("cohort"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
    )
    event = models.ForeignKey(
        "cases.Event",
        verbose_name=_("event"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
    )
    deadline = models.ForeignKey(
        Deadline,
        verbose_name=_("deadline"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices)
    procedure = models.CharField(_("procedure"), max_length=60, blank=True)
    official_form = models.CharField(_("official form"), max_length=20, blank=True)
    attachments = models.JSONField(_("forms to attach"), default=list, blank=True)
    application_type = models.CharField(
        _("applied for"), max_length=9, choices=ApplicationType.choices, default=ApplicationType.NONE
    )
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.PREPARING)
    opened_on = models.DateField(_("opened on"))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    planned_filing_on = models.DateField(_("filing planned for"), null=True, blank=True)
    field = models.CharField(_("field"), max_length=20, blank=True)
    answers = models.JSONField(_("answers for this case"), default=dict, blank=True)
    papers_wanted = models.PositiveSmallIntegerField(_("papers wanted"), default=0)
    papers_ready = models.PositiveSmallIntegerField(_("papers ready"), default=0)
    steps_wanted = models.PositiveSmallIntegerField(_("steps to take"), default=0)
    steps_done = models.PositiveSmallIntegerField(_("steps taken"), default=0)
    law_prompt_read_at = models.DateTimeField(_("scrivener law read at"), null=True, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=7, choices=Channel.choices, blank=True)
    receipt_number = models.CharField(_("receipt number"), max_length=40, blank=True)
    submitted_as = models.CharField(_("submitted as"), max_length=18, choices=Capacity.choices, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    granted_status = models.CharField(_("status granted"), max_length=40, blank=True)
    granted_months = models.PositiveSmallIntegerField(_("period granted (months)"), null=True, blank=True)
    granted_expires_on = models.DateField(_("granted until"), null=True, blank=True)
    granted_card = models.ForeignKey(
        ResidenceCard,
        verbose_name=_("new card"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    certificate_issued_on = models.DateField(_("certificate issued on"), null=True, blank=True)
    outcome_note = models.TextField(_("note on the outcome"), blank=True)
    fee_yen = models.PositiveIntegerField(_("fee (yen)"), null=True, blank=True)
    fee_payer = models.CharField(_("fee paid by"), max_length=8, choices=Payer.choices, blank=True)
    fee_paid_on = models.DateField(_("fee paid on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = [F("due_on").asc(nulls_last=True), "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "receipt_number"],
                condition=~Q(receipt_number=""),
                name="receipt_number_once_in_an_organization",
                violation_error_message=_("This receipt number is entered with another case already."),
            ),
            models.UniqueConstraint(fields=["deadline"], condition=_OPEN, name="one_open_case_a_deadline"),
            models.CheckConstraint(
                condition=Q(submitted_on__isnull=True) | ~Q(state__in=("preparing", "prepared", "approved")),
                name="submitted_case_is_past_preparation",
            ),
            models.CheckConstraint(
                condition=~(_DECIDED & (Q(decided_on__isnull=True) | Q(submitted_on__isnull=True))),
                name="decided_case_was_submitted",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True)
                | Q(submitted_on__isnull=True)
                | Q(decided_on__gte=F("submitted_on")),
                name="decision_comes_after_the_submission",
                violation_error_message=_("The decision cannot come before the submission."),
            ),
            models.CheckConstraint(
                condition=(_CLOSED & Q(closed_on__isnull=False)) | (_OPEN & Q(closed_on__isnull=True)),
                name="closed_case_has_its_day",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "state", "due_on"]),
            models.Index(fields=["worker", "state"]),
            models.Index(fields=["organization", "kind", "state"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_application(self) -> bool:
        return self.kind == Kind.APPLICATION

    @property
    def wanted(self) -> int:
        """Papers and steps together: what completeness is reckoned from."""
        return self.papers_wanted + self.steps_wanted

    @property
    def percent(self) -> int:
        """How complete the case is."""
        return 100 if not self.wanted else 100 * (self.papers_ready + self.steps_done) // self.wanted

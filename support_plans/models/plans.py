"""1号特定技能外国人支援計画: what support one worker is promised, as versions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.organizations.models import Site, SupportContract
from compliance.workers.models import Worker
from support_plans.models.staff import SupportOffice, SupportStaff
from support_plans.querysets import OfPlanQuerySet, SupportPlanQuerySet


class SupportPlan(models.Model):
    """One version of a worker's plan. What is agreed is never changed: a change is a new version."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        AGREED = "agreed", _("agreed")
        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class InterviewChoice(models.TextChoices):
        UNSAID = "", _("not said yet")
        BOTH = "both", _("in person and online")
        IN_PERSON_ONLY = "in_person_only", _("in person only")

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="support_plans"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    support_contract = models.ForeignKey(
        SupportContract,
        verbose_name=_("all entrusted under"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="support_plans",
        help_text=_("Empty: the employer carries the plan out itself."),
    )
    created_on = models.DateField(_("drawn up on"))
    planned_application_on = models.DateField(_("application planned for"), null=True, blank=True)
    language = models.CharField(_("language it is given in"), max_length=5, blank=True)
    author_name = models.CharField(_("person who drew it up"), max_length=100, blank=True)
    support_site = models.ForeignKey(
        Site,
        verbose_name=_("office of the employer that gives support"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    office = models.ForeignKey(
        SupportOffice,
        verbose_name=_("support office"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    manager = models.ForeignKey(
        SupportStaff,
        verbose_name=_("support manager in charge"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    supported_count = models.PositiveIntegerField(_("workers supported"), null=True, blank=True)
    officer_count = models.PositiveIntegerField(_("support officers"), null=True, blank=True)
    is_neutral = models.BooleanField(_("neutrality is ensured"), null=True, blank=True)
    is_proper = models.BooleanField(_("the support body's properness is ensured"), null=True, blank=True)
    guidance_hours = models.DecimalField(
        _("hours of guidance"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    orientation_hours = models.DecimalField(
        _("hours of orientation"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    consultation_hours = models.JSONField(
        _("hours of consultation"),
        default=dict,
        blank=True,
        help_text=_("Day of the week to a pair of times."),
    )
    consultation_methods = models.JSONField(_("ways to consult"), default=dict, blank=True)
    emergency_methods = models.JSONField(_("ways in an emergency"), default=dict, blank=True)
    interview_choice = models.CharField(
        _("how the worker wants the interviews"),
        max_length=14,
        choices=InterviewChoice.choices,
        blank=True,
        default=InterviewChoice.UNSAID,
    )
    is_municipality_checked = models.BooleanField(_("municipal measures were checked"), null=True, blank=True)
    holds_from_on = models.DateField(
        _("changed content holds from"),
        null=True,
        blank=True,
        help_text=_("For a plan that replaces an agreed one: the day the change takes effect."),
    )
    changed_headings = models.JSONField(_("what changed"), default=list, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    worker_signed_on = models.DateField(_("signed by the worker on"), null=True, blank=True)
    copy_given_on = models.DateField(_("copy given to the worker on"), null=True, blank=True)
    agreed_by = models.ForeignKey(
        User, verbose_name=_("agreed by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    findings = models.JSONField(_("findings when it was agreed"), default=list, blank=True, editable=False)
    withdrawn_reason = models.CharField(_("why withdrawn"), max_length=200, blank=True)
    registered_at = models.DateTimeField(_("registered at"), auto_now_add=True)

    objects = SupportPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("support plan")
        verbose_name_plural = _("support plans")
        ordering = ["-version", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["worker", "version"], name="support_plan_version_once"),
            models.UniqueConstraint(
                fields=["worker"], condition=Q(state="agreed"), name="one_agreed_support_plan"
            ),
            models.UniqueConstraint(
                fields=["worker"], condition=Q(state="draft"), name="one_draft_support_plan"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(agreed_on__isnull=False),
                name="agreed_plan_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(agreed_on__gte=F("created_on")),
                name="plan_agreed_after_it_was_drawn_up",
                violation_error_message=_("The plan is agreed before it was drawn up."),
            ),
        ]
        indexes = [models.Index(fields=["worker", "state"])]

    def __str__(self) -> str:
        return f"{self.worker} v{self.version}"

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT


class PlanRow(models.Model):
    """One row group of the plan; ``key`` is the rulebook's (support/plan_rows)."""

    plan = models.ForeignKey(
        SupportPlan, verbose_name=_("support plan"), on_delete=models.CASCADE, related_name="rows"
    )
    key = models.CharField(_("row"), max_length=40)
    content = models.TextField(_("content"), blank=True, help_text=_("For rows of one's own."))
    will_do = models.BooleanField(_("will be done"), null=True, blank=True)
    timing = models.CharField(_("when"), max_length=200, blank=True)
    reason = models.CharField(_("why not"), max_length=200, blank=True)
    is_entrusted = models.BooleanField(_("entrusted to a third party"), default=False)
    person_name = models.CharField(_("person in charge"), max_length=100, blank=True)
    person_title = models.CharField(_("title"), max_length=100, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    address = models.CharField(_("address of the one entrusted"), max_length=300, blank=True)
    methods = models.JSONField(
        _("ways"), default=dict, blank=True, help_text=_("The way to what is written beside it.")
    )
    method_note = models.CharField(_("way in words"), max_length=300, blank=True)

    objects = OfPlanQuerySet["PlanRow"].as_manager()

    class Meta:
        verbose_name = _("plan row")
        verbose_name_plural = _("plan rows")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="plan_row_once")]

    def __str__(self) -> str:
        return self.key


class PlanLanguage(models.Model):
    """In which language a part of the plan is carried out, and who interprets."""

    plan = models.ForeignKey(
        SupportPlan, verbose_name=_("support plan"), on_delete=models.CASCADE, related_name="languages"
    )
    obligation = models.CharField(_("obligation"), max_length=40)
    language = models.CharField(_("language"), max_length=5, blank=True)
    interpreter_name = models.CharField(_("interpreter"), max_length=100, blank=True)
    interpreter_affiliation = models.CharField(_("interpreter's affiliation"), max_length=100, blank=True)

    objects = OfPlanQuerySet["PlanLanguage"].as_manager()

    class Meta:
        verbose_name = _("language of a plan")
        verbose_name_plural = _("languages of a plan")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["plan", "obligation"], name="plan_language_once")]

    def __str__(self) -> str:
        return f"{self.obligation} {self.language}"


class PlannedHousing(models.Model):
    """住居の概要: the housing that is offered or found."""

    class Secured(models.TextChoices):
        AT_APPLICATION = "at_application", _("secured when the application is filed")
        AFTER_APPLICATION = "after_application", _("to be secured after the application")

    class Ownership(models.TextChoices):
        OWNED = "owned", _("owned by the employer")
        RENTED = "rented", _("rented by the employer")

    plan = models.OneToOneField(
        SupportPlan, verbose_name=_("support plan"), on_delete=models.CASCADE, related_name="housing"
    )
    secured_at = models.CharField(_("secured"), max_length=20, choices=Secured.choices, blank=True)
    occupants = models.PositiveSmallIntegerField(_("people living together"), null=True, blank=True)
    room_m2 = models.DecimalField(
        _("size of the rooms (m²)"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    bedroom_m2 = models.DecimalField(
        _("size of the bedroom (m²)"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    stays_by_wish = models.BooleanField(
        _("stays in the home of the training by own wish"), null=True, blank=True
    )
    is_rent_charged = models.BooleanField(_("rent is charged"), null=True, blank=True)
    monthly_rent = models.PositiveIntegerField(_("rent a month (yen)"), null=True, blank=True)
    ownership = models.CharField(_("whose property"), max_length=6, choices=Ownership.choices, blank=True)
    rent_reason = models.CharField(_("why the rent is proper"), max_length=500, blank=True)

    objects = OfPlanQuerySet["PlannedHousing"].as_manager()

    class Meta:
        verbose_name = _("planned housing")
        verbose_name_plural = _("planned housing")

    def __str__(self) -> str:
        return f"{self.plan}"

    @property
    def rent(self) -> int | None:
        """What the worker pays a month: nothing where none is charged; None until it is said."""
        return self.monthly_rent if self.is_rent_charged else None if self.is_rent_charged is None else 0


class MunicipalityCheck(models.Model):
    """共生施策: the municipality's measures were looked up, when and how."""

    class Place(models.TextChoices):
        WORKPLACE = "workplace", _("where the worker works")
        HOME = "home", _("where the worker lives")

    class Method(models.TextChoices):
        WEBSITE = "website", _("website")
        OTHER = "other", _("another way")

    plan = models.ForeignKey(
        SupportPlan, verbose_name=_("support plan"), on_delete=models.CASCADE, related_name="municipalities"
    )
    place = models.CharField(_("place"), max_length=9, choices=Place.choices)
    is_same_as_workplace = models.BooleanField(_("same as the workplace"), default=False)
    prefecture = models.CharField(_("prefecture"), max_length=20, blank=True)
    municipality = models.CharField(_("municipality"), max_length=50, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    method = models.CharField(_("how"), max_length=7, choices=Method.choices, blank=True)
    method_note = models.CharField(_("way in words"), max_length=100, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = OfPlanQuerySet["MunicipalityCheck"].as_manager()

    class Meta:
        verbose_name = _("check of municipal measures")
        verbose_name_plural = _("checks of municipal measures")
        ordering = ["-place"]
        constraints = [models.UniqueConstraint(fields=["plan", "place"], name="municipality_check_once")]

    def __str__(self) -> str:
        return f"{self.prefecture}{self.municipality}"

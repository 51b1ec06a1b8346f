"""Workers, their passports, tests and training, past stays and relatives."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.common.encryption import EncryptedTextField
from compliance.organizations.models import AcceptingOrganization, Site, SupportContract
from compliance.workers.querysets import OfWorkerQuerySet, WorkerQuerySet


class Sex(models.TextChoices):
    """As official forms ask it."""

    MALE = "male", _("male")
    FEMALE = "female", _("female")


class Worker(models.Model):
    """特定技能外国人: one person at one employer.

    The same person elsewhere is another row, without a hint.
    """

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        related_name="workers",
    )
    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.SET_NULL, null=True, blank=True, related_name="workers"
    )
    support_contract = models.ForeignKey(
        SupportContract,
        verbose_name=_("supported under"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="workers",
        help_text=_("Empty: the employer supports this worker itself."),
    )
    employee_number = models.CharField(_("employee number"), max_length=40, blank=True)
    name = models.CharField(_("name as on the card"), max_length=200)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    given_names = models.CharField(_("given names"), max_length=100, blank=True)
    name_kana = models.CharField(_("name (kana)"), max_length=200, blank=True)
    name_kanji = models.CharField(_("name (kanji)"), max_length=100, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex.choices, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    nationality = models.CharField(_("nationality"), max_length=2, blank=True)
    birth_place = models.CharField(_("place of birth"), max_length=200, blank=True)
    is_married = models.BooleanField(_("married"), null=True, blank=True)
    occupation = models.CharField(_("occupation"), max_length=100, blank=True)
    home_address = models.CharField(_("home town in the home country"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    address = models.CharField(_("address in Japan"), max_length=300, blank=True)
    address_since_on = models.DateField(_("lives there since"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    mobile = models.CharField(_("mobile phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    languages = models.JSONField(_("languages understood"), default=list, blank=True)
    preferred_language = models.CharField(_("language for mails"), max_length=5, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    stay_history_complete_on = models.DateField(
        _("stay history declared complete on"),
        null=True,
        blank=True,
        help_text=_(
            "Only then is the five-year limit reckoned; before, only its latest possible day is shown."
        ),
    )
    last_interview_on = models.DateField(_("last interview with the worker"), null=True, blank=True)
    last_supervisor_interview_on = models.DateField(
        _("last interview with the supervisor"), null=True, blank=True
    )
    has_criminal_record = models.BooleanField(_("was punished for a crime"), null=True, blank=True)
    criminal_record_detail = models.CharField(_("which"), max_length=300, blank=True)
    has_family_in_japan = models.BooleanField(
        _("has relatives or housemates in Japan"), null=True, blank=True
    )
    note = models.TextField(_("note"), blank=True)
    created_at = models.DateTimeField(_("registered at"), auto_now_add=True)

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "employee_number"],
                condition=~Q(employee_number=""),
                name="employee_number_once_in_an_organization",
                violation_error_message=_("This employee number is in use already."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="worker_has_a_name"),
        ]
        indexes = [
            models.Index(fields=["organization", "name", "id"]),
            models.Index(fields=["organization", "birth_date"]),
        ]

    def __str__(self) -> str:
        return self.name


class Passport(models.Model):
    """A passport of the worker; a new one is a new row."""

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="passports"
    )
    number = EncryptedTextField(_("passport number"))
    number_index = models.CharField(max_length=64, db_index=True, editable=False)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    superseded_at = models.DateTimeField(_("superseded at"), null=True, blank=True, editable=False)

    objects = OfWorkerQuerySet["Passport"].as_manager()

    class Meta:
        verbose_name = _("passport")
        verbose_name_plural = _("passports")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["worker"], condition=Q(superseded_at__isnull=True), name="one_passport_in_use"
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True)
                | Q(expires_on__isnull=True)
                | Q(expires_on__gt=F("issued_on")),
                name="passport_ends_after_issue",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('passport')} {self.worker_id}"


class Qualification(models.Model):
    """A test passed, or technical intern training done."""

    class Kind(models.TextChoices):
        SKILLS_TEST = "skills_test", _("skills test")
        JAPANESE_TEST = "japanese_test", _("Japanese test")
        TECHNICAL_INTERN = "technical_intern", _("technical intern training")

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="qualifications"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name of the test or operation"), max_length=200, blank=True)
    field = models.CharField(_("field"), max_length=20, blank=True)
    occupation = models.CharField(_("occupation code of the training"), max_length=10, blank=True)
    level = models.CharField(_("level"), max_length=40, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    passed_on = models.DateField(_("passed on"), null=True, blank=True)
    from_on = models.DateField(_("from"), null=True, blank=True)
    to_on = models.DateField(_("to"), null=True, blank=True)
    months_completed = models.PositiveSmallIntegerField(_("months completed"), null=True, blank=True)
    passed_practical = models.BooleanField(_("passed the practical test"), null=True, blank=True)

    objects = OfWorkerQuerySet["Qualification"].as_manager()

    class Meta:
        verbose_name = _("qualification")
        verbose_name_plural = _("qualifications")
        ordering = ["-passed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on__isnull=True) | Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="training_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"


class Stay(models.Model):
    """A time spent in Japan under one status: what the five-year limit is reckoned from."""

    class Kind(models.TextChoices):
        ORDINARY = "", _("ordinary")
        TRANSITION_PREPARATION = "transition_preparation", _("preparing the move to SSW (i)")
        COVID_SUPPORT = "covid_support", _("support after losing work in the pandemic")

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="stays"
    )
    status = models.CharField(_("status of residence"), max_length=40)
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"), null=True, blank=True, help_text=_("Empty: continuing."))
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices, blank=True, default=Kind.ORDINARY)

    objects = OfWorkerQuerySet["Stay"].as_manager()

    class Meta:
        verbose_name = _("stay")
        verbose_name_plural = _("stays")
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="stay_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["worker", "status", "from_on"], name="stay_once"),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.from_on}"


class FamilyMember(models.Model):
    """在日親族及び同居者: a relative or housemate in Japan, as the application forms ask."""

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="family_members"
    )
    relation = models.CharField(_("relation"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    nationality = models.CharField(_("nationality"), max_length=2, blank=True)
    lives_together = models.BooleanField(_("lives together"), null=True, blank=True)
    workplace = models.CharField(_("place of work or school"), max_length=200, blank=True)
    card_number = EncryptedTextField(_("residence card number"), blank=True, default="")

    objects = OfWorkerQuerySet["FamilyMember"].as_manager()

    class Meta:
        verbose_name = _("relative in Japan")
        verbose_name_plural = _("relatives in Japan")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

"""What moves the five-year limit: leave that may be taken out, and the way to a sixth year."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.workers.models.people import Worker
from compliance.workers.querysets import OfWorkerQuerySet


class StayExclusion(models.Model):
    """通算在留期間からの除外: leave the agency is asked to take out.  Only what is granted counts."""

    class Decision(models.TextChoices):
        NOTED = "noted", _("not asked for yet")
        REQUESTED = "requested", _("asked for")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    worker = models.ForeignKey(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="stay_exclusions"
    )
    kind = models.CharField(_("kind of leave"), max_length=40)
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"))
    decision = models.CharField(_("decision"), max_length=9, choices=Decision.choices, default=Decision.NOTED)
    requested_on = models.DateField(_("asked for on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    evidence = models.CharField(
        _("evidence"),
        max_length=300,
        blank=True,
        help_text=_("Papers that prove the leave, and where they are."),
    )

    objects = OfWorkerQuerySet["StayExclusion"].as_manager()

    class Meta:
        verbose_name = _("leave to be taken out of the total stay")
        verbose_name_plural = _("leave to be taken out of the total stay")
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")),
                name="exclusion_ends_after_it_begins",
                violation_error_message=_("The leave ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(decision="noted") | Q(requested_on__isnull=False),
                name="exclusion_asked_for_has_its_day",
                violation_error_message=_("Say on which day it was asked for."),
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["granted", "refused"]) | Q(decided_on__isnull=False),
                name="exclusion_decided_has_its_day",
                violation_error_message=_("Say on which day it was decided."),
            ),
            models.UniqueConstraint(
                fields=["worker", "kind", "from_on"],
                name="exclusion_once",
                violation_error_message=_("This leave is entered already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.from_on}"


class SixYearRoute(models.Model):
    """The facts that let the total stay reach six years: test results, pledge, the employer's intention."""

    class Decision(models.TextChoices):
        NOTED = "noted", _("not asked for yet")
        REQUESTED = "requested", _("asked for")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    worker = models.OneToOneField(
        Worker, verbose_name=_("worker"), on_delete=models.PROTECT, related_name="six_year_route"
    )
    results = models.JSONField(
        _("test results"), default=list, blank=True, help_text=_("One a line: test, pass mark, score.")
    )
    has_pledged = models.BooleanField(_("the worker made the pledge"), null=True, blank=True)
    pledged_on = models.DateField(_("pledged on"), null=True, blank=True)
    employer_continues = models.BooleanField(
        _("the employer means to go on employing and training"), null=True, blank=True
    )
    decision = models.CharField(_("decision"), max_length=9, choices=Decision.choices, default=Decision.NOTED)
    requested_on = models.DateField(_("asked for on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)

    objects = OfWorkerQuerySet["SixYearRoute"].as_manager()

    class Meta:
        verbose_name = _("route to a sixth year")
        verbose_name_plural = _("routes to a sixth year")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="noted") | Q(requested_on__isnull=False),
                name="six_years_asked_for_have_their_day",
                violation_error_message=_("Say on which day it was asked for."),
            ),
            models.CheckConstraint(
                condition=~Q(decision__in=["granted", "refused"]) | Q(decided_on__isnull=False),
                name="six_years_decided_have_their_day",
                violation_error_message=_("Say on which day it was decided."),
            ),
        ]

    def __str__(self) -> str:
        return f"{_('route to a sixth year')} {self.worker_id}"

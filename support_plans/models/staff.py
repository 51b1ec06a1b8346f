"""Who carries support out: offices of a support body, and the people in charge."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import User
from compliance.organizations.models import AcceptingOrganization, RegisteredSupportOrganization, Site
from support_plans.querysets import SupportOfficeQuerySet, SupportStaffQuerySet


class SupportOffice(models.Model):
    """支援を行う事務所: an office from which a support body gives support."""

    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("support organization"),
        on_delete=models.PROTECT,
        related_name="offices",
    )
    name = models.CharField(_("name"), max_length=200)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)

    objects = SupportOfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("support office")
        verbose_name_plural = _("support offices")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["support_organization", "name"], name="support_office_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class SupportStaff(models.Model):
    """支援責任者 or 支援担当者, of an employer that supports its workers itself or of a support body."""

    class Post(models.TextChoices):
        MANAGER = "manager", _("support manager in charge")
        OFFICER = "officer", _("support officer")

    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="support_staff",
    )
    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("support organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="support_staff",
    )
    office = models.ForeignKey(
        SupportOffice,
        verbose_name=_("support office"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="staff",
    )
    user = models.ForeignKey(
        User,
        verbose_name=_("signs in as"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="support_posts",
    )
    post = models.CharField(_("post"), max_length=7, choices=Post.choices)
    name = models.CharField(_("name"), max_length=100)
    name_kana = models.CharField(_("name (kana)"), max_length=100, blank=True)
    department = models.CharField(_("department"), max_length=100, blank=True)
    title = models.CharField(_("title"), max_length=100, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    is_full_time = models.BooleanField(_("works full time"), default=True)
    course_completed_on = models.DateField(_("course completed on"), null=True, blank=True)
    since_on = models.DateField(_("since"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)

    objects = SupportStaffQuerySet.as_manager()

    class Meta:
        verbose_name = _("support staff member")
        verbose_name_plural = _("support staff")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organization__isnull=False, support_organization__isnull=True)
                | Q(organization__isnull=True, support_organization__isnull=False),
                name="support_staff_of_one_place",
                violation_error_message=_("Name an employer or a support organization, not both."),
            ),
            models.CheckConstraint(
                condition=Q(since_on__isnull=True)
                | Q(until_on__isnull=True)
                | Q(until_on__gte=F("since_on")),
                name="support_post_ends_after_it_begins",
                violation_error_message=_("The post ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

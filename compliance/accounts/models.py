"""People, what they do for which organization, and the tokens of other systems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from compliance.accounts.querysets import ApiTokenQuerySet, MembershipQuerySet, UserManager
from compliance.accounts.roles import (
    CAPABILITIES,
    EMPLOYER_ROLES,
    OWN_PLACE_ONLY,
    PERMISSIONS,
    SUPPORT_ROLES,
    Role,
)
from compliance.common import clock
from compliance.common.tenancy import Scope
from compliance.organizations.models import (
    AcceptingOrganization,
    RegisteredSupportOrganization,
    SupportContract,
)

if TYPE_CHECKING:
    from datetime import date


class User(AbstractBaseUser):
    """A person who signs in.  What they may do hangs on their memberships alone: there is no superuser."""

    class Language(models.TextChoices):
        JAPANESE = "ja", "日本語"
        ENGLISH = "en", "English"
        VIETNAMESE = "vi", "Tiếng Việt"

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.JAPANESE
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("account made at"), auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    membership_scope_id: int | None = None
    """Set by a token: the only membership that counts for this request."""
    remembers_scope: bool = False
    """Set for one request: the scope is read once and kept."""
    is_superuser = False

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(Lower("email"), name="email_once_whatever_its_case")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        """Every member may enter the admin; what they see there is ``visible_to``'s question."""
        return self.is_active and bool(self._memberships_on(clock.today()))

    def current_memberships(self, on: date | None = None) -> models.QuerySet[Membership]:
        """The memberships that count on that day."""
        found = self.memberships.current(on=on or clock.today())
        return found.filter(pk=self.membership_scope_id) if self.membership_scope_id else found

    def scope(self, on: date) -> Scope:
        """What the person reaches on that day."""
        cache = self.__dict__.setdefault("_scopes", {}) if self.remembers_scope else {}
        if on not in cache:
            cache[on] = self._read_scope(on)
        scope: Scope = cache[on]
        return scope

    def _read_scope(self, on: date) -> Scope:
        memberships = self._memberships_on(on)
        bodies = tuple(sorted({m.support_organization_id for m in memberships if m.support_organization_id}))
        contracts = (
            list(
                SupportContract.objects.running(on=on)
                .filter(support_organization__in=bodies)
                .values_list("pk", "organization_id")
            )
            if bodies
            else []
        )
        return Scope(
            organization_ids=tuple(sorted({m.organization_id for m in memberships if m.organization_id})),
            support_organization_ids=bodies,
            contract_ids=tuple(sorted(pk for pk, _client in contracts)),
            client_ids=tuple(sorted({client for _pk, client in contracts})),
            is_system_administrator=any(m.role == Role.SYSTEM_ADMINISTRATOR for m in memberships),
        )

    def _memberships_on(self, on: date) -> list[Membership]:
        cache = self.__dict__.setdefault("_memberships", {}) if self.remembers_scope else {}
        if on not in cache:
            cache[on] = list(self.current_memberships(on))
        found: list[Membership] = cache[on]
        return found

    def can(
        self,
        capability: str,
        *,
        organization_id: int | None = None,
        support_organization_id: int | None = None,
        on: date | None = None,
    ) -> bool:
        """Whether a role of this person allows the act, at that employer or support body if one is named."""
        day = on or clock.today()
        places = (organization_id, support_organization_id)
        return self.is_active and any(
            capability in CAPABILITIES[membership.role] and self._acts_at(membership, capability, places, day)
            for membership in self._memberships_on(day)
        )

    def _acts_at(
        self, membership: Membership, capability: str, places: tuple[int | None, int | None], on: date
    ) -> bool:
        organization_id, support_organization_id = places
        if places == (None, None) or membership.role == Role.SYSTEM_ADMINISTRATOR:
            return True
        if support_organization_id is not None:
            return membership.support_organization_id == support_organization_id
        if membership.organization_id == organization_id:
            return True
        acts_for_clients = membership.support_organization_id and capability not in OWN_PLACE_ONLY
        return bool(acts_for_clients) and organization_id in self.scope(on).client_ids

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's question, answered by the capabilities of the roles."""
        app, _dot, codename = perm.partition(".")
        action = codename.partition("_")[0]
        see, write = PERMISSIONS.get(app, ("", ""))
        capability = {"view": see, "add": write, "change": write}.get(action, "")
        organization_id = getattr(obj, "organization_id", None)
        return bool(capability) and self.can(capability, organization_id=organization_id)

    def has_perms(self, perm_list: Any, obj: Any = None) -> bool:
        """Django's question for several at once."""
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether anything of that app may be seen."""
        return self.has_perm(f"{app_label}.view_any")


class Membership(models.Model):
    """What a person does for one accepting organization or one support body, from a day on."""

    user = models.ForeignKey(
        User, verbose_name=_("person"), on_delete=models.PROTECT, related_name="memberships"
    )
    organization = models.ForeignKey(
        AcceptingOrganization,
        verbose_name=_("accepting organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
    )
    support_organization = models.ForeignKey(
        RegisteredSupportOrganization,
        verbose_name=_("support organization"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    joined_on = models.DateField(_("joined on"))
    left_on = models.DateField(_("left on"), null=True, blank=True)
    receives_reminders = models.BooleanField(_("receives reminder mails"), default=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["user", "id"]
        constraints = [
            models.CheckConstraint(
                name="membership_role_fits_its_organization",
                condition=Q(
                    role__in=sorted(EMPLOYER_ROLES),
                    organization__isnull=False,
                    support_organization__isnull=True,
                )
                | Q(
                    role__in=sorted(SUPPORT_ROLES),
                    organization__isnull=True,
                    support_organization__isnull=False,
                )
                | Q(
                    role=Role.SYSTEM_ADMINISTRATOR,
                    organization__isnull=True,
                    support_organization__isnull=True,
                ),
            ),
            models.UniqueConstraint(
                fields=["user", "organization", "role"],
                condition=Q(left_on__isnull=True, organization__isnull=False),
                name="employer_role_once",
            ),
            models.UniqueConstraint(
                fields=["user", "support_organization", "role"],
                condition=Q(left_on__isnull=True, support_organization__isnull=False),
                name="support_role_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} — {self.get_role_display()}"


class ApiToken(models.Model):
    """A key by which another system acts as one membership.  Only its hash is kept."""

    membership = models.ForeignKey(
        Membership, verbose_name=_("membership"), on_delete=models.PROTECT, related_name="tokens"
    )
    name = models.CharField(_("name"), max_length=100)
    prefix = models.CharField(_("begins with"), max_length=12)
    token_hash = models.CharField(max_length=64, unique=True)
    can_write = models.BooleanField(_("may write"), default=False)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used at"), null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

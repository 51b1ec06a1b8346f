"""Reads of people and their memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q

from compliance.common.tenancy import Scope, TenantQuerySet, scope_of

if TYPE_CHECKING:
    from datetime import date

    from compliance.accounts.models import ApiToken, Membership, User


class UserQuerySet(models.QuerySet["User"]):
    """People, seen by those who share an organization with them."""

    def visible_to(self, user: Any, *, on: date | None = None) -> Self:
        """The person themself, the members of their organizations and bodies; all for an administrator."""
        scope = scope_of(user, on)
        if not getattr(user, "is_authenticated", False):
            return self.none()
        if scope.is_system_administrator:
            return self.all()
        shared = Q(memberships__organization__in=scope.organization_ids) | Q(
            memberships__support_organization__in=scope.support_organization_ids
        )
        return self.filter(pk__in=self.model._default_manager.filter(shared | Q(pk=user.pk)).values("pk"))


class UserManager(BaseUserManager["User"]):
    """Makes accounts; services call it."""

    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def visible_to(self, user: Any, *, on: date | None = None) -> UserQuerySet:
        """See :meth:`UserQuerySet.visible_to`."""
        return self.get_queryset().visible_to(user, on=on)

    def get_by_natural_key(self, username: str | None) -> User:
        """The account with that address, whatever its case."""
        return self.get(email__iexact=username or "")


class MembershipQuerySet(TenantQuerySet["Membership"]):
    """Memberships of one's organizations and bodies."""

    administrators_see_all: ClassVar[bool] = True

    def allowed_to(self, scope: Scope) -> Q | None:
        if not scope.organization_ids and not scope.support_organization_ids:
            return None
        return Q(organization__in=scope.organization_ids) | Q(
            support_organization__in=scope.support_organization_ids
        )

    def current(self, *, on: date) -> Self:
        """Those that hold on that day: joined, not left."""
        return self.filter(joined_on__lte=on).filter(Q(left_on__isnull=True) | Q(left_on__gt=on))


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens, seen by their owner and nobody else."""

    def visible_to(self, user: Any, *, on: date | None = None) -> Self:
        """The tokens of the person's current memberships."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        return self.filter(membership__in=user.current_memberships(on))

"""Which rows a person may see: the one rule, and the only place that knows it.

Every model that belongs to an accepting organization has a queryset that derives from
:class:`TenantQuerySet` and says how to reach the organization.  Views, viewsets, admin pages,
searches, exports, downloads and counts all start from ``visible_to``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar

from django.db import models
from django.db.models import Q

from compliance.common import clock

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Scope:
    """What one person reaches on one day, by ids (short lists: they keep the queries on indexes)."""

    organization_ids: tuple[int, ...] = ()
    """Accepting organizations the person is a member of."""
    support_organization_ids: tuple[int, ...] = ()
    """Support bodies the person is a member of."""
    contract_ids: tuple[int, ...] = ()
    """Support contracts of those bodies that run on that day."""
    client_ids: tuple[int, ...] = ()
    """The accepting organizations of those contracts."""
    is_system_administrator: bool = False
    """Sees accounts and organizations, and no worker."""


class Viewer(Protocol):
    """A signed-in person, as far as tenancy is concerned."""

    @property
    def is_authenticated(self) -> bool: ...

    def scope(self, on: date) -> Scope: ...


def scope_of(user: Any, on: date | None = None) -> Scope:
    """The scope of ``user`` on that day (today by default); nobody's scope is empty."""
    if user is None or not user.is_authenticated or not getattr(user, "is_active", True):
        return Scope()
    scope: Scope = user.scope(on or clock.today())
    return scope


def is_inside(user: Viewer | AnonymousUser | Any, organization_id: int | None) -> bool:
    """Whether ``user`` is a member of that employer itself.

    A support body looks in from outside: the employer's own notes are not for it.
    """
    return organization_id is not None and organization_id in scope_of(user).organization_ids


class TenantQuerySet(models.QuerySet[M]):
    """For every model that belongs to an accepting organization.

    ``organization_path`` reaches the organization.  ``support_contract_path`` reaches the support
    contract under which a support body may see the row while it runs; ``client_path`` reaches an
    organization whose row its support bodies may see.  ``None`` hides the row from support bodies.
    """

    organization_path: ClassVar[str] = "organization"
    support_contract_path: ClassVar[str | None] = None
    client_path: ClassVar[str | None] = None
    administrators_see_all: ClassVar[bool] = False

    def visible_to(self, user: Viewer | AnonymousUser | None, *, on: date | None = None) -> Self:
        """The rows ``user`` may see on that day: the only filter by membership in the code base."""
        scope = scope_of(user, on)
        if self.administrators_see_all and scope.is_system_administrator:
            return self.all()
        allowed = self.allowed_to(scope)
        return self.none() if allowed is None else self.filter(allowed)

    def allowed_to(self, scope: Scope) -> Q | None:
        """The condition for ``scope``; ``None`` when nothing can match."""
        paths = (
            (self.organization_path, scope.organization_ids),
            (self.support_contract_path, scope.contract_ids),
            (self.client_path, scope.client_ids),
        )
        allowed: Q | None = None
        for path, ids in paths:
            if path and ids:
                condition = Q(**{f"{path}__in": ids})
                allowed = condition if allowed is None else allowed | condition
        return allowed

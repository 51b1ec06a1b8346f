"""Who may open a desk page: members only, and only what is theirs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import Http404

if TYPE_CHECKING:
    from django.db import models
    from django.http import HttpResponseBase

    from compliance.common.tenancy import TenantQuerySet

M = TypeVar("M", bound="models.Model")
View = Callable[..., "HttpResponseBase"]


def member_page(view: View) -> View:
    """Asks strangers to sign in."""

    @wraps(view)
    def wrapper(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(*args, **kwargs)

    return staff_member_required(wrapper, login_url="admin:login")


def theirs(rows: TenantQuerySet[M], user: Any, pk: int, *related: str) -> M:
    """The row with that id if ``user`` may see it; otherwise it does not exist."""
    found = rows.visible_to(user).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def require(user: Any, capability: str, organization_id: int | None) -> None:
    """Refuse an act that no role of the person allows at that organization."""
    if not user.can(capability, organization_id=organization_id):
        raise PermissionDenied

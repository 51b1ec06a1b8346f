"""What the admin's base template needs, for pages that are no admin pages (calculator, imports, forms)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

if TYPE_CHECKING:
    from django.http import HttpRequest


def desk_context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: navigation and theme, for a signed-in member outside the admin's own views.

    The admin's views bring the same context themselves; reading it twice would double its queries.
    A view marked ``has_own_frame`` shows no sidebar and needs none.
    """
    match = getattr(request, "resolver_match", None)
    user = getattr(request, "user", None)
    if match is None or "admin" in match.namespaces or user is None or not user.is_authenticated:
        return {}
    if getattr(match.func, "has_own_frame", False):
        return {}
    if not admin.site.has_permission(request):
        return {}
    return admin.site.each_context(request)

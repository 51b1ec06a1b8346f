"""Where a person begins after signing in: each role may have a home of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from compliance.desk.access import member_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@member_page
@never_cache
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """The home of the person's roles (``settings.ROLE_HOMES``); 今やること unless all share another."""
    user: Any = request.user
    roles = user.current_memberships().values_list("role", flat=True)
    homes = {settings.ROLE_HOMES.get(role, "admin:index") for role in roles}
    return HttpResponseRedirect(reverse(homes.pop() if len(homes) == 1 else "admin:index"))

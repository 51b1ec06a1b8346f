"""The desk's admin site: Django's own, with today's queue as its home."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.template.response import TemplateResponse


# Named, not imported: this module is loaded before the models are.
_BANNER = "compliance.reminders.heartbeat.banner"
_HOME = "compliance.desk.today.today"


class DeskAdminSite(UnfoldAdminSite):  # type: ignore[misc] # the theme is untyped
    """Where every admin class registers; members of any role may enter, and see what is theirs."""

    site_title = "SSW Desk"
    site_header = "SSW Desk"
    index_title = _("To do now")
    # Addresses outside the desk are simply not found; nothing is mounted behind this site.
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Every current member; what they see is ``visible_to``'s question."""
        return bool(getattr(request.user, "is_staff", False))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Nothing for strangers: their permissions are nobody's to ask about."""
        return super().get_app_list(request, app_label) if self.has_permission(request) else []

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Navigation and theme, once a request however many times it is asked for."""
        kept = getattr(request, "_desk_context", None)
        if kept is None:
            kept = super().each_context(request)
            if self.has_permission(request):
                kept["desk_banner"] = import_string(_BANNER)(request.user)
            request._desk_context = kept  # type: ignore[attr-defined] # noqa: SLF001
        return dict(kept)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Signing in leads where one wanted to go; by the front door, to the home of one's role."""
        wanted = request.POST.get(REDIRECT_FIELD_NAME, request.GET.get(REDIRECT_FIELD_NAME, ""))
        answer = cast("HttpResponse", super().login(request, extra_context))
        if answer.status_code == HTTPStatus.FOUND and wanted in {"", reverse("admin:index")}:
            return HttpResponseRedirect(reverse(settings.LOGIN_REDIRECT_URL))
        return answer

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """今やること."""
        today = import_string(_HOME)
        return cast(
            "TemplateResponse", today(request, {**self.each_context(request), **(extra_context or {})})
        )

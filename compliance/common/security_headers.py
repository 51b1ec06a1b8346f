"""The Content-Security-Policy header: a page may load from our own host only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class ContentSecurityPolicy:
    """Adds the policy of settings.CONTENT_SECURITY_POLICY to every answer that has none of its own.

    A view that our own pages may frame (a preview, say) carries `xframe_options_sameorigin`, and that is all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = dict(settings.CONTENT_SECURITY_POLICY)
        if response.headers.get("X-Frame-Options") == "SAMEORIGIN":
            policy["frame-ancestors"] = "'self'"
        response.headers.setdefault(
            "Content-Security-Policy", "; ".join(f"{name} {value}" for name, value in policy.items())
        )
        return response

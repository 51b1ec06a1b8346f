"""The Content-Security-Policy header: a page may load from our own host only."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Responder = Callable[[HttpRequest], HttpResponse]


class ContentSecurityPolicy:
    """Adds the policy of settings.CONTENT_SECURITY_POLICY to every answer that has none of its own."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {value}" for name, value in settings.CONTENT_SECURITY_POLICY.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response

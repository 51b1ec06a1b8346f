"""One request, one reading of what the person reaches; their own language on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class PersonMiddleware:
    """After authentication: keep the scope for this request, and speak the person's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not user.is_authenticated:
            return self.get_response(request)
        user.remembers_scope = True
        with translation.override(user.language):  # the thread serves somebody else next
            request.LANGUAGE_CODE = translation.get_language() or user.language
            return self.get_response(request)

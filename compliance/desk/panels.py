"""Panels that higher rooms put on the desk's pages, by dotted name in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest


def rendered(paths: Iterable[str], request: HttpRequest, *facts: Any) -> list[dict[str, Any]]:
    """Each callable answers ``{"title", "template", "context"}`` or nothing."""
    found = []
    for path in paths:
        panel = import_string(path)(request.user, *facts)
        if panel:
            body = render_to_string(panel["template"], panel.get("context", {}), request=request)
            found.append({"title": panel["title"], "body": body})
    return found

"""The router of every room's API: ids are whole numbers, addresses end in a slash."""

from __future__ import annotations

from rest_framework.routers import SimpleRouter


class Router(SimpleRouter):
    """Routes a viewset's list, objects and actions."""

    def __init__(self) -> None:
        super().__init__(trailing_slash=True, use_regex_path=False)

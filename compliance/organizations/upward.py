"""What an organization's services must reach above themselves: the ledger of deadlines, by dotted name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string


def repost(fact: str, ids: Iterable[int]) -> None:
    """Rebuild the deadlines of these facts (``settings.DEADLINE_REPOSTER`` names the function)."""
    reposter = cast(Callable[[str, Iterable[int]], None], import_string(settings.DEADLINE_REPOSTER))
    reposter(fact, ids)

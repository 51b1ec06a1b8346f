"""What an organization's services must reach above themselves: the ledger of deadlines, by dotted name."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def repost(fact: str, ids: Iterable[int]) -> None:
    """Rebuild the deadlines of these facts."""
    repost_facts({fact: ids})


def repost_facts(facts: Mapping[str, Iterable[int]]) -> None:
    """Rebuild the deadlines of facts that changed together (``settings.DEADLINE_REPOSTER`` names how)."""
    reposter = cast(
        "Callable[[Mapping[str, Iterable[int]]], None]", import_string(settings.DEADLINE_REPOSTER)
    )
    reposter(facts)

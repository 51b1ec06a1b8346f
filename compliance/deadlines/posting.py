"""What a source of deadlines hands to the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from datetime import date

    from compliance.reckoning.due import Due


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingSet:
    """All deadlines that follow from one subject, as the law and the facts stand.

    The set is complete: an open deadline of the same subject and one of ``kinds`` that is not in
    ``dues`` is withdrawn.
    """

    subject: str
    """``residence_card:12``: which fact, by its name and id."""
    organization_id: int
    worker_id: int | None
    dues: tuple[Due, ...]
    period: str = ""
    """Which turn of a recurring duty, such as a fiscal year; empty for what happens once."""
    settled_note: str = ""
    """When set, what is open is settled with this note (a renewed card), not withdrawn."""
    assignee_id: int | None = None
    """Who is to do it, where somebody is named; told instead of everybody on that side."""
    stand_in_id: int | None = None
    responsible: dict[str, str] = field(default_factory=dict)
    """Kinds whose responsible party differs from the rulebook's default here."""


Source = Callable[[Iterable[int] | None, "date"], Iterator[PostingSet]]
"""Given ids of a fact (``None``: all of them) and the day to reckon from, its posting sets."""


def sources() -> dict[str, Source]:
    """Every fact that posts deadlines, by its name (``settings.DEADLINE_SOURCES``)."""
    return {fact: import_string(path) for fact, path in settings.DEADLINE_SOURCES.items()}

"""What falls due because of support: tasks, plans, follow-ups of interviews and consultations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.deadlines.posting import PostingSet


def of_tasks(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Open tasks."""
    del ids, on
    return iter(())


def of_plans(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """The notification that a changed plan calls for."""
    del ids, on
    return iter(())


def of_interviews(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Follow-ups of interviews."""
    del ids, on
    return iter(())


def of_consultations(ids: Iterable[int] | None, on: date) -> Iterator[PostingSet]:
    """Consultations that wait for somebody."""
    del ids, on
    return iter(())

"""Keeps the tasks of support in step with the facts they follow from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def follow(fact: str, ids: list[int] | None, on: date) -> None:
    """A fact changed: see to the tasks of its workers (``settings.FACT_FOLLOWERS``)."""
    del fact, ids, on

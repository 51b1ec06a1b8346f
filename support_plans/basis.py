"""The rules a record rests on, found again from what was stored of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from compliance.rulebook import history

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from compliance.rulebook import Rule


def rules_of(basis: Iterable[Mapping[str, Any]]) -> Iterator[Rule]:
    """The rules in the edition that was used."""
    for entry in basis:
        yield history(entry["rule"]).at(date.fromisoformat(entry["effective_from"]))

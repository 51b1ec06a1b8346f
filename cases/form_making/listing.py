"""What is missing and what to mind of a filled form, in words, with the screen where each fact is entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.official_forms.words import LACKS, PLACES, WARNINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cases.official_forms.model import FilledForm, Missing, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One box that is open."""

    label: str
    row: int | None
    why: str
    detail: str
    place: str
    link: str


def gaps(filled: FilledForm, links: Mapping[Place, str]) -> list[Gap]:
    """Every box that is open, in the order of the form."""
    return [_gap(lack, links) for lack in filled.missing]


def _gap(lack: Missing, links: Mapping[Place, str]) -> Gap:
    return Gap(
        label=str(lack.label),
        row=lack.row,
        why=str(LACKS.get(lack.lack, lack.lack)),
        detail=lack.detail,
        place=str(PLACES.get(lack.place, lack.place)),
        link=links.get(lack.place, ""),
    )


def warnings(filled: FilledForm) -> list[str]:
    """What to mind; a collector may hand over a code that words.py knows, or the words themselves."""
    known: Mapping[Any, Any] = WARNINGS
    return [str(known.get(code, code)) for code in filled.warnings]

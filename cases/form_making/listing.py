"""What is missing and what to mind of a filled form, in words, with the screen where each fact is entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language

from cases.official_forms.words import LACKS, PLACES, WARNINGS
from compliance.common import clock
from compliance.rulebook import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cases.official_forms.model import FilledForm, Missing, Place


# Lists of checks whose findings collectors hand over by code.
_CHECKS: Final = ("support/plan_checks", "support/interview_checks")


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


def by_place(found: Iterable[Gap]) -> list[tuple[str, str, list[Gap]]]:
    """The same by where they are entered, the place that the form asks for first coming first."""
    places: dict[tuple[str, str], list[Gap]] = {}
    for gap in found:
        places.setdefault((gap.place, gap.link), []).append(gap)
    return [(place, link, rows) for (place, link), rows in places.items()]


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
    """What to mind. A collector hands over codes that words.py or the rulebook's checks put into words."""
    known: Mapping[Any, Any] = WARNINGS
    return [str(known.get(code) or _as_checked(str(code))) for code in filled.warnings]


def _as_checked(code: str) -> str:
    """The words of a check in the reader's language; what no check knows is shown as it came."""
    language = (get_language() or "ja")[:2]
    for checks in _CHECKS:
        words = rule(checks, on=clock.today()).value.get(code)
        if words is not None:
            return str(words.get(language) or words["ja"])
    return code

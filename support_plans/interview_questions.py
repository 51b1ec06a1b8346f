"""The questions of the interview sheet (forms 5-5 and 5-6), and where a problem may be reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from compliance.rulebook import RuleNotInForce, history, rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.utils.functional import _StrPromise

_QUESTIONS: Final = "support/interview_questions"
_PROTECTION: Final = "protection"
AUTHORITIES: Final[Mapping[str, _StrPromise]] = {
    "labour_standards_office": _("labour standards inspection office"),
    "regional_immigration_bureau": _("regional immigration bureau"),
    "police": _("police"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the sheet: its words by language, and whether a problem there proposes a report."""

    slug: str
    group: str
    number: int
    words: Mapping[str, str]
    authorities: tuple[str, ...]
    """Where a problem of this kind may be reported: our proposal, for a person to decide."""

    @property
    def ja(self) -> str:
        return self.words["ja"]

    @property
    def proposes_report(self) -> bool:
        """What touches the worker's protection: a report to an authority is then to be considered."""
        return self.group == _PROTECTION

    def in_language(self, lang: str) -> str:
        return self.words.get(lang) or self.words["en"]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the sheet with its questions."""

    slug: str
    words: Mapping[str, str]
    questions: tuple[Question, ...]

    def in_language(self, lang: str) -> str:
        return self.words.get(lang) or self.words["en"]


def questions(interview_with: str, *, on: date) -> tuple[Question, ...]:
    """The questions of a sheet on a day, in its order."""
    reports = rule("support/interview_reports", on=on).value
    return tuple(
        Question(
            slug=entry["slug"],
            group=entry["group"],
            number=entry["number"],
            words=_words(entry),
            authorities=tuple(reports.get(entry["slug"], ())),
        )
        for entry in _sheet(on)[interview_with]
    )


def question_groups(interview_with: str, *, on: date) -> tuple[Group, ...]:
    """The same under their headings."""
    asked = questions(interview_with, on=on)
    return tuple(
        Group(entry["slug"], _words(entry), tuple(each for each in asked if each.group == entry["slug"]))
        for entry in _sheet(on)["groups"]
    )


def _sheet(on: date) -> Mapping[str, Any]:
    """The edition of the day; before the first we know, that one."""
    try:
        found = rule(_QUESTIONS, on=on)
    except RuleNotInForce:
        found = history(_QUESTIONS).versions[0]
    value: Mapping[str, Any] = found.value
    return value


def _words(entry: Mapping[str, Any]) -> dict[str, str]:
    return {lang: entry[lang] for lang in ("ja", "en", "vi") if lang in entry}

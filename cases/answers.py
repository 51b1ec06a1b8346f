"""What people are asked about an employer or a case, because no record of ours says it.

What the record of an employer does say is read by `cases.employer_facts`.

A question that nobody answered stays unanswered: papers are then asked for, checks then say so.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now

from cases.questions import QUESTIONS
from compliance.common import clock
from compliance.reckoning.facts import ImpossibleFacts
from compliance.reckoning.filing import language_rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cases.questions.question import About, Question

TEXT_AT_MOST: Final = 500
_BY_FACT: Final = {question.fact: question for question in QUESTIONS}


def asked(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Kept answers as what they mean; those to questions that are asked no more are left out."""
    return {fact: read(_BY_FACT[fact], value) for fact, value in answers.items() if fact in _BY_FACT}


def question(fact: str) -> Question:
    """The question of that name."""
    if fact not in _BY_FACT:
        raise ValidationError(_now("There is no such question: %(fact)s.") % {"fact": fact})
    return _BY_FACT[fact]


def questions_about(about: About, *, procedure: str = "") -> tuple[Question, ...]:
    """The questions about employers, about one field of theirs, or about a case of that application type."""
    return tuple(
        each
        for each in QUESTIONS
        if each.about == about and (not each.of_procedures or procedure in each.of_procedures)
    )


def stored(asked: Question, value: Any) -> Any:
    """An answer as it is kept; ValidationError when it is none of those that may be given."""
    if value in (None, ""):
        return None
    if asked.form == "yes_no":
        if value in (True, False):
            return bool(value)
        raise _wrong(asked, _now("answer yes or no."))
    if asked.form == "day":
        return _day(asked, value).isoformat()
    if asked.form == "number":
        if isinstance(value, bool) or not str(value).isdecimal():
            raise _wrong(asked, _now("give a whole number."))
        return int(value)
    if asked.form in {"level", "text"}:
        text = str(value).strip()
        return _level(asked, text) if asked.form == "level" else text[:TEXT_AT_MOST]
    if value not in asked.options:
        raise _wrong(asked, _now("choose one of %(options)s.") % {"options": ", ".join(asked.options)})
    return value


def read(asked: Question, value: Any) -> Any:
    """A kept answer as what it means."""
    return date.fromisoformat(value) if asked.form == "day" and isinstance(value, str) else value


def _day(asked: Question, value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _wrong(asked, _now("give a day like 2026-11-23.")) from None


def _level(asked: Question, value: str) -> str:
    try:
        language_rank(value, on=clock.today())
    except ImpossibleFacts:
        raise _wrong(asked, _now("give a level such as N4 or JFT-Basic.")) from None
    return value


def _wrong(asked: Question, remedy: str) -> ValidationError:
    return ValidationError({asked.fact: f"{asked.words}: {remedy}"})

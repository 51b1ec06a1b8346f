"""An answer as a person would say it: what, why, under which article, since when, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from .registry import SUBJECTS, questions
from .wording import (
    answer_label,
    answer_value,
    code_in_words,
    confidence_in_words,
    given_value,
    in_language,
    value_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.rulebook import Rule

    from .question import Answer, Question

# A rule's value is part of the reason; a whole table is not read out, its page shows it.
_LONGEST_VALUE = 160


def as_prose(question: Question, given: Mapping[str, Any], answer: Answer, lang: str) -> str:
    """The whole answer as text of several lines."""
    return "\n".join(_lines(question, given, answer, lang))


def _lines(question: Question, given: Mapping[str, Any], answer: Answer, lang: str) -> Iterator[str]:
    yield str(question.title)
    for asked in question.inputs:
        if asked.name in given:
            yield f"  {asked.label}: {given_value(asked, given[asked.name])}"
    yield ""
    yield _("Answer")
    for key, value in answer.answer.items():
        yield f"  {answer_label(key)}: {answer_value(key, value)}"
    if answer.because:
        yield ""
        yield _("Why")
        for rule in answer.because:
            yield from _reason(rule, lang)
    if answer.warnings:
        yield ""
        yield _("Please note")
        for code in answer.warnings:
            yield f"  ! {code_in_words(code)}"


def _reason(rule: Rule, lang: str) -> Iterator[str]:
    yield f"  - {in_language(rule.title, lang)}: {shortened(value_in_words(rule, lang))}"
    yield "    " + _("%(source)s, since %(day)s (%(confidence)s) [%(rule)s]") % {
        "source": rule.source.label(lang),
        "day": rule.effective_from.isoformat(),
        "confidence": confidence_in_words(rule.confidence),
        "rule": rule.id,
    }
    if note := in_language(rule.note, lang):
        yield f"    {note}"


def shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def list_of_questions() -> str:
    """Every question with what it needs, for a person who does not know the names."""
    lines = []
    for subject, title in SUBJECTS.items():
        lines.append(str(title))
        for question in questions().values():
            if question.subject == subject:
                facts = " ".join(one.name if one.required else f"[{one.name}]" for one in question.inputs)
                lines.append(f"  {question.name}: {question.title}\n      {facts}")
    return "\n".join(lines)

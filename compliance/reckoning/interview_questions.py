"""定期面談の確認事項: the questions of the interview, and whom a problem may have to be reported to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

from .plan_rows import Choice, edition

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

WORKER: Final = "worker"
SUPERVISOR: Final = "supervisor"
PROTECTION: Final = "protection"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewQuestion:
    """One question, in the words of the form. `group` and `number` place it there."""

    slug: str
    group: str
    number: int
    ja: str
    en: str
    vi: str

    def in_language(self, lang: str) -> str:
        return {"ja": self.ja, "vi": self.vi}.get(lang, self.en)


def interview_questions(interview_with: str, *, on: date) -> tuple[InterviewQuestion, ...]:
    """The eighteen questions to the `worker` or the `supervisor`, in the form's order."""
    return _questions(edition("support/interview_questions", on), interview_with)


def question_groups(on: date) -> tuple[Choice, ...]:
    """The headings the questions stand under."""
    return tuple(Choice(**group) for group in edition("support/interview_questions", on).value["groups"])


def authorities(on: date) -> tuple[Choice, ...]:
    """Authorities a worker may be shown to, or a breach reported to."""
    return tuple(Choice(**each) for each in rule("support/authorities", on=on).value)


def report_to(question: str, *, on: date) -> tuple[str, ...]:
    """The authorities a problem with that question may have to be reported to; a person decides."""
    return tuple(rule("support/interview_reports", on=on).value.get(question, ()))


@lru_cache(maxsize=8)
def _questions(version: Rule, interview_with: str) -> tuple[InterviewQuestion, ...]:
    return tuple(InterviewQuestion(**question) for question in version.value[interview_with])

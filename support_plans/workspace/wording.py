"""Words for codes: obligations, kinds of task, languages, judgements; each in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.common import clock
from compliance.desk.fields import LANGUAGES
from compliance.desk.meaning import days_left
from compliance.desk.wording import because, in_language, kind_title, language, warning, what_to_do
from compliance.reckoning.obligations import obligations
from compliance.reckoning.plan_rows import edition
from compliance.reckoning.support_tasks import task_deadline

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise

__all__ = ["because", "days_left", "language", "warning"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A meaning of colour, never without its word and icon."""

    css: str
    word: StrOrPromise
    icon: str


NOW = Tag("now", gettext_lazy("act now"), "alert")
SOON = Tag("soon", gettext_lazy("soon"), "clock")
WAITING = Tag("waiting", gettext_lazy("waiting for others"), "hourglass")
DONE = Tag("done", gettext_lazy("done"), "check")
OFF = Tag("off", gettext_lazy("withdrawn"), "minus")
LATER = Tag("off", gettext_lazy("later"), "calendar")

_JUDGEMENTS = {
    "acceptable": Tag("done", gettext_lazy("acceptable"), "check"),
    "doubtful": Tag("soon", gettext_lazy("doubtful"), "alert"),
    "not_acceptable": Tag("now", gettext_lazy("not acceptable"), "cross"),
}
_TASK_STATES = {
    "done": DONE,
    "not_applicable": Tag("off", gettext_lazy("not applicable"), "minus"),
    "withdrawn": OFF,
}


def judgement_tag(code: str) -> Tag | None:
    """Whether a record counts, as a tag; nothing for one that is not judged yet."""
    return _JUDGEMENTS.get(code)


def task_tag(task: Any, *, on: date) -> Tag:
    """What a task asks of somebody today."""
    if task.state in _TASK_STATES:
        return _TASK_STATES[task.state]
    if task.due_on < on:
        return NOW
    if task.awaits_confirmation or (task.deferred_until_on and task.deferred_until_on > on):
        return WAITING
    if task.safe_on <= on:
        return NOW
    return SOON if (task.due_on - on).days <= SOON_DAYS else LATER


SOON_DAYS = 7
"""Within a week it is soon."""


def obligation_title(slug: str, on: date | None = None) -> str:
    """What an obligation is called."""
    named = {each.slug: each for each in obligations(on or clock.today())}
    return named[slug].in_language(language()) if slug in named else slug


def obligation_choices(on: date | None = None) -> list[tuple[str, str]]:
    """Every obligation with its name, in the ordinance's order."""
    return [(each.slug, each.in_language(language())) for each in obligations(on or clock.today())]


def task_title(kind: str) -> str:
    """What a task is called: as its deadline is."""
    return kind_title(task_deadline(kind))


def task_hint(kind: str) -> str:
    """One sentence: what it asks for."""
    return what_to_do(task_deadline(kind))


_WAYS = {
    "phone": gettext_lazy("by phone"),
    "email": gettext_lazy("by e-mail"),
    "mail": gettext_lazy("by e-mail"),
}


def ways(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Ways of meeting or writing: the fields of the same name hold a number and an address."""
    return [(code, _WAYS.get(code, name)) for code, name in choices]


def way(code: str, name: str) -> str:
    """One of them, as it is shown."""
    return str(_WAYS.get(code, name))


def language_name(code: str) -> str:
    """What a language is called; one we have no name for shows its code."""
    return str(LANGUAGES.get(code, code))


def language_names(codes: list[str] | None) -> str:
    """Several languages, in one line."""
    return "・".join(language_name(code) for code in codes or [])


def language_choices(first: list[str] | None = None) -> list[tuple[str, str]]:
    """Languages, those of the worker first."""
    front = [code for code in first or [] if code]
    rest = [code for code in LANGUAGES if code not in front]
    return [("", _("not said")), *((code, language_name(code)) for code in (*front, *rest))]


def findings(codes: list[str]) -> list[str]:
    """What was found about a record, in words: the checks of interviews have theirs in the rulebook."""
    checks = edition("support/interview_checks", clock.today()).value
    return [in_language(checks[code]) if code in checks else warning(code) for code in codes]

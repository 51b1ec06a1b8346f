"""What screens, letters and the API call things: titles out of the rulebook, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.checklist import ATTACHED, FORM_PAPER, months_of_age
from cases.official_forms import registry
from cases.official_forms.numbers import short_number
from cases.openings import procedure_or_none
from compliance.common import clock
from compliance.common.text import normalise
from compliance.reckoning.documents import document_title, reason_text
from compliance.rulebook import UnknownRule, history

if TYPE_CHECKING:
    from datetime import date

    from cases.models import Case, CaseDocument, CaseStep
    from cases.official_forms.registry import Label

_STEPS: Final = {
    "write_notification": _("Write the notification"),
    "check_notification": _("The employer checks it"),
    "file": _("File it, and record the receipt number"),
    "keep_copy": _("Keep the copy and the proof of arrival"),
    "remind_worker": _("Remind the worker, in a language they understand"),
    "worker_files": _("The worker files it"),
}


def language() -> str:
    """The two letters of the reader's language."""
    return (get_language() or "ja")[:2]


def procedure_title(slug: str) -> str:
    """What a procedure is called; its slug where the rulebook no longer has it."""
    return _title_of(f"procedures/{slug}") if slug else ""


def _title_of(rule_id: str) -> str:
    try:
        title = history(rule_id).title
    except UnknownRule:
        return rule_id.rpartition("/")[2]
    return str(title.get(language()) or title["en"])


def case_title(case: Case) -> str:
    """The title in the reader's language where the rulebook has it; else as it was written."""
    if case.procedure:
        return procedure_title(case.procedure)
    if case.deadline_id is not None and case.deadline is not None:
        return _title_of(f"deadlines/{case.deadline.kind}")
    return case.title


def paper_title(paper: CaseDocument) -> str:
    """What a paper is called."""
    if paper.title:
        return paper.title
    if paper.slug == FORM_PAPER:
        return form_title(paper.case.official_form) or _now("Notification")
    if paper.slug.startswith(ATTACHED):
        return form_title(paper.slug.removeprefix(ATTACHED))
    try:
        return document_title(paper.slug, language())
    except UnknownRule:
        return paper.slug


def form_title(number: str) -> str:
    """An official form by the number that laws and cases name it with, and its title where we have it."""
    if not number:
        return ""
    title = _form_titles().get(normalise(number))
    if title is not None:
        return f"{number} {title.ja if language() == 'ja' else title.en or title.ja}"
    is_numbered = any(character.isdecimal() for character in number)
    return _now("Form %(number)s") % {"number": number} if is_numbered else number


def _form_titles() -> dict[str, Label]:
    return {
        normalise(name): edition.title
        for edition in registry.current(clock.today())
        for name in (edition.number, short_number(edition.number))
    }


def why(paper: CaseDocument) -> str:
    """Why a paper is wanted or not: a person's words, or the rulebook's."""
    if paper.reason_note:
        return paper.reason_note
    try:
        return reason_text(paper.reason, language()) if paper.reason else ""
    except (UnknownRule, KeyError):
        return ""


def freshness(paper: CaseDocument, on: date | None = None) -> str:
    """How old it may be, in words; empty where nothing is known of it."""
    months = months_of_age(paper, on=on or clock.today())
    if not months:
        return ""
    words = ngettext(
        "issued no more than %(months)d month before filing",
        "issued no more than %(months)d months before filing",
        months,
    )
    return words % {"months": months}


def step_title(step: CaseStep, case: Case) -> str:
    """What a step is called."""
    found = procedure_or_none(case.procedure, on=case.submitted_on or clock.today())
    if found is not None:
        for one in found.steps:
            if one.slug == step.slug:
                return one.in_language(language())
    return str(_STEPS.get(step.slug, step.slug))

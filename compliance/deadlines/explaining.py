"""A deadline in words: its title, what to do, and why this day.

Used by screens, mails, commands and the API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from compliance.reckoning.deadlines import deadline_kind
from compliance.rulebook import UnknownRule, history
from compliance.rulebook.confidence import confidence_words

if TYPE_CHECKING:
    from compliance.deadlines.models import Deadline

_SETTLED_BY_FACT: Final = {
    "left": _("the worker left"),
    "superseded": _("a newer entry took its place"),
    "extension_applied": _("the extension was applied for"),
    "support_contract_ended": _("the support contract ended"),
    "followed_up": _("what came of it is recorded"),
}


def kind_title(deadline: Deadline, language: str) -> str:
    """What must be done by that day, by its name."""
    title = deadline_kind(deadline.kind, on=deadline.due_on).title
    return title.get(language) or title["en"]


def what_to_do(deadline: Deadline, language: str) -> str:
    """One sentence: the next step."""
    words = deadline_kind(deadline.kind, on=deadline.due_on).what_to_do
    return words.get(language) or words["en"]


def because_lines(deadline: Deadline, language: str) -> list[str]:
    """One line a rule: title, value, source, since when, how sure."""
    lines = []
    for entry in deadline.basis:
        words = confidence_words(entry["confidence"], language)
        lines.append(
            f"{rule_title(entry['rule'], language)} — {entry['source']} ({entry['effective_from']}–; {words})"
        )
    return lines


def rule_title(rule_id: str, language: str) -> str:
    """The rule's name; its id when the rule is no longer in the rulebook."""
    try:
        title = history(rule_id).title
    except UnknownRule:
        return rule_id
    return title.get(language) or title["en"]


def settle_words(deadline: Deadline) -> str:
    """How it was settled: a person's own words, or what the newer fact was."""
    return str(_SETTLED_BY_FACT.get(deadline.settle_note, deadline.settle_note))

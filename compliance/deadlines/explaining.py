"""A deadline in words: its title, what to do, and why this day.

Used by screens, mails, commands and the API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.reckoning.deadlines import deadline_kind
from compliance.rulebook import UnknownRule, history
from compliance.rulebook.confidence import confidence_words

if TYPE_CHECKING:
    from compliance.deadlines.models import Deadline


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

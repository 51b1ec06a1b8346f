"""How a mail puts days and sources, in the language in use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.reminders.kinds import in_language
from compliance.rulebook import RuleNotInForce, UnknownRule, history
from compliance.rulebook.confidence import confidence_words

if TYPE_CHECKING:
    from collections.abc import Sequence


def written(day: date) -> str:
    """The day as written in the language in use."""
    return date_format(day, _("N j, Y"))


def remaining(due_on: date, on: date) -> str:
    """How many days are left, reckoned now; never a stored number."""
    days = (due_on - on).days
    if days > 0:
        return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
    if days == 0:
        return _("today")
    return ngettext("%(days)d day overdue", "%(days)d days overdue", -days) % {"days": -days}


def why(basis: Sequence[dict[str, Any]], language: str) -> tuple[str, ...]:
    """The rules a deadline rests on, each once: what it is about, its article, how sure we are of it."""
    return tuple(dict.fromkeys(_reason(because, language) for because in basis))


def _reason(because: dict[str, Any], language: str) -> str:
    sure = _how_sure(str(because.get("confidence", "")), language)
    try:
        version = history(str(because["rule"])).at(date.fromisoformat(str(because["effective_from"])))
    except (UnknownRule, RuleNotInForce, KeyError, ValueError):
        # The rulebook has changed since: the source as it was stored.
        return f"{because.get('source', '')}{sure}"
    return f"{in_language(version.title, language)}: {version.source.label(language)}{sure}"


def _how_sure(grade: str, language: str) -> str:
    try:
        return f" ({confidence_words(grade, language)})"
    except KeyError:
        return ""

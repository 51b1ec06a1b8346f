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


def remaining(due_on: date, on: date, *, is_limit: bool = True) -> str:
    """How many days are left, reckoned now; never a stored number."""
    days = (due_on - on).days
    if days > 0:
        return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
    if days == 0:
        return _("today")
    if not is_limit:
        return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}
    return ngettext("%(days)d day overdue", "%(days)d days overdue", -days) % {"days": -days}


def why(basis: Sequence[dict[str, Any]], language: str, *, briefly: bool = False) -> tuple[str, ...]:
    """The rules a deadline rests on, each once: title, article, how sure we are; briefly, the article."""
    return tuple(dict.fromkeys(_reason(because, language, briefly=briefly) for because in basis))


def _reason(because: dict[str, Any], language: str, *, briefly: bool) -> str:
    sure = "" if briefly else _how_sure(str(because.get("confidence", "")), language)
    try:
        version = history(str(because["rule"])).at(date.fromisoformat(str(because["effective_from"])))
    except (UnknownRule, RuleNotInForce, KeyError, ValueError):
        # The rulebook has changed since: the source as it was stored.
        return f"{because.get('source', '')}{sure}"
    title = "" if briefly else f"{in_language(version.title, language)}: "
    return f"{title}{version.source.label(language)}{sure}"


def _how_sure(grade: str, language: str) -> str:
    try:
        return f" ({confidence_words(grade, language)})"
    except KeyError:
        return ""

"""How a mail puts days and sources, in the language in use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.rulebook import RuleNotInForce, UnknownRule, history

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
    """The articles a deadline rests on, each once, with how sure we are of them."""
    return tuple(dict.fromkeys(_reason(because, language) for because in basis))


def _reason(because: dict[str, Any], language: str) -> str:
    label = _label(because, language)
    grade = confidence(str(because.get("confidence", "")))
    return f"{label} — {grade}" if grade else label


def _label(because: dict[str, Any], language: str) -> str:
    """The source in the reader's language; as it was stored, where the rulebook has changed since."""
    try:
        version = history(str(because["rule"])).at(date.fromisoformat(str(because["effective_from"])))
    except (UnknownRule, RuleNotInForce, KeyError, ValueError):
        return str(because.get("source", ""))
    return version.source.label(language)


def confidence(grade: str) -> str:
    """A grade in words."""
    return {
        "O": _("official text"),
        "O*": _("official text, as quoted by others"),
        "S2": _("two sources agree"),
        "S": _("one source"),
        "K": _("general knowledge, please confirm"),
        "D": _("from the source document alone"),
        "U": _("unsettled, ask before relying on it"),
    }.get(grade, "")

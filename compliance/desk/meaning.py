"""The four meanings of colour, each with its word and icon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from django_stubs_ext import StrOrPromise

INFORMATION = "info"
FAR_DAYS = 180
"""Beyond this nothing is soon; the day is known, and that is all."""
NEAR_DAYS = 7
"""From here on a day is to be acted on now, whatever the plan was."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning: a style, a word, an icon."""

    css: str
    word: StrOrPromise
    icon: str

    def tag(self) -> str:
        """As shown: never colour alone."""
        return format_html(
            '<span class="desk-tag desk-{}">'
            '<span class="material-symbols-outlined" aria-hidden="true">{}</span>{}</span>',
            self.css,
            self.icon,
            self.word,
        )


NOW = Meaning("now", _("act now"), "priority_high")
SOON = Meaning("soon", _("soon"), "schedule")
WAITING = Meaning("waiting", _("waiting for others"), "hourglass_top")
DONE = Meaning("done", _("done"), "check_circle")
OFF = Meaning("off", _("withdrawn"), "block")
ENDED = Meaning("off", _("ended"), "event_busy")
LATER = Meaning("off", _("later"), "event")
LEFT = Meaning("off", _("left"), "logout")
MISSING = Meaning("now", _("no card registered"), "help")


def meaning_of(deadline: Any, *, on: date, own: frozenset[str]) -> Meaning:
    """What a deadline asks of a person whose parties are ``own`` (``organization``, ``support_body``).

    Once its day has passed, or the day to plan for has come, it is everybody's: the employer stays liable.
    """
    if deadline.state != "open":
        return DONE if deadline.state == "settled" else OFF
    if deadline.severity == INFORMATION:
        # A day on which something becomes possible: once it has come, there is time, not delay.
        return SOON if deadline.responsible in own else WAITING
    if deadline.due_on < on or (deadline.due_on - on).days <= NEAR_DAYS:
        return NOW
    if deadline.responsible not in own:
        return WAITING
    if deadline.safe_on <= on:
        return NOW
    return LATER if (deadline.due_on - on).days > FAR_DAYS else SOON


def meaning_of_day(day: date | None, *, on: date, soon_days: int) -> Meaning | None:
    """What a day of expiry asks; nothing when it is far away or unknown."""
    if day is None:
        return None
    left = (day - on).days
    if left <= NEAR_DAYS:
        return NOW
    return SOON if left <= soon_days else None


def days_left(day: date, *, on: date, is_opening: bool = False) -> str:
    """How far away a day is, in words; the day something becomes possible is never late."""
    left = (day - on).days
    if left < 0 and is_opening:
        return ngettext("%(days)d day ago", "%(days)d days ago", -left) % {"days": -left}
    if left < 0:
        return ngettext("%(days)d day over", "%(days)d days over", -left) % {"days": -left}
    if left == 0:
        return str(_("today"))
    return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}

"""What the catalogue says of each kind of deadline: when to remind, whom to tell, and how to put it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.reckoning.deadlines import deadline_kind, deadline_kinds
from compliance.rulebook import RuleNotInForce, UnknownRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from compliance.reckoning.deadlines import DeadlineKind

FIRST_OVERDUE_STEP: Final = -1
OVERDUE_STEPS_REACH_BACK: Final = 366
"""After a year of weekly mails nobody is helped by another one; the deadline stays on every list."""


@dataclass(frozen=True, slots=True)
class ToldKind:
    """A kind of deadline, as far as telling people is concerned; steps after the due day are negative."""

    slug: str
    steps: tuple[int, ...]
    tell: frozenset[str]
    title: Mapping[str, str]
    what_to_do: Mapping[str, str]

    @property
    def is_limit(self) -> bool:
        """Whether it can be too late afterwards; a day from which something becomes possible is no limit."""
        return not self.steps or min(self.steps) < 0

    def named(self, language: str) -> str:
        return in_language(self.title, language)

    def asks(self, language: str) -> str:
        return in_language(self.what_to_do, language)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in that language, or in English."""
    return texts.get(language) or texts.get("en") or ""


def kinds(on: date) -> Iterator[ToldKind]:
    """Every kind of the catalogue on that day."""
    return (_told(entry) for entry in deadline_kinds(on=on))


def kind(slug: str, on: date) -> ToldKind:
    """One kind; what the rulebook does not know (any more) goes by its slug, so that it can still be told."""
    try:
        return _told(deadline_kind(slug, on=on))
    except (UnknownRule, RuleNotInForce):
        return ToldKind(slug, (), frozenset(), {"en": slug}, {})


def _told(entry: DeadlineKind) -> ToldKind:
    every = entry.overdue_every_days
    overdue = range(FIRST_OVERDUE_STEP, -OVERDUE_STEPS_REACH_BACK - 1, -every) if every else ()
    return ToldKind(
        slug=entry.slug,
        steps=(*sorted(set(entry.steps), reverse=True), *overdue),
        tell=frozenset(entry.tell),
        title=entry.title,
        what_to_do=entry.what_to_do,
    )


def telling(audience: str, on: date) -> list[str]:
    """The kinds of which that party is told."""
    return [told.slug for told in kinds(on) if audience in told.tell]

"""What the rulebook says of each kind of deadline: when to remind, whom to tell, and how to put it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from compliance.rulebook import RuleNotInForce, UnknownRule, all_rules, history

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

PREFIX: Final = "deadlines/"
FIRST_OVERDUE_STEP: Final = -1
OVERDUE_STEPS_REACH_BACK: Final = 366
"""After a year of weekly mails nobody is helped by another one; the deadline stays on every list."""


@dataclass(frozen=True, slots=True)
class ToldKind:
    """A kind of deadline, as far as telling people is concerned."""

    slug: str
    steps: tuple[int, ...]
    tell: frozenset[str]
    title: Mapping[str, str]
    what_to_do: Mapping[str, str]

    def named(self, language: str) -> str:
        return in_language(self.title, language)

    def asks(self, language: str) -> str:
        return in_language(self.what_to_do, language)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in that language, or in English, or in Japanese."""
    return texts.get(language) or texts.get("en") or texts.get("ja") or ""


def kinds(on: date) -> Iterator[ToldKind]:
    """Every kind that can remind anyone on that day."""
    for rule in all_rules(PREFIX):
        try:
            version = rule.at(on)
        except RuleNotInForce:
            continue
        if isinstance(version.value, dict) and "code" in version.value:
            yield _kind(rule.id, version.value, version.title)


def kind(slug: str, on: date) -> ToldKind:
    """One kind; what the rulebook does not know (any more) goes by its slug, so that it can still be told."""
    try:
        version = history(PREFIX + slug).at(on)
    except (UnknownRule, RuleNotInForce):
        return ToldKind(slug, (), frozenset(), {"en": slug}, {})
    return _kind(version.id, version.value, version.title)


def _kind(rule_id: str, value: Mapping[str, Any], title: Mapping[str, str]) -> ToldKind:
    before = [int(step) for step in value.get("steps") or ()]
    every = value.get("overdue_every_days")
    overdue = range(FIRST_OVERDUE_STEP, -OVERDUE_STEPS_REACH_BACK - 1, -int(every)) if every else ()
    return ToldKind(
        slug=rule_id.removeprefix(PREFIX),
        steps=(*sorted(set(before), reverse=True), *overdue),
        tell=frozenset(value.get("tell") or ()),
        title=title,
        what_to_do=value.get("what_to_do") or {},
    )


def telling(audience: str, on: date) -> list[str]:
    """The kinds of which that party is told."""
    return [told.slug for told in kinds(on) if audience in told.tell]

"""The catalogue of deadlines: what each kind is called, who must act, who is told and when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from compliance.reckoning.due import Due
from compliance.rulebook import Rule, RuleNotInForce, all_rules, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

_PREFIX: Final = "deadlines/"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineKind:
    """One kind of deadline, as the catalogue had it on a day.

    `legal_harm` runs from 1 (illegal work, registration cancelled) to 5 (nothing). `state` says whether it is
    posted now, a check only, or waiting for the capability in `waits_for`.
    """

    slug: str
    code: str
    severity: str
    responsible: str
    tell: tuple[str, ...]
    steps: tuple[int, ...]
    overdue_every_days: int | None
    legal_harm: int
    title: dict[str, str]
    what_to_do: dict[str, str]
    state: str
    waits_for: str | None
    rule: Rule

    def title_in(self, language: str) -> str:
        return self.title.get(language) or self.title["en"]

    def what_to_do_in(self, language: str) -> str:
        return self.what_to_do.get(language) or self.what_to_do["en"]


@lru_cache(maxsize=512)
def _from_rule(entry: Rule) -> DeadlineKind:
    return DeadlineKind(slug=entry.id.removeprefix(_PREFIX), title=entry.title, rule=entry, **entry.value)


def deadline_kind(slug: str, *, on: date) -> DeadlineKind:
    """The kind as the catalogue had it on that day."""
    return _from_rule(rule(_PREFIX + slug, on=on))


def deadline_kinds(*, on: date) -> tuple[DeadlineKind, ...]:
    """Every kind in force on the day, by code."""
    found = []
    for history in all_rules(_PREFIX):
        try:
            found.append(_from_rule(history.at(on)))
        except RuleNotInForce:
            continue
    return tuple(sorted(found, key=lambda kind: kind.code))


def due(
    kind: str,
    *,
    last_day: date,
    safe_on: date,
    due_on: date | None = None,
    opens_on: date | None = None,
    because: Iterable[Rule] = (),
    warnings: Iterable[str] = (),
) -> Due:
    """A deadline of that kind, resting on the catalogue's entry and on the law."""
    due_on = due_on or last_day
    entry = rule(_PREFIX + kind, on=due_on)
    return Due(
        kind=kind,
        due_on=due_on,
        safe_on=min(safe_on, due_on),
        last_day=last_day,
        opens_on=opens_on,
        because=tuple(dict.fromkeys((*because, entry))),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def all_in_force(*reckonings: Callable[[], list[Due]]) -> list[Due]:
    """What each gives; where no rule was in force on those days, nothing is due."""
    found: list[Due] = []
    for reckon in reckonings:
        try:
            found += reckon()
        except RuleNotInForce:
            continue
    return found

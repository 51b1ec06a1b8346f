"""The rulebook laid out for reading: rules by subject with search, one rule with its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.common import clock
from compliance.common.text import normalise
from compliance.rulebook import Rule, RuleHistory, all_rules, history

from .labels import subject_title
from .wording import confidence_in_words, in_language, value_in_words

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True)
class Version:
    """One dated value of a rule, in words."""

    effective_from: date
    effective_to: date | None
    announced_on: date | None
    value: str
    source: str
    url: str | None
    confidence: str
    in_words: str
    confirmed: bool
    checked_on: date
    note: str
    state: str
    """past, now or next, as of today."""


@dataclass(frozen=True, kw_only=True)
class RulePage:
    id: str
    title: str
    subject: str
    subject_title: str
    changes_over_by: str
    note: str
    rests_on: tuple[str, ...]
    versions: tuple[Version, ...]

    @property
    def now(self) -> Version | None:
        return next((version for version in self.versions if version.state == "now"), None)

    @property
    def next_change(self) -> Version | None:
        return next((version for version in self.versions if version.state == "next"), None)


def rule_page(rule_id: str, lang: str) -> RulePage:
    """One rule with all its dated values, the latest first; UnknownRule where there is none."""
    return _page(history(rule_id), lang)


def rules_by_subject(lang: str, search: str = "") -> list[tuple[str, list[RulePage]]]:
    """The rules that hold every word of the search, by subject."""
    words = normalise(search).casefold().split()
    subjects: dict[str, list[RulePage]] = {}
    for found in all_rules():
        if all(word in _searchable(found) for word in words):
            subjects.setdefault(subject_title(found.subject), []).append(_page(found, lang))
    return list(subjects.items())


def _searchable(found: RuleHistory) -> str:
    texts = [found.id, *found.title.values(), *found.note.values(), *found.rests_on]
    for version in found:
        texts += [str(version.json_value), version.source.label("ja"), *version.note.values()]
    return normalise(" ".join(texts)).casefold()


def _page(found: RuleHistory, lang: str) -> RulePage:
    today = clock.today()
    versions = tuple(_version(each, lang, today) for each in reversed(found.versions))
    return RulePage(
        id=found.id,
        title=in_language(found.title, lang),
        subject=found.subject,
        subject_title=subject_title(found.subject),
        changes_over_by=found.changes_over_by,
        note=in_language(found.note, lang),
        rests_on=found.rests_on,
        versions=versions,
    )


def _version(rule: Rule, lang: str, today: date) -> Version:
    ended = rule.effective_to is not None and rule.effective_to <= today
    state = "next" if rule.effective_from > today else "past" if ended else "now"
    return Version(
        effective_from=rule.effective_from,
        effective_to=rule.effective_to,
        announced_on=rule.announced_on,
        value=value_in_words(rule, lang),
        source=rule.source.label(lang),
        url=rule.source.url,
        confidence=rule.confidence,
        in_words=confidence_in_words(rule.confidence),
        confirmed=rule.is_confirmed,
        checked_on=rule.checked_on,
        note=in_language(rule.note, lang),
        state=state,
    )

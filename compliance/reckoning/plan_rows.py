"""支援計画書Ⅳ欄: the rows of form 1-17, what each may say, and what a draft proposes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from compliance.rulebook import Rule, history, rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKind:
    """One row of part IV: a row group of the form, by the borders of its cells.

    `may_be_none` names the circumstances in which a mandatory row may be left out. `choice_group` ties rows
    of which one at least is carried out. `entrusting`: whether the row has cells of its own for who does it.
    """

    key: str
    heading: str
    block: str = ""
    letters: tuple[str, ...] = ()
    obligation: str
    mandatory: bool = False
    may_be_none: tuple[str, ...] = ()
    choice_group: str | None = None
    needs: str | None = None
    free_entry: bool = False
    preset: Mapping[str, str] = field(default_factory=dict)
    usual_timing: Mapping[str, str] = field(default_factory=dict)
    usual_reason: Mapping[str, str] = field(default_factory=dict)
    entrusting: bool | str = True
    entrusted_items: tuple[str, ...] = ()
    methods: str = "blank"
    needs_method: bool = False
    boxes: tuple[str, ...] = ()
    ja: str
    en: str
    vi: str

    def in_language(self, lang: str) -> str:
        return {"ja": self.ja, "vi": self.vi}.get(lang, self.en)

    @property
    def has_own_entrusting(self) -> bool:
        return self.entrusting is True


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One box, day or answer the form offers. `text` where there is room to write behind it."""

    slug: str
    ja: str
    en: str
    vi: str
    text: bool = False
    kind: str = ""
    fields: tuple[str, ...] = ()
    letter: str = ""

    def in_language(self, lang: str) -> str:
        return {"ja": self.ja, "vi": self.vi}.get(lang, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDays:
    """Days proposed for a draft."""

    created_on: date | None
    guidance_on: date | None
    orientation_on: date | None
    because: tuple[Rule, ...]


def edition(rule_id: str, on: date) -> Rule:
    """The rule on the day; for days before the oldest edition we know, that one."""
    known = history(rule_id)
    return known.at(max(on, known.first_effective_on))


def plan_rows(on: date) -> tuple[RowKind, ...]:
    """The rows in the form's order."""
    return _rows(edition("support/plan_rows", on))


def plan_row(key: str, *, on: date) -> RowKind:
    return next(row for row in plan_rows(on) if row.key == key)


def row_keys() -> tuple[str, ...]:
    """Every row there ever was."""
    versions = history("support/plan_rows").versions
    return tuple(dict.fromkeys(row["key"] for version in versions for row in version.value))


def row_methods(row: RowKind, *, on: date) -> tuple[Choice, ...]:
    """The boxes on the manner that the row offers."""
    known = edition("support/plan_methods", on).value
    return tuple(Choice(slug=box, **known[box]) for box in row.boxes)


def plan_choices(name: str, *, on: date) -> tuple[Choice, ...]:
    """What the plan offers for `name`: housing_secured_at, consultation_methods, interview_choice …"""
    return tuple(Choice(**each) for each in edition("support/plan_choices", on).value[name])


def guidance_topics(on: date) -> tuple[Choice, ...]:
    return tuple(Choice(**each) for each in edition("support/guidance_topics", on).value)


def orientation_topics(on: date) -> tuple[Choice, ...]:
    return tuple(Choice(**each) for each in edition("support/orientation_topics", on).value)


def row_items(key: str, *, on: date) -> tuple[Mapping[str, Any], ...]:
    """The items the form prints in the row: letter, ja, vi, word for word."""
    topics = {"guidance": "support/guidance_topics", "orientation": "support/orientation_topics"}
    if key in topics:
        return tuple(edition(topics[key], on).value)
    return tuple(edition("support/plan_items", on).value.get(key, ()))


def draft_days(
    *,
    starts_on: date | None = None,
    contract_concluded_on: date | None = None,
    application_on: date | None = None,
    on: date,
) -> DraftDays:
    """The days a draft proposes; a person sets them right. Never before the contract."""
    policy = rule("support/plan_default_days", on=on)
    created = None
    if application_on:
        created = application_on - timedelta(days=policy.value["before_application"])
    elif starts_on:
        created = starts_on - timedelta(days=policy.value["before_start"])
    guidance = None
    if contract_concluded_on and created:
        created = max(created, contract_concluded_on)
        guidance = contract_concluded_on + (created - contract_concluded_on) // 2
    orientation = starts_on + timedelta(days=policy.value["orientation_after_start"]) if starts_on else None
    return DraftDays(created_on=created, guidance_on=guidance, orientation_on=orientation, because=(policy,))


@lru_cache(maxsize=8)
def _rows(version: Rule) -> tuple[RowKind, ...]:
    return tuple(RowKind(**row) for row in version.value)

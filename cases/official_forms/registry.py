"""Which official forms can be made, in which edition on which day.

An edition is a dated value of the rulebook (`official_forms/<slug>`): number, titles, printed wording, what
is known of the layout. A revised form is a new dated value and a new template folder; old ones stay
printable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cases.official_forms.patterns import completed
from compliance.rulebook import RuleNotInForce, all_rules, history, rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.rulebook import Rule

PREFIX: Final = "official_forms/"


@dataclass(frozen=True, slots=True)
class Label:
    """Printed words in both languages of the form, with the number of the item they belong to."""

    ja: str
    en: str = ""
    item: str = ""
    vi: str = ""

    def __str__(self) -> str:
        return f"{self.item} {self.ja}".strip()


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of one form."""

    slug: str
    rule: Rule

    @property
    def facts(self) -> Mapping[str, Any]:
        """All the edition says, with the sheet it shares with sister forms where it has a pattern."""
        facts: Mapping[str, Any] = self.rule.value
        if "pattern" not in facts:
            return facts
        pattern = rule(PREFIX + facts["pattern"], filed_on=self.effective_from)
        return completed(facts, pattern.value, f"{self.slug} {facts['edition']}")

    @property
    def name(self) -> str:
        """The edition's own name, such as 2025-04; also its template folder."""
        return str(self.facts["edition"])

    @property
    def number(self) -> str:
        return str(self.facts["number"])

    @property
    def title(self) -> Label:
        return Label(**self.facts["form_title"])

    @property
    def procedure(self) -> str:
        return str(self.facts["procedure"])

    @property
    def evidence(self) -> str:
        """How the layout is known: O official file read … X derived from a sister form."""
        return str(self.facts["evidence"])

    @property
    def is_verified(self) -> bool:
        return bool(self.facts["verified"])

    @property
    def derived_from(self) -> Label:
        return Label(**self.facts.get("derived_from", {"ja": ""}))

    @property
    def sheets_made(self) -> tuple[Label, ...]:
        return tuple(Label(**sheet) for sheet in self.facts["sheets_made"])

    @property
    def sheets_not_made(self) -> tuple[Label, ...]:
        return tuple(Label(**sheet) for sheet in self.facts.get("sheets_not_made", ()))

    @property
    def wording(self) -> Mapping[str, Any]:
        """The edition's own words; what every form says alike stands in `wording`."""
        wording: Mapping[str, Any] = self.facts.get("wording", {})
        return wording

    @property
    def languages(self) -> tuple[str, ...]:
        """In which languages it can be printed: ja alone, or the Japanese with another under it."""
        return tuple(self.facts.get("languages", ("ja",)))

    @property
    def is_declarative(self) -> bool:
        """Whether its layout is data (`sheets`); the others have a template of their own."""
        return "sheets" in self.facts

    @property
    def effective_from(self) -> date:
        return self.rule.effective_from

    @property
    def effective_to(self) -> date | None:
        return self.rule.effective_to

    def label(self, key: str) -> Label:
        if self.is_declarative:
            raw = self.facts.get("fields", {}).get(key) or self.facts.get("lists", {})[key]
            return Label(**{name: str(raw[name]) for name in ("ja", "en", "item", "vi") if name in raw})
        return Label(**self.facts["items"][key])

    @property
    def template(self) -> str:
        if self.is_declarative:
            return "cases/official_forms/declared.html"
        return f"cases/official_forms/{self.slug}/{self.name}/form.html"


def common_wording(*, filed_on: date) -> Mapping[str, Any]:
    """What every form says alike: year, month and day, see the separate sheet, draft."""
    wording: Mapping[str, Any] = rule(PREFIX + "common_wording", filed_on=filed_on).value
    return wording


def edition(slug: str, *, filed_on: date) -> Edition:
    """The edition to use for an application filed on that day."""
    return Edition(slug, rule(PREFIX + slug, filed_on=filed_on))


def editions(slug: str) -> tuple[Edition, ...]:
    """Every edition of the form, oldest first."""
    return tuple(Edition(slug, version) for version in history(PREFIX + slug) if version.value is not None)


def slugs() -> tuple[str, ...]:
    """Every form there is, in order of name."""
    return tuple(
        found.id.removeprefix(PREFIX)
        for found in all_rules(PREFIX)
        if isinstance(found.versions[0].value, dict) and "form_title" in found.versions[0].value
    )


def current(on: date) -> tuple[Edition, ...]:
    """The edition in force of every form."""
    found = []
    for slug in slugs():
        try:
            found.append(edition(slug, filed_on=on))
        except RuleNotInForce:
            continue
    return tuple(found)

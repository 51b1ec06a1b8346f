"""The list of official forms: every edition with how sure its layout is, filtered and ordered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from cases.official_forms import registry
from cases.official_forms.words import EVIDENCE
from compliance.common.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from cases.official_forms.registry import Edition

CHECKED: Final = ("yes", "no")
_ORDERS: Final[dict[str, Callable[[FormRow], Any]]] = {
    "number": lambda row: (row.number_order, row.edition.slug),
    "title": lambda row: row.edition.title.ja,
    "from": lambda row: row.edition.effective_from,
}


@dataclass(frozen=True, slots=True)
class FormRow:
    """One edition of one form."""

    edition: Edition
    is_current: bool
    evidence: str
    source: str
    title: str
    subtitle: str

    @property
    def number_order(self) -> tuple[Any, ...]:
        """分野参考様式第１０－１号 after 分野参考様式第９－１号: numbers as numbers."""
        parts: list[Any] = []
        for character in normalise(self.edition.number):
            if character.isdecimal() and parts and isinstance(parts[-1], int):
                parts[-1] = parts[-1] * 10 + int(character)
            else:
                parts.append(int(character) if character.isdecimal() else character)
        return tuple((isinstance(part, str), part) for part in parts)


@dataclass(frozen=True, slots=True)
class FormFilters:
    """What the address asks for; what it says wrongly is left out."""

    q: str = ""
    checked: str = ""
    old: bool = False
    sort: str = "number"

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> FormFilters:
        checked, sort = asked.get("checked", ""), asked.get("sort", "")
        return cls(
            q=asked.get("q", "").strip()[:100],
            checked=checked if checked in CHECKED else "",
            old=asked.get("old") == "1",
            sort=sort if sort.removeprefix("-") in _ORDERS else "number",
        )

    def query(self, **changes: Any) -> str:
        """The address of the same list with something changed."""
        known = {"q": self.q, "checked": self.checked, "old": self.old, "sort": self.sort} | changes
        if known["sort"] == "number":
            known["sort"] = ""
        return urlencode({name: 1 if value is True else value for name, value in known.items() if value})

    def turned(self, column: str) -> str:
        """The address that orders by a column, turned round where it does so already."""
        return self.query(sort=f"-{column}" if self.sort == column else column)


def form_rows(filters: FormFilters, *, on: date, language: str) -> list[FormRow]:
    """The editions that the filters let through; old ones only when asked for."""
    current = {edition.slug: edition.name for edition in registry.current(on)}
    rows = [
        _row(edition, is_current=current.get(edition.slug) == edition.name, language=language)
        for slug in registry.slugs()
        for edition in reversed(registry.editions(slug))
    ]
    found = [row for row in rows if _passes(row, filters)]
    order = _ORDERS[filters.sort.removeprefix("-")]
    return sorted(found, key=order, reverse=filters.sort.startswith("-"))


def _row(edition: Edition, *, is_current: bool, language: str) -> FormRow:
    title, is_japanese = edition.title, language == "ja"
    own = getattr(title, language, "") or title.en
    return FormRow(
        edition=edition,
        is_current=is_current,
        evidence=str(EVIDENCE.get(edition.evidence, "")),
        source=edition.rule.source.label(language),
        title=title.ja,
        subtitle="" if is_japanese else own,
    )


def _passes(row: FormRow, filters: FormFilters) -> bool:
    edition = row.edition
    wanted = normalise(filters.q).casefold()
    said = normalise(f"{edition.title.ja} {edition.title.en} {edition.number} {edition.slug}").casefold()
    return (
        (filters.old or row.is_current)
        and (not filters.checked or edition.is_verified == (filters.checked == "yes"))
        and all(word in said for word in wanted.split())
    )

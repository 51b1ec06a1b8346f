"""義務的支援: the obligations of support, in the three numberings they go by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.rulebook import current, rule

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One obligation: its letter in the ordinance, heading on form 1-17, numbers in the 2019 guide."""

    slug: str
    ordinance: str
    form_heading: str
    source_text: tuple[str, ...]
    ja: str
    en: str
    vi: str

    def in_language(self, lang: str) -> str:
        return {"ja": self.ja, "vi": self.vi}.get(lang, self.en)


def obligations(on: date) -> tuple[Obligation, ...]:
    """The obligations of support on a day, in the ordinance's order."""
    return tuple(Obligation(**entry) for entry in rule("support/obligations", on=on).value)


def obligation_slugs() -> tuple[str, ...]:
    """Every obligation there ever was, by slug."""
    versions = current().history("support/obligations").versions
    return tuple(dict.fromkeys(entry["slug"] for version in versions for entry in version.value))


def owes_support(status: str, *, on: date) -> bool:
    """Whether a support plan is owed to holders of the status (SSW (i) only)."""
    return status in rule("support/duty_by_status", on=on).value

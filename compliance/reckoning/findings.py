"""What a check found: how grave, where to mend it, and in words; the words stand in the rulebook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from .plan_rows import edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.rulebook import Rule

BLOCK: Final = "block"
WARN: Final = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found. `row` is the key of the row, part or question, `field` what of it to mend."""

    code: str
    severity: str
    row: str
    field: str
    because: tuple[Rule, ...]
    message: Mapping[str, str]

    @property
    def blocks(self) -> bool:
        return self.severity == BLOCK

    def in_language(self, lang: str) -> str:
        return self.message.get(lang) or self.message["en"]


@lru_cache(maxsize=8)
def _texts(version: Rule) -> dict[str, dict[str, str]]:
    return {code: {lang: entry[lang] for lang in ("ja", "en", "vi")} for code, entry in version.value.items()}


def finding(code: str, *, checks: str, row: str, field: str, on: date, because: tuple[Rule, ...]) -> Finding:
    """A finding of that code, as the rule `checks` words and weighs it.

    What rests on law that is unsettled never blocks.
    """
    known = edition(checks, on)
    unsettled = any(used.is_unsettled for used in because)
    severity = WARN if unsettled else known.value[code]["severity"]
    return Finding(
        code=code, severity=severity, row=row, field=field, because=because, message=_texts(known)[code]
    )


def blocking(findings: tuple[Finding, ...]) -> bool:
    """Whether any of them stands in the way."""
    return any(each.blocks for each in findings)

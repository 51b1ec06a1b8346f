"""Whether an establishment's industry (日本標準産業分類) lies within a field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.rulebook import RuleNotInForce, UnknownRule, rule

from .facts import ImpossibleFacts
from .fields import listed

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

SUPERSEDED: Final = "industry_table_superseded"
INCOMPLETE: Final = "industry_table_incomplete"
NOT_BY_CODE: Final = "not_decided_by_industry_code"
_CODE: Final = re.compile(r"(?P<division>[A-T])?(?P<digits>\d{2,4})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryScope:
    """`in_scope` is None where the field is not decided by industry codes; the rule names its conditions."""

    in_scope: bool | None
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def industry_in_scope(*, field: str, jsic: str, on: date) -> IndustryScope:
    """A listed code covers all codes beneath it, exclusions likewise; the closer of the two decides."""
    codes = _read(jsic)
    in_list = listed(field, on=on)
    try:
        scope = rule(f"fields/industry_{field}", on=on)
    except UnknownRule:
        raise RuleNotInForce(
            f"fields/industry_{field}: there is no table of industries for the field {field}; "
            "see the field's annex to the guidelines."
        ) from None
    edition = rule("fields/industry_table", on=on)
    warnings = [SUPERSEDED] if edition.value["superseded"] else []
    because = (in_list, scope, edition)
    if not scope.value["codes"]:
        return IndustryScope(in_scope=None, because=because, warnings=(*warnings, NOT_BY_CODE))
    in_scope = any(
        _closest(code, scope.value["codes"]) > _closest(code, scope.value["except"]) for code in codes
    )
    if not in_scope and not scope.value.get("complete", True):
        warnings.append(INCOMPLETE)
    return IndustryScope(in_scope=in_scope, because=because, warnings=tuple(warnings))


def _closest(code: str, table: tuple[str, ...]) -> int:
    """Length of the longest entry that covers the code, 0 for none: a longer entry is the closer one."""
    return max((len(entry) for entry in table if code.startswith(entry)), default=0)


def _read(jsic: str) -> tuple[str, ...]:
    match = _CODE.fullmatch(jsic.strip().upper())
    if not match or not jsic.strip():
        raise ImpossibleFacts(
            "jsic", f"{jsic!r} is no industry code; give two to four digits (7611) or a division (D)."
        )
    return tuple(part for part in (match["digits"], match["division"]) if part)

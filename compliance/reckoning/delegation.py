"""支援の委託: to whom support may be entrusted, in whole or in part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

PART_NEEDS_SCOPE: Final = "delegated_part_named_in_plan"
UNCONFIRMED: Final = "delegation_rule_unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    allowed: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def delegation_allowed(*, scope: str, delegate: str, on: date) -> Delegation:
    """Ordinance on standards, art. 4 (iv): all of it to a registered support organization only."""
    allowed_to = rule("support/delegation", on=on)
    allowed = delegate in allowed_to.value[scope]
    warnings = []
    if allowed and scope == "part":
        warnings.append(PART_NEEDS_SCOPE)
    if not allowed_to.is_confirmed:
        warnings.append(UNCONFIRMED)
    return Delegation(allowed=allowed, because=(allowed_to,), warnings=tuple(warnings))

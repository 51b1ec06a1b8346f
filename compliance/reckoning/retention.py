"""記録の保存: how long support and activity records are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.rulebook import rule

from .periods import add_period

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Kept at least to the end of `keep_until`; `recommended_until` covers the labour records too."""

    keep_until: date
    recommended_until: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def record_retention(*, contract_ended_on: date) -> Retention:
    """Ordinance on standards, art. 2(1)(v): from the end of the contract. The longer count is kept."""
    law = rule("records/retention", on=contract_ended_on)
    least = add_period(from_on=contract_ended_on, months=law.value["months"])
    advised = add_period(from_on=contract_ended_on, months=law.value["recommended_months"])
    return Retention(
        keep_until=least.last_day, recommended_until=advised.last_day, because=(law, *least.because)
    )

"""通算在留期間からの除外: which leave may be taken out of the total stay, when the agency is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from compliance.common.dates import ONE_DAY, end_of_period_months
from compliance.rulebook import history, rule

from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.rulebook import Rule

LEAVE_BEFORE_RULE: Final = "leave_before_rule_began"
LONGER_THAN_IN_PRINCIPLE: Final = "longer_than_in_principle"
LONGER_THAN_ALLOWED: Final = "longer_than_allowed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Leave asked to be excluded, first to last day; `approved` only once the agency granted it."""

    kind: str
    from_on: date
    to_on: date
    approved: bool
    applied_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveExclusion:
    """Whether the leave can be excluded at all; it is never excluded by itself."""

    excludable: bool
    official_form: str | None
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def leave_exclusion(*, kind: str, from_on: date, to_on: date, applied_on: date) -> LeaveExclusion:
    """The agency's terms: maternity, childcare, illness of more than a month; by the day of application."""
    if to_on < from_on:
        raise ImpossibleFacts("to_on", f"the leave ends ({to_on}) before it begins (from_on {from_on}).")
    law = rule("residence/total_stay_exclusions", accepted_on=applied_on)
    terms = law.value["kinds"].get(kind)
    if terms is None:
        _refuse_unknown(kind)
        return LeaveExclusion(excludable=False, official_form=None, because=(law,))
    because = [law]
    warnings = []
    excludable = not _is_too_short(terms, from_on, to_on)
    if excludable and _is_longer(terms, "at_most", from_on, to_on):
        excludable = False
        warnings.append(LONGER_THAN_ALLOWED)
    elif excludable and _is_longer(terms, "in_principle", from_on, to_on):
        warnings.append(LONGER_THAN_IN_PRINCIPLE)
    if excludable and from_on < law.effective_from:
        because.append(rule("residence/total_stay_exclusion_start", accepted_on=applied_on))
        warnings.append(LEAVE_BEFORE_RULE)
    return LeaveExclusion(
        excludable=excludable,
        official_form=terms.get("official_form"),
        because=tuple(because),
        warnings=tuple(warnings),
    )


def exclusion_kinds() -> tuple[str, ...]:
    """Every kind of leave any version of the rule knows."""
    versions = history("residence/total_stay_exclusions")
    return tuple(dict.fromkeys(kind for version in versions for kind in version.value["kinds"]))


def _refuse_unknown(kind: str) -> None:
    if kind not in exclusion_kinds():
        raise ImpossibleFacts("kind", f"{kind!r} is none of {', '.join(exclusion_kinds())}.")


def _is_too_short(terms: Mapping[str, Any], from_on: date, to_on: date) -> bool:
    """Leave must go on for more than so many months; a leave counts from its first day, which is whole."""
    if "more_than_months" not in terms:
        return False
    return to_on <= end_of_period_months(from_on - ONE_DAY, terms["more_than_months"])


def _is_longer(terms: Mapping[str, Any], bound: str, from_on: date, to_on: date) -> bool:
    days, months = terms.get(f"days_{bound}"), terms.get(f"months_{bound}")
    if days is not None and (to_on - from_on + ONE_DAY).days > days:
        return True
    return months is not None and to_on > end_of_period_months(from_on - ONE_DAY, months)

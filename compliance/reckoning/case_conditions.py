"""Whether a step or a paper applies: conditions of the rulebook, weighed against the facts of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compliance.rulebook import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """`holds` is None where a fact that decides was not given; `unknown` names it."""

    holds: bool | None
    unknown: tuple[str, ...] = ()
    because: tuple[Rule, ...] = ()


def weigh_all(conditions: Iterable[Mapping[str, Any]], facts: Mapping[str, Any], on: date) -> Weighed:
    """Every condition must hold; one that does not decides, whatever else is unknown."""
    weighed = [weigh(condition, facts, on) for condition in conditions]
    return _joined(weighed, deciding=False)


def weigh(condition: Mapping[str, Any], facts: Mapping[str, Any], on: date) -> Weighed:
    """One condition: {fact, is}, {fact, in}, {fact, in_rule}, {not: …} or {any: […]}."""
    if "not" in condition:
        inner = weigh(condition["not"], facts, on)
        holds = None if inner.holds is None else not inner.holds
        return Weighed(holds=holds, unknown=inner.unknown, because=inner.because)
    if "any" in condition:
        return _joined([weigh(each, facts, on) for each in condition["any"]], deciding=True)
    name = condition["fact"]
    given = facts.get(name)
    listed = rule(condition["in_rule"], accepted_on=on) if "in_rule" in condition else None
    because = (listed,) if listed else ()
    if given is None or given == "":
        return Weighed(holds=None, unknown=(name,), because=because)
    if listed:
        return Weighed(holds=given in listed.value, because=because)
    if "in" in condition:
        return Weighed(holds=given in condition["in"])
    return Weighed(holds=given == condition["is"])


def _joined(weighed: list[Weighed], *, deciding: bool) -> Weighed:
    because = tuple(dict.fromkeys(used for each in weighed for used in each.because))
    if any(each.holds is deciding for each in weighed):
        return Weighed(holds=deciding, because=because)
    unknown = tuple(dict.fromkeys(name for each in weighed for name in each.unknown))
    return Weighed(holds=None if unknown else not deciding, unknown=unknown, because=because)

"""在留手数料: what a procedure costs, by the day it was accepted and the channel it came through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from compliance.rulebook import rule

from .facts import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.rulebook import Rule

CHANNELS: Final = ("counter", "online")
_RULES: Final = {
    "change": "fees/change_and_extension",
    "extension": "fees/change_and_extension",
    "coe": "fees/coe",
    "permanent_residence": "fees/permanent_residence",
    "reentry_single": "fees/reentry_single",
    "reentry_multiple": "fees/reentry_multiple",
    "certificate_of_authorized_employment": "fees/certificate_of_authorized_employment",
}
PROCEDURES: Final = tuple(_RULES)
_BY_MONTHS: Final = "by_months_granted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """Yen payable on permission; `payment_fee_yen` is what paying online costs on top."""

    yen: int
    payment_fee_yen: int
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def fee(*, procedure: str, accepted_on: date, channel: str, months_granted: int | None = None) -> Fee:
    """Enforcement order of the Immigration Act, 25(1); since the brackets, by the months granted."""
    if procedure not in _RULES:
        raise ImpossibleFacts("procedure", f"{procedure!r} is none of {', '.join(PROCEDURES)}.")
    if channel not in CHANNELS:
        raise ImpossibleFacts("channel", f"{channel!r} is none of {', '.join(CHANNELS)}.")
    law = rule(_RULES[procedure], accepted_on=accepted_on)
    terms = law.value
    if _BY_MONTHS in terms:
        terms = _bracket(terms[_BY_MONTHS], months_granted)
    if channel not in terms:
        raise ImpossibleFacts("channel", f"{procedure} cannot be filed through {channel} ({law.id}).")
    paid_online = channel == "online"
    return Fee(
        yen=terms[channel], payment_fee_yen=terms.get("payment_fee", 0) if paid_online else 0, because=(law,)
    )


def needs_months_granted(*, procedure: str, accepted_on: date) -> bool:
    """Whether the fee depends on the period of stay granted."""
    return procedure in _RULES and _BY_MONTHS in rule(_RULES[procedure], accepted_on=accepted_on).value


def reduced_fee(*, procedure: str, accepted_on: date, channel: str) -> Fee:
    """What is paid in hardship, with proof."""
    law = rule("fees/hardship_reduction", accepted_on=accepted_on)
    if procedure not in law.value:
        raise ImpossibleFacts("procedure", f"{procedure} has no reduced fee ({law.id}).")
    if channel not in law.value["channels"]:
        raise ImpossibleFacts("channel", f"the reduced fee is not given through {channel} ({law.id}).")
    return Fee(yen=law.value[procedure], payment_fee_yen=0, because=(law,))


def _bracket(brackets: tuple[Mapping[str, Any], ...], months_granted: int | None) -> Mapping[str, Any]:
    if months_granted is None:
        raise ImpossibleFacts("months_granted", "since the fee goes by the period granted, give its months.")
    reached = [bracket for bracket in brackets if bracket["from_months"] <= months_granted]
    if not reached:
        raise ImpossibleFacts("months_granted", f"{months_granted} is no period of stay.")
    return reached[-1]

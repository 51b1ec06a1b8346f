"""The dates on the papers stand in the order in which things have to happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.periods import add_period
from compliance.rulebook import RuleNotInForce, rule

from .findings import Finding, blocked, in_order, lacking, warned

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from .facts import FilingFacts

CHECK: Final = "date_order"
OUT_OF_ORDER: Final = "dates_out_of_order"
START_TOO_LATE: Final = "start_later_than_a_month_after_permission"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    """Each day against all that must come before it, also where a paper between the two has no day yet."""
    order = rule("procedures/date_order", accepted_on=facts.accepted_on)
    dates = {"filed_on": facts.accepted_on, **facts.dates}
    if len(dates) == 1:
        return lacking(CHECK, "dates", because=(order,))
    found = []
    for earlier, later, severity in _pairs(order.value):
        if earlier not in dates or later not in dates or dates[earlier] <= dates[later]:
            continue
        subject = f"{earlier} {later}"
        made = blocked if severity == "block" else warned
        found.append(made(CHECK, OUT_OF_ORDER, order, subject=subject))
    return (*found, *_start(dates)) or in_order(CHECK, (order,))


def _pairs(entries: tuple[Mapping[str, str], ...]) -> list[tuple[str, str, str]]:
    """Neighbours, and where the day between is not looked at, those further apart too."""
    pairs = [(entry["earlier"], entry["later"], entry["severity"]) for entry in entries]
    reached = list(pairs)
    for first, second, severity in pairs:
        end, strict = second, severity
        while following := next((pair for pair in pairs if pair[0] == end), None):
            end = following[1]
            strict = "warn" if "warn" in {strict, following[2]} else "block"
            reached.append((first, end, strict))
    return reached


def _start(dates: Mapping[str, date]) -> tuple[Finding, ...]:
    if "permitted_on" not in dates or "starts_on" not in dates:
        return ()
    try:
        law = rule("notifications/work_not_started", filed_on=dates["permitted_on"])
    except RuleNotInForce:
        return ()
    if "after_months" not in law.value:
        return ()
    month = add_period(from_on=dates["permitted_on"], months=law.value["after_months"])
    late = dates["starts_on"] > month.last_day
    return (warned(CHECK, START_TOO_LATE, law, subject="starts_on"),) if late else ()

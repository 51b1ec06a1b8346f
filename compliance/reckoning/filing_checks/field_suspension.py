"""Whether the field is listed, open and not suspended (交付停止)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.fields import list_rule, listed, opening_doubts
from compliance.reckoning.suspension import suspension
from compliance.rulebook import RuleNotInForce

from .findings import Finding, blocked, in_order, of_examined, warned

if TYPE_CHECKING:
    from .facts import FilingFacts

CHECK: Final = "field_suspension"
NOT_LISTED: Final = "field_not_listed"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    """By the day the application is accepted."""
    on = facts.accepted_on
    second = facts.status_to == "ssw2"
    try:
        in_list = listed(facts.field, on=on)
    except RuleNotInForce:
        return (blocked(CHECK, NOT_LISTED, list_rule(on=on), subject=facts.field),)
    if second:
        list_of_second = list_rule(on=on, status="ssw2")
        if facts.field not in list_of_second.value:
            return (blocked(CHECK, NOT_LISTED, list_of_second, subject=facts.field),)
        return in_order(CHECK, (list_of_second,))
    doubts, warnings = opening_doubts((facts.field,), on=on)
    stopped = suspension(
        procedure=facts.application_type,
        field=facts.field,
        accepted_on=on,
        already_ssw1_in_field=facts.already_ssw1_in_field,
    )
    # Doubts about a field's opening are unsettled; they must not soften a suspension that is not.
    found = of_examined(CHECK, stopped)
    doubtful = tuple(warned(CHECK, code, *doubts) for code in warnings)
    left = tuple(finding for finding in found if finding.severity != "ok")
    return (*doubtful, *left) or in_order(CHECK, (in_list, *stopped.because))

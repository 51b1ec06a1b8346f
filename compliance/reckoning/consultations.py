"""相談・苦情への対応: by when an open matter is looked at again, and when it goes up to the employer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from compliance.rulebook import rule

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationStanding:
    """The law says without delay; the days are our policy. `escalate_on` is the first day to pass it on."""

    follow_up_on: date
    late_on: date
    escalate_on: date
    is_late: bool
    is_to_be_escalated: bool
    because: tuple[Rule, ...]


def consultation_standing(
    *, received_on: date, on: date, closed_on: date | None = None, last_step_on: date | None = None
) -> ConsultationStanding:
    """Counted from the last thing done about it, or from its receipt; going up always from the receipt."""
    target = rule("support/target_consultation_follow_up", on=received_on)
    counted_from = max(received_on, last_step_on or received_on)
    late_on = counted_from + timedelta(days=target.value["late"])
    escalate_on = received_on + timedelta(days=target.value["escalate"])
    is_open = closed_on is None
    return ConsultationStanding(
        follow_up_on=counted_from + timedelta(days=target.value["target"]),
        late_on=late_on,
        escalate_on=escalate_on,
        is_late=is_open and on > late_on,
        is_to_be_escalated=is_open and on >= escalate_on,
        because=(target,),
    )

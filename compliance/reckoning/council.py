"""協議会: whether the employer must already be a member of the field's council when it files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

from .examined import Examined

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

NOT_A_MEMBER: Final = "council_not_member"
NOT_ON_ROSTER: Final = "jaim_not_member"
JOIN_LATER: Final = "council_to_join_after_first_worker"
COUNCIL_UNCONFIRMED: Final = "council_unconfirmed"
ROSTER_UNKNOWN: Final = "jaim_member_not_given"


def council_membership(
    *, field: str, accepted_on: date, council_member: bool | None = None, jaim_member: bool | None = None
) -> Examined:
    """By the day the application is accepted; in some fields a body's roster stands in for the council."""
    roster = rule("fields/roster_body", accepted_on=accepted_on)
    if field in roster.value:
        return _roster(roster, council_member=council_member, jaim_member=jaim_member)
    if council_member is not False:
        timing = rule("fields/council_timing", accepted_on=accepted_on)
        return Examined(because=(timing,)) if council_member else Examined()
    return _not_a_member(field, accepted_on)


def _roster(roster: Rule, *, council_member: bool | None, jaim_member: bool | None) -> Examined:
    if jaim_member:
        return Examined(because=(roster,))
    if jaim_member is False:
        return Examined(blocking=(NOT_ON_ROSTER,), because=(roster,))
    if council_member is False:
        return Examined(blocking=(NOT_A_MEMBER,), because=(roster,))
    # Membership of the council of old no longer counts here, so it cannot stand in for the roster.
    return Examined(warnings=(ROSTER_UNKNOWN,), because=(roster,))


def _not_a_member(field: str, accepted_on: date) -> Examined:
    timing = rule("fields/council_timing", accepted_on=accepted_on)
    doubtful = rule("fields/council_unconfirmed", accepted_on=accepted_on)
    if field in doubtful.value:
        return Examined(warnings=(COUNCIL_UNCONFIRMED,), because=(timing, doubtful))
    if timing.value["join"] == "before_application" or field in timing.value["before_application"]:
        return Examined(blocking=(NOT_A_MEMBER,), because=(timing,))
    return Examined(warnings=(JOIN_LATER,), because=(timing,))

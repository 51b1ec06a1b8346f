"""Whether a field takes in new people: certificates not issued (交付停止), changes refused in principle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

from .examined import Examined

if TYPE_CHECKING:
    from datetime import date

COE_SUSPENDED: Final = "coe_suspended"
CHANGE_RESTRICTED: Final = "change_refused_in_principle"
ALREADY_IN_FIELD_UNKNOWN: Final = "already_ssw1_in_field_not_given"


def suspension(
    *, procedure: str, field: str, accepted_on: date, already_ssw1_in_field: bool | None = None
) -> Examined:
    """By the day the application is accepted. The exceptions to a refusal in principle are not fully known,
    so a change by somebody not yet in the field warns; changes within the field and extensions are as usual.
    """
    if procedure == "coe":
        stopped = rule("fields/coe_suspension", accepted_on=accepted_on)
        blocking = (COE_SUSPENDED,) if field in stopped.value else ()
        return Examined(blocking=blocking, because=(stopped,))
    if procedure == "change":
        restricted = rule("fields/change_restriction", accepted_on=accepted_on)
        if field in restricted.value and not already_ssw1_in_field:
            known = already_ssw1_in_field is not None
            return Examined(
                warnings=(CHANGE_RESTRICTED if known else ALREADY_IN_FIELD_UNKNOWN,), because=(restricted,)
            )
    return Examined()

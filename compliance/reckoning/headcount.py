"""人数の上限: in nursing care and construction no more SSW than full-time staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.rulebook import rule

from .examined import Examined

if TYPE_CHECKING:
    from datetime import date

HEADCOUNT: Final = "care_headcount_exceeded"
HEADCOUNT_INCOMPLETE: Final = "care_headcount_not_examined"
CONSTRUCTION: Final = "construction_headcount_exceeded"
CONSTRUCTION_INCOMPLETE: Final = "construction_headcount_not_examined"

_CODES: Final = {
    "full_time_care_staff": (HEADCOUNT, HEADCOUNT_INCOMPLETE),
    "full_time_staff": (CONSTRUCTION, CONSTRUCTION_INCOMPLETE),
}


def headcount(
    *, field: str, accepted_on: date, staff: int | None, counted: int | None, is_there_already: bool = False
) -> Examined:
    """`staff` is the full-time staff the field counts, `counted` those there now with the statuses it counts.

    The applicant comes on top of them, except where it is one of them already.
    """
    limit = rule("fields/headcount_limit", on=accepted_on)
    if field not in limit.value or (staff is None and counted is None):
        return Examined()
    exceeded, incomplete = _CODES[limit.value[field]["against"]]
    if staff is None or counted is None:
        return Examined(warnings=(incomplete,))
    with_applicant = counted if is_there_already else counted + 1
    return Examined(blocking=(exceeded,) if with_applicant > staff else (), because=(limit,))


def limits_headcount(field: str, *, on: date) -> bool:
    """Whether the field has a limit on an employer's or establishment's headcount."""
    return field in rule("fields/headcount_limit", on=on).value

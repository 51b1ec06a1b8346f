"""Nursing care and construction: no more SSW than full-time staff, the applicant included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compliance.reckoning.headcount import headcount, limits_headcount
from compliance.rulebook import rule

from .findings import Finding, lacking, not_asked, of_examined

if TYPE_CHECKING:
    from .facts import FilingFacts

CHECK: Final = "headcounts"


def check(facts: FilingFacts) -> tuple[Finding, ...]:
    """The applicant comes on top; one who asks for an extension is among those counted already."""
    limit = rule("fields/headcount_limit", on=facts.accepted_on)
    if not limits_headcount(facts.field, on=facts.accepted_on) or facts.status_to != "ssw1":
        return not_asked(CHECK, (limit,))
    construction = facts.field == "constr"
    staff = facts.full_time_staff if construction else facts.care_staff
    counted = facts.ssw1_in_construction if construction else facts.ssw1_in_care
    if staff is None and counted is None:
        names = (
            ("full_time_staff", "ssw1_in_construction") if construction else ("care_staff", "ssw1_in_care")
        )
        return lacking(CHECK, *names, because=(limit,))
    return of_examined(
        CHECK,
        headcount(
            field=facts.field,
            accepted_on=facts.accepted_on,
            staff=staff,
            counted=counted,
            is_there_already=facts.application_type == "extension",
        ),
    )

"""What stands in the way of filing for SSW (i): field, council, headcount, separations, Japanese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.common.dates import subtract_months
from compliance.common.text import normalise
from compliance.rulebook import rule

from .council import council_membership
from .examined import Examined
from .facts import ImpossibleFacts
from .fields import listed, opening_doubts
from .headcount import headcount
from .suspension import suspension

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

SEPARATION: Final = "involuntary_separation_within_window"
SEPARATION_INCOMPLETE: Final = "separation_not_examined"
LANGUAGE_TOO_LOW: Final = "language_level_too_low"
LANGUAGE_UNSETTLED: Final = "higher_language_level_unsettled"
LANGUAGE_EXTRA_TEST: Final = "field_language_test_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingCheck:
    allowed: bool
    blocking: tuple[str, ...]
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def filing_check(
    *,
    procedure: str,
    field: str,
    accepted_on: date,
    council_member: bool | None = None,
    jaim_member: bool | None = None,
    already_ssw1_in_field: bool | None = None,
    separation_on: date | None = None,
    contract_on: date | None = None,
    care_staff: int | None = None,
    ssw1_in_care: int | None = None,
    language_level: str | None = None,
) -> FilingCheck:
    """Examine the facts that are given; one that is not given never blocks."""
    in_list = listed(field, on=accepted_on)
    doubts, doubt_warnings = opening_doubts((field,), on=accepted_on)
    examined = (
        Examined(because=(in_list, *doubts), warnings=doubt_warnings),
        suspension(
            procedure=procedure,
            field=field,
            accepted_on=accepted_on,
            already_ssw1_in_field=already_ssw1_in_field,
        ),
        council_membership(
            field=field, accepted_on=accepted_on, council_member=council_member, jaim_member=jaim_member
        ),
        separation(separation_on=separation_on, contract_on=contract_on),
        _care(field, accepted_on, care_staff, ssw1_in_care),
        language(procedure=procedure, field=field, accepted_on=accepted_on, level=language_level),
    )
    blocking = tuple(code for part in examined for code in part.blocking)
    return FilingCheck(
        allowed=not blocking,
        blocking=blocking,
        because=tuple(dict.fromkeys(used for part in examined for used in part.because)),
        warnings=tuple(code for part in examined for code in part.warnings),
    )


def separation(*, separation_on: date | None, contract_on: date | None) -> Examined:
    """非自発的離職: nobody within the years before the contract, the anniversary included, or after it."""
    if separation_on is None:
        return Examined()
    if contract_on is None:
        return Examined(warnings=(SEPARATION_INCOMPLETE,))
    window = rule("employer/separation_lookback", contract_on=contract_on)
    opens_on = subtract_months(contract_on, window.value["months"])
    return Examined(blocking=(SEPARATION,) if separation_on >= opens_on else (), because=(window,))


def _care(field: str, accepted_on: date, care_staff: int | None, ssw1_in_care: int | None) -> Examined:
    if field != "care":
        return Examined()
    return headcount(field=field, accepted_on=accepted_on, staff=care_staff, counted=ssw1_in_care)


def language_rank(level: str, *, on: date) -> int:
    """Where a level stands, JLPT and the reference framework on one ladder."""
    ranks = rule("fields/language_ranks", on=on).value
    key = normalise(level).upper().removeprefix("JLPT").strip(" -")
    if key not in ranks:
        raise ImpossibleFacts(
            "language_level", f"{level!r} is no known level of Japanese; use one of {', '.join(ranks)}."
        )
    return int(ranks[key])


def language(*, procedure: str, field: str, accepted_on: date, level: str | None) -> Examined:
    """The level of Japanese asked for in general, and what a field asks for beyond it."""
    if level is None:
        return Examined()
    rank = language_rank(level, on=accepted_on)
    if procedure == "extension":  # Japanese is proven on entry or change, not again
        return Examined()
    general = rule("fields/language_level", on=accepted_on)
    if rank < language_rank(general.value["minimum"], on=accepted_on):
        return Examined(blocking=(LANGUAGE_TOO_LOW,), because=(general,))
    higher = rule("fields/language_level_higher", on=accepted_on)
    own_test = rule("fields/language_extra_test", on=accepted_on)
    asked = higher.value.get(field)
    if asked and rank < language_rank(asked["level"], on=accepted_on):
        return Examined(warnings=(LANGUAGE_UNSETTLED,), because=(general, higher))
    if field in own_test.value:
        return Examined(warnings=(LANGUAGE_EXTRA_TEST,), because=(general, own_test))
    return Examined(because=(general,))

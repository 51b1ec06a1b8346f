"""通算在留期間の帳簿: every stay and claim, both ways of adding, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from compliance.common.dates import subtract_months
from compliance.rulebook import RuleNotInForce, rule

from .closed_days import open_day_on_or_before
from .exclusions import Exclusion, leave_exclusion
from .six_year_route import six_year_route
from .stays import Interval, Length, Stay, is_counted, length_of, merged, total_days, total_length
from .total_stay import MONTHS_A_YEAR, CapByCount, TotalStay, cap_by_count, total_stay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.rulebook import Rule

    from .six_year_route import TestResult

ClaimState: TypeAlias = Literal["planned", "requested", "granted", "refused"]

COUNTS_DIFFER: Final = "calendar_and_day_count_differ"
REQUEST_DUE: Final = "exclusion_to_be_requested_now"
SIXTH_YEAR_CLOSED: Final = "sixth_year_route_not_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionClaim:
    """Leave to be left out of the five years, and how far the claim got."""

    kind: str
    from_on: date
    to_on: date
    state: ClaimState
    applied_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SixthYear:
    """What the route to a sixth year is judged by; `granted` once the agency has said so."""

    results: Sequence[TestResult]
    pledged: bool
    employer_continues: bool
    accepted_on: date
    granted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StayLine:
    """One stay as it stands in the account, up to the day looked at."""

    stay: Stay
    counted: bool
    length: Length
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim: whether such leave can be excluded, on which form, and whether it is."""

    claim: ExclusionClaim
    excludable: bool
    is_excluded: bool
    official_form: str | None
    days: int
    warnings: tuple[str, ...]
    because: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StayAccount:
    """The account on a day. `cap_on` is the day alerted: the earlier of both counts where stays are broken.

    `years_for_form` and `months_for_form` are what the application asks for, whole months only.
    """

    on: date
    used: TotalStay
    used_by_calendar: Length
    used_in_days: int
    lines: tuple[StayLine, ...]
    claims: tuple[ClaimLine, ...]
    cap_on: date | None
    cap_by_calendar: date | None
    cap_in_days: date | None
    cap_on_if_granted: date | None
    cap_with_sixth_year: date | None
    sixth_year_open: bool | None
    request_from_on: date | None
    balance: Length | None
    because: tuple[Rule, ...]
    warnings: tuple[str, ...]

    @property
    def years_for_form(self) -> int:
        return self.used.years

    @property
    def months_for_form(self) -> int:
        return self.used.months


def stay_account(
    *,
    stays: Sequence[Stay],
    on: date,
    claims: Sequence[ExclusionClaim] = (),
    sixth_year: SixthYear | None = None,
) -> StayAccount:
    """The five-year counter: the cap rests on granted claims alone; refused ones change nothing."""
    exclusions = _exclusions(claims)
    used = total_stay(stays=stays, on=on, exclusions=exclusions)
    law = rule("residence/total_stay_cap", on=on)
    counted = rule("residence/total_stay_counted", on=on)
    caps = None
    if used.cap_on is not None:
        caps = cap_by_count(
            stays=stays, on=on, months=law.value["months"], days=law.value["days"], exclusions=exclusions
        )
    open_, sixth_cap, sixth_because = _sixth_year(sixth_year, used, stays, on, exclusions)
    lines = tuple(_line(stay, on, counted) for stay in stays)
    counted_stays = merged(line.stay for line in lines if line.counted)
    begun = [interval.clipped(on) for interval in counted_stays if interval.after <= on]
    cap_on = sixth_cap if sixth_year and sixth_year.granted and sixth_cap else used.cap_on
    request_from = _request_from(used.cap_on, on)
    return StayAccount(
        on=on,
        used=used,
        used_by_calendar=total_length(begun),
        used_in_days=total_days(begun),
        lines=lines,
        claims=tuple(_claim_line(claim, on) for claim in claims),
        cap_on=cap_on,
        cap_by_calendar=caps.by_calendar if caps else None,
        cap_in_days=caps.in_days if caps else None,
        cap_on_if_granted=used.cap_on_if_approved,
        cap_with_sixth_year=sixth_cap,
        sixth_year_open=open_,
        request_from_on=request_from[0],
        balance=None if cap_on is None else _balance(on, cap_on),
        because=tuple(dict.fromkeys((*used.because, *sixth_because, *request_from[1]))),
        warnings=_warnings(used, caps, request_from[0], cap_on, on, sixth_open=open_),
    )


def _exclusions(claims: Sequence[ExclusionClaim]) -> tuple[Exclusion, ...]:
    """Claims as the reckoning takes them: granted ones approved, refused ones gone."""
    return tuple(
        Exclusion(
            kind=claim.kind,
            from_on=claim.from_on,
            to_on=claim.to_on,
            approved=claim.state == "granted",
            applied_on=claim.applied_on,
        )
        for claim in claims
        if claim.state != "refused"
    )


def _line(stay: Stay, on: date, counting: Rule) -> StayLine:
    interval = Interval(stay.from_on, on if stay.to_on is None else stay.to_on).clipped(on)
    return StayLine(
        stay=stay,
        counted=is_counted(stay, counting.value["counted"]),
        length=length_of(interval) if interval.days else Length(),
        days=interval.days,
    )


def _claim_line(claim: ExclusionClaim, on: date) -> ClaimLine:
    judged = leave_exclusion(
        kind=claim.kind, from_on=claim.from_on, to_on=claim.to_on, applied_on=claim.applied_on or on
    )
    return ClaimLine(
        claim=claim,
        excludable=judged.excludable,
        is_excluded=judged.excludable and claim.state == "granted",
        official_form=judged.official_form,
        days=(claim.to_on - claim.from_on).days + 1,
        warnings=judged.warnings,
        because=judged.because,
    )


def _sixth_year(
    sixth: SixthYear | None,
    used: TotalStay,
    stays: Sequence[Stay],
    on: date,
    exclusions: Sequence[Exclusion],
) -> tuple[bool | None, date | None, tuple[Rule, ...]]:
    """Whether the route is open, and the day the sixth year would end."""
    if sixth is None or used.cap_on is None:
        return None, None, ()
    route = six_year_route(
        results=sixth.results,
        pledged=sixth.pledged,
        employer_continues=sixth.employer_continues,
        accepted_on=sixth.accepted_on,
    )
    if not route.open:
        return False, None, route.because
    terms = rule("residence/six_year_route", accepted_on=sixth.accepted_on)
    days = rule("residence/six_year_days", accepted_on=sixth.accepted_on)
    caps = cap_by_count(
        stays=stays, on=on, months=terms.value["months"], days=days.value, exclusions=exclusions
    )
    broken = (days,) if caps and caps.is_broken else ()
    return True, caps.on if caps else None, (*route.because, *broken)


def _request_from(cap_on: date | None, on: date) -> tuple[date | None, tuple[Rule, ...]]:
    """From about when exclusions and the sixth year are asked for."""
    if cap_on is None:
        return None, ()
    try:
        ahead = rule("residence/total_stay_exclusion_request", on=on)
    except RuleNotInForce:
        return None, ()
    return open_day_on_or_before(subtract_months(cap_on, ahead.value)), (ahead,)


def _balance(on: date, cap_on: date) -> Length:
    """What is left until the cap, in months and days; nothing once it is reached."""
    return Length() if cap_on <= on else length_of(Interval(on, cap_on))


def _warnings(
    used: TotalStay,
    caps: CapByCount | None,
    request_from: date | None,
    cap_on: date | None,
    on: date,
    *,
    sixth_open: bool | None,
) -> tuple[str, ...]:
    warnings = list(used.warnings)
    if caps and caps.is_broken and caps.by_calendar != caps.in_days:
        warnings.append(COUNTS_DIFFER)
    if request_from and cap_on and request_from <= on < cap_on:
        warnings.append(REQUEST_DUE)
    if sixth_open is False:
        warnings.append(SIXTH_YEAR_CLOSED)
    return tuple(dict.fromkeys(warnings))


def years_and_months(length: Length) -> tuple[int, int]:
    """A length as the application asks for it: whole years, whole months."""
    return length.months // MONTHS_A_YEAR, length.months % MONTHS_A_YEAR

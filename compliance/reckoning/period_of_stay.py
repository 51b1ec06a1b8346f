"""在留期間: when a granted period ends, and whether a period can be granted with a status at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from compliance.common.dates import end_of_period_days, end_of_period_months
from compliance.rulebook import UnknownRule, rule

from .facts import ImpossibleFacts
from .periods import add_period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.rulebook import Rule

EXTENSION: Final = "extension"
GRANT_LENGTH_UNSETTLED: Final = "grant_length_unsettled"
WORDING_CHANGED_ON_UNKNOWN_DAY: Final = "period_list_changed_on_unknown_day"
FORMER_PERIOD: Final = "formerly_granted_period"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodOfStayEnd:
    expires_on: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodOfStayValidity:
    valid: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def period_of_stay_end(
    *, basis: str, permitted_on: date, months: int, previous_expiry: date | None = None
) -> PeriodOfStayEnd:
    """Landing and change count from the permission, an extension from the old expiry; first day excluded.

    The date printed on the card stands above this; the count is a cross-check.
    """
    counted_from = rule("residence/period_of_stay_count", permitted_on=permitted_on)
    if basis not in counted_from.value:
        raise ImpossibleFacts("basis", f"{basis!r} is none of {', '.join(counted_from.value)}.")
    if months < 1:
        raise ImpossibleFacts("months", f"{months} is no period of stay.")
    start = permitted_on
    if counted_from.value[basis] == "previous_expiry":
        if previous_expiry is None:
            raise ImpossibleFacts("previous_expiry", "an extension counts from the old expiry; give it.")
        start = previous_expiry
    end = add_period(from_on=start, months=months)
    return PeriodOfStayEnd(
        expires_on=end.last_day, because=(counted_from, *end.because), warnings=end.warnings
    )


def period_of_stay_valid(
    *, status: str, permitted_on: date, months: int | None = None, days: int | None = None
) -> PeriodOfStayValidity:
    """Whether the regulations' table of periods lets this period be granted with this status."""
    if (months is None) == (days is None):
        raise ImpossibleFacts("months", "give months or days, one of the two.")
    allowed = _periods(status, permitted_on)
    periods = allowed.value
    valid = (
        "open_ended" not in periods
        and (months or days or 0) > 0
        and (_is_listed(periods, months, days) or _is_within_limit(periods, permitted_on, months, days))
    )
    # The length of a mission is nobody's to check.
    if periods.get("open_ended") == "mission":
        valid = (months or days or 0) > 0
    return PeriodOfStayValidity(
        valid=valid, because=(allowed,), warnings=_unsettled(periods, valid=valid, months=months, days=days)
    )


def longest_period_months(*, status: str, permitted_on: date) -> int | None:
    """The longest period that can be granted with the status, in months; None where it has no end."""
    periods = _periods(status, permitted_on).value
    lengths = [*periods.get("months", ()), *((periods["up_to_months"],) if "up_to_months" in periods else ())]
    return max(lengths) if lengths else None


def _periods(status: str, permitted_on: date) -> Rule:
    try:
        return rule(f"periods_of_stay/{status}", permitted_on=permitted_on)
    except UnknownRule:
        raise ImpossibleFacts("status", f"{status!r} is no status of residence we know.") from None


def _is_listed(periods: Mapping[str, Any], months: int | None, days: int | None) -> bool:
    if months is not None:
        return months in periods.get("months", ())
    return days in periods.get("days", ()) or days in periods.get("formerly_days", ())


def _is_within_limit(
    periods: Mapping[str, Any], permitted_on: date, months: int | None, days: int | None
) -> bool:
    """Periods designated one by one, up to a longest; days may be designated as well as months."""
    if months is not None:
        return bool(months <= periods.get("up_to_months", 0))
    assert days is not None  # noqa: S101 - the caller gives one of the two
    if days <= periods.get("up_to_days", 0):
        return True
    if "up_to_months" not in periods:
        return False
    return end_of_period_days(permitted_on, days) <= end_of_period_months(
        permitted_on, periods["up_to_months"]
    )


def _unsettled(
    periods: Mapping[str, Any], *, valid: bool, months: int | None, days: int | None
) -> tuple[str, ...]:
    if not valid:
        return ()
    warnings = []
    if months is not None and months > periods.get("unsettled_above_months", months):
        warnings.append(GRANT_LENGTH_UNSETTLED)
    if periods.get("wording_changed_on_unknown_day") and not _is_listed(periods, months, days):
        warnings.append(WORDING_CHANGED_ON_UNKNOWN_DAY)
    if days in periods.get("formerly_days", ()):
        warnings.append(FORMER_PERIOD)
    return tuple(warnings)

"""What follows from a worker's stays: the cap, what must be asked for before it, transition preparation."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from compliance.common.dates import subtract_months
from compliance.reckoning.closed_days import open_day_on_or_before
from compliance.reckoning.stay_account import ExclusionClaim, stay_account
from compliance.reckoning.total_stay import total_stay
from compliance.reckoning.transition_preparation import transition_preparation_end
from compliance.rulebook import rule

from .catalogue import all_in_force, due

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from compliance.reckoning.due import Due
    from compliance.reckoning.exclusions import Exclusion
    from compliance.reckoning.stay_account import SixthYear
    from compliance.reckoning.stays import Stay
    from compliance.reckoning.total_stay import TotalStay


def total_stay_deadlines(
    *,
    stays: Sequence[Stay],
    on: date,
    exclusions: Sequence[Exclusion] = (),
    sixth_year: SixthYear | None = None,
) -> list[Due]:
    """D05, D06, D09: for a worker whose stay history is complete. Nothing where there is no cap.

    Approved leave moves the cap, and so does a sixth year once granted; what is only asked for does not.
    """
    used = total_stay(stays=stays, on=on, exclusions=exclusions)
    if sixth_year is not None and sixth_year.granted:
        used = _until_the_sixth_year(used, stays, on, exclusions, sixth_year)
    if used.cap_on is None:
        return []
    return all_in_force(
        lambda: [_cap(used)],
        lambda: [_request(used, on)],
        lambda: [_test_target(used, on)],
    )


def transition_preparation_deadlines(
    *, permitted_on: date, expires_on: date | None = None, accepted_on: date | None = None
) -> list[Due]:
    """D08: as printed on the card; else by the period the measure gives."""
    end = transition_preparation_end(permitted_on=permitted_on, accepted_on=accepted_on)
    last_day = expires_on or end.last_day
    safe_on = open_day_on_or_before(expires_on) if expires_on else end.safe_on
    return [due("transition_preparation_expiry", last_day=last_day, safe_on=safe_on, because=end.because)]


def _until_the_sixth_year(
    used: TotalStay,
    stays: Sequence[Stay],
    on: date,
    exclusions: Sequence[Exclusion],
    sixth_year: SixthYear,
) -> TotalStay:
    claims = [
        ExclusionClaim(
            kind=leave.kind,
            from_on=leave.from_on,
            to_on=leave.to_on,
            state="granted" if leave.approved else "requested",
            applied_on=leave.applied_on,
        )
        for leave in exclusions
    ]
    account = stay_account(stays=stays, on=on, claims=claims, sixth_year=sixth_year)
    if account.cap_on is None or account.cap_on == used.cap_on:
        return used
    safe_on = open_day_on_or_before(account.cap_on)
    return dataclasses.replace(used, cap_on=account.cap_on, safe_on=safe_on, because=account.because)


def _cap(used: TotalStay) -> Due:
    assert used.cap_on  # noqa: S101 - asked only where there is a cap
    assert used.safe_on  # noqa: S101
    return due(
        "five_year_cap",
        last_day=used.cap_on,
        safe_on=used.safe_on,
        because=used.because,
        warnings=used.warnings,
    )


def _request(used: TotalStay, on: date) -> Due:
    assert used.cap_on  # noqa: S101
    ahead = rule("residence/total_stay_exclusion_request", on=on)
    day = subtract_months(used.cap_on, ahead.value)
    return due(
        "exclusion_request",
        last_day=day,
        safe_on=open_day_on_or_before(day),
        because=(ahead, *used.because),
        warnings=used.warnings,
    )


def _test_target(used: TotalStay, on: date) -> Due:
    assert used.cap_on  # noqa: S101
    target = rule("residence/second_status_test_target", on=on)
    day = subtract_months(used.cap_on, target.value["months_before_cap"])
    return due(
        "ssw2_test_target",
        last_day=day,
        safe_on=open_day_on_or_before(day),
        opens_on=subtract_months(used.cap_on, target.value["start_months_before_cap"]),
        because=(target, *used.because),
        warnings=used.warnings,
    )

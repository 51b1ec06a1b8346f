"""What follows from a residence card or a certificate of eligibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.reckoning.closed_days import open_day_on_or_before
from compliance.reckoning.coe import coe_valid_until
from compliance.reckoning.extension import extension_window
from compliance.reckoning.special_period import special_period
from compliance.rulebook import history, rule

from .catalogue import all_in_force, due

if TYPE_CHECKING:
    from datetime import date

    from compliance.reckoning.due import Due


def card_deadlines(
    *,
    expires_on: date,
    status: str | None = None,
    period_months: int | None = None,
    period_days: int | None = None,
    applied_on: date | None = None,
) -> list[Due]:
    """D01 to D04: the card's end, the window for its extension, and the special period.

    The special period needs `applied_on`, the day a still undecided application was filed. Where the stay has
    no end there is only a card to renew.
    """
    if status is not None and _has_no_end(status):
        return all_in_force(lambda: [_expiry(expires_on)])
    return all_in_force(
        lambda: [_expiry(expires_on)],
        lambda: _extension(expires_on, period_months),
        lambda: _special_period(expires_on, applied_on, period_days),
    )


def coe_deadlines(*, issued_on: date) -> list[Due]:
    """D10: landing with a certificate of eligibility."""
    validity = coe_valid_until(issued_on=issued_on)
    return [
        due(
            "coe_validity",
            last_day=validity.last_day,
            safe_on=validity.safe_on,
            because=validity.because,
            warnings=validity.warnings,
        )
    ]


def _has_no_end(status: str) -> bool:
    periods = history(f"periods_of_stay/{status}").versions[-1].value
    return "open_ended" in periods and periods["open_ended"] == "indefinite"


def _expiry(expires_on: date) -> Due:
    return due(
        "card_expiry",
        last_day=expires_on,
        safe_on=open_day_on_or_before(expires_on),
        because=(rule("residence/extension_last_day", on=expires_on),),
    )


def _extension(expires_on: date, period_months: int | None) -> list[Due]:
    window = extension_window(expires_on=expires_on, period_months=period_months)
    return [
        # The opening is no limit: it is neither moved nor planned before.
        due(
            "extension_opens",
            last_day=window.opens_on,
            safe_on=window.opens_on,
            opens_on=window.opens_on,
            because=window.because,
            warnings=window.warnings,
        ),
        due(
            "extension_last_day",
            last_day=window.last_day,
            safe_on=window.safe_on,
            opens_on=window.opens_on,
            because=window.because,
            warnings=window.warnings,
        ),
    ]


def _special_period(expires_on: date, applied_on: date | None, period_days: int | None) -> list[Due]:
    if applied_on is None:
        return []
    period = special_period(expires_on=expires_on, applied_on=applied_on, period_days=period_days)
    if period.ends_on is None or period.safe_on is None:
        return []
    return [
        due(
            "special_period_end",
            last_day=period.ends_on,
            safe_on=period.safe_on,
            because=period.because,
            warnings=period.warnings,
        )
    ]

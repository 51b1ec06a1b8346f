"""登録支援機関: the term of its registration, when to renew it, and the form of its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.common.dates import last_day_of_month, subtract_months
from compliance.common.text import nfkc
from compliance.rulebook import history, rule

from .closed_days import open_day_on_or_before
from .periods import add_period

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalWindow:
    opens_on: date
    closes_on: date
    safe_on: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationTerm:
    """When a registration made on a day ends; the register itself stands above this count."""

    expires_on: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationNumber:
    valid: bool
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def rso_renewal_window(*, expires_on: date) -> RenewalWindow:
    """Immigration Act 19-23: whole months, counted back from the month of expiry."""
    window = rule("support_body/renewal_window", on=expires_on)
    first_of_month = expires_on.replace(day=1)
    closing_month = subtract_months(first_of_month, window.value["closes_months_before"])
    closes_on = last_day_of_month(closing_month.year, closing_month.month)
    return RenewalWindow(
        opens_on=subtract_months(first_of_month, window.value["opens_months_before"]),
        closes_on=closes_on,
        safe_on=open_day_on_or_before(closes_on),
        because=(window,),
    )


def registration_term(*, registered_on: date) -> RegistrationTerm:
    """Immigration Act 19-23: years from the registration."""
    term = rule("support_body/term", on=registered_on)
    period = add_period(from_on=registered_on, months=term.value["years"] * 12)
    return RegistrationTerm(
        expires_on=period.last_day, because=(term, *period.because), warnings=period.warnings
    )


def registration_number(*, number: str, on: date | None = None) -> RegistrationNumber:
    """Two digits of the year, 登, six digits."""
    rule_id = "support_body/registration_number"
    form = rule(rule_id, on=on) if on else history(rule_id).versions[-1]
    valid = re.fullmatch(form.value["pattern"], nfkc(number), re.ASCII) is not None
    return RegistrationNumber(valid=valid, because=(form,))

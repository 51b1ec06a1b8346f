"""在留資格認定証明書: until when one may land with a certificate of eligibility."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.rulebook import rule

from .closed_days import open_day_on_or_before
from .periods import add_period

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateValidity:
    last_day: date
    safe_on: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def coe_valid_until(*, issued_on: date) -> CertificateValidity:
    """The last day to land with it: months after the issue, first day excluded."""
    validity = rule("residence/coe_validity", on=issued_on)
    period = add_period(from_on=issued_on, months=validity.value)
    return CertificateValidity(
        last_day=period.last_day,
        safe_on=open_day_on_or_before(period.safe_on),
        because=(validity, *period.because),
        warnings=period.warnings,
    )

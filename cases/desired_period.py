"""希望する在留期間: the period an application asks for; how it is written, and how long it may be at most."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.common.text import nfkc
from compliance.reckoning.period_of_stay import (
    EXTENSION,
    longest_period_months,
    period_of_stay_end,
    period_of_stay_valid,
)
from compliance.reckoning.statuses import status_slugs

if TYPE_CHECKING:
    from datetime import date

MONTHS_A_YEAR: Final = 12
_WRITTEN: Final = re.compile(r"(?:(\d{1,2})\s*年)?\s*(?:(\d{1,3})\s*[かカケヵヶ箇個]?月)?間?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLimit:
    """How long a period an extension may ask for.

    Two things bound it: the status' own periods, and what is left of the total stay. `cap_on` is the last day
    of the total stay, None where there is none or it is unknown. A status we do not know sets no limit.
    """

    status: str
    filed_on: date
    expires_on: date | None
    cap_on: date | None = None

    def is_grantable(self, months: int) -> bool:
        """Whether the status is granted for that long, the total stay aside."""
        if self.status not in status_slugs():
            return months > 0
        return period_of_stay_valid(status=self.status, permitted_on=self.filed_on, months=months).valid

    def is_left(self, months: int) -> bool:
        """Whether the total stay leaves room for that long after the present period."""
        if self.cap_on is None or self.expires_on is None:
            return True
        end = period_of_stay_end(
            basis=EXTENSION, permitted_on=self.filed_on, months=months, previous_expiry=self.expires_on
        )
        return end.expires_on <= self.cap_on

    def allows(self, months: int) -> bool:
        return months > 0 and self.is_grantable(months) and self.is_left(months)

    @property
    def longest(self) -> int | None:
        """The most months that may be asked for; 0 when nothing is left, None when there is no limit."""
        if self.status not in status_slugs():
            return None
        most = longest_period_months(status=self.status, permitted_on=self.filed_on)
        if most is None:
            return None
        return next((months for months in range(most, 0, -1) if self.allows(months)), 0)

    @property
    def grantable(self) -> tuple[int, ...]:
        """Every period in months the status is granted for."""
        most = longest_period_months(status=self.status, permitted_on=self.filed_on) or 0
        return tuple(months for months in range(1, most + 1) if self.is_grantable(months))


def months_of(text: str) -> int | None:
    """The months a written period means: 1年, 6月, 1年6か月, ３年; None when it is no period."""
    match = _WRITTEN.fullmatch(nfkc(text).replace(" ", ""))
    if match is None or not any(match.groups()):
        return None
    years, months = (int(part) if part else 0 for part in match.groups())
    return years * MONTHS_A_YEAR + months or None


def written(months: int) -> str:
    """A period as forms and cards write it: 1年, 6月, 1年6月."""
    years, rest = divmod(months, MONTHS_A_YEAR)
    return (f"{years}年" if years else "") + (f"{rest}月" if rest or not years else "")

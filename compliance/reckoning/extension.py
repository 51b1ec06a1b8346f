"""在留期間更新: from when and until when an extension of the period of stay can be filed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compliance.common.dates import subtract_months
from compliance.rulebook import rule

from .closed_days import open_day_on_or_before

if TYPE_CHECKING:
    from datetime import date

    from compliance.rulebook import Rule

OPENS_LATER_FOR_SHORT_PERIODS: Final = "opening_unknown_for_short_period"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionWindow:
    opens_on: date
    last_day: date
    safe_on: date
    because: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def extension_window(*, expires_on: date, period_months: int | None = None) -> ExtensionWindow:
    """Immigration Act 21: until the day the period of stay ends, which no closed day moves.

    Counted back, months clamp to the month's end: a stay to 31 May opens on 28 February.
    """
    opens = rule("residence/extension_opens", on=expires_on)
    shortest = rule("residence/extension_opens_for_period", on=expires_on)
    is_short = period_months is not None and period_months < shortest.value
    return ExtensionWindow(
        opens_on=subtract_months(expires_on, opens.value),
        last_day=expires_on,
        safe_on=open_day_on_or_before(expires_on),
        because=(
            rule("residence/extension_last_day", on=expires_on),
            opens,
            rule("calendar/roll_period_of_stay", on=expires_on),
            *((shortest,) if is_short else ()),
        ),
        warnings=(OPENS_LATER_FOR_SHORT_PERIODS,) if is_short else (),
    )

"""What looks wrong with a month's payroll: said, never in the way."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from compliance.employment.models import PayrollRecord

NET_DIFFERS: Final = "net_differs"
PAY_WITHOUT_DAYS: Final = "pay_without_days"
DAYS_WITHOUT_HOURS: Final = "days_without_hours"
MORE_DAYS_THAN_THE_MONTH: Final = "more_days_than_the_month"
OVERTIME_WITHOUT_PAY: Final = "overtime_without_pay"
PAY_WITHOUT_OVERTIME: Final = "overtime_pay_without_hours"
HOURS_A_DAY: Final = 24


def findings(record: PayrollRecord) -> tuple[str, ...]:
    """Codes of what does not fit together."""
    days = record.working_days
    found = {
        NET_DIFFERS: record.net is not None and record.net != record.expected_net,
        PAY_WITHOUT_DAYS: days == 0 and record.overtime_pay > 0,
        DAYS_WITHOUT_HOURS: days > 0 and record.regular_hours + record.overtime_hours == 0,
        MORE_DAYS_THAN_THE_MONTH: days > monthrange(record.year, record.month)[1]
        or record.regular_hours + record.overtime_hours > days * HOURS_A_DAY,
        OVERTIME_WITHOUT_PAY: record.overtime_hours > 0 and record.overtime_pay == 0,
        PAY_WITHOUT_OVERTIME: record.overtime_pay > 0 and record.overtime_hours == 0,
    }
    return tuple(code for code, applies in found.items() if applies)

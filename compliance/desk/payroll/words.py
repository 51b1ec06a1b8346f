"""What looks wrong with a month's payroll, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.employment import payroll_check

if TYPE_CHECKING:
    from compliance.employment.models import PayrollRecord

_WORDS: Final = {
    payroll_check.PAY_WITHOUT_DAYS: gettext_lazy("Overtime is paid, and no day was worked."),
    payroll_check.DAYS_WITHOUT_HOURS: gettext_lazy("Days were worked, and no hours."),
    payroll_check.MORE_DAYS_THAN_THE_MONTH: gettext_lazy("More days or hours than the month has."),
    payroll_check.OVERTIME_WITHOUT_PAY: gettext_lazy("Overtime was worked and is not paid."),
    payroll_check.PAY_WITHOUT_OVERTIME: gettext_lazy("Overtime is paid and no hours are entered."),
}


def warnings_of(record: PayrollRecord) -> list[str]:
    """Each in a sentence, the difference of the totals with both sums."""
    return [_said(code, record) for code in payroll_check.findings(record)]


def _said(code: str, record: PayrollRecord) -> str:
    if code == payroll_check.NET_DIFFERS:
        return _("Pay less deductions makes %(expected)s yen; the net pay is entered as %(net)s yen.") % {
            "expected": f"{record.expected_net:,}",
            "net": f"{record.net:,}",
        }
    return str(_WORDS[code])
